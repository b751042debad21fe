package dev.spikeloom.design.rate;

/**
 * What the parameters of a layer come to on its shape, as plain values: elaboration looks them up once, simulators read
 * them in every cycle.
 *
 * @param bankRows depth of a bank in weight rows
 * @param interleaved whether neighbouring inputs are in neighbouring banks
 * @param readPorts of a bank
 * @param wordWeights weights in the word of a memory, of which several stand side by side if there are more lanes
 * @param issueWidth presynaptic indices issued a cycle, at most
 * @param encoderLaneBits log2 of the bits that a node of the priority encoder's tree looks at; enough for all if it is flat
 * @param readStage the stage in which the banks are read
 * @param readCycles from a read to its words
 * @param sumStages registers between the rows of a cycle and the accumulators: the last holds their sum
 * @param setLanes lanes that one set of control registers drives
 * @param inputBuffered whether a spike vector can wait at the input
 * @param outputBuffered whether a spike vector can wait at the output
 * @param sharedThreshold whether several neurons share a threshold register
 */
public record LayerParameters(
        int bankRows,
        boolean interleaved,
        int readPorts,
        int wordWeights,
        int issueWidth,
        int encoderLaneBits,
        int readStage,
        int readCycles,
        int sumStages,
        int setLanes,
        boolean inputBuffered,
        boolean outputBuffered,
        boolean sharedThreshold) {}
