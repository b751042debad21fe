package dev.spikeloom.design.register;

import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The host interface of an accelerator: AXI streams for spikes and results, and registers. It holds what these have to
 * know of the core, and nothing else of the design.
 *
 * @param inputs bits of a spike vector
 * @param headClasses classes of each head, head 0 first
 * @param weightBits bits of a weight of each layer of the core, input side first
 * @param maxTimeSteps the most time steps of a sample
 * @param format what the beats of the input stream hold
 * @param streamBits width of a beat of the input stream: 32, 64 or 128 for packed bits, 32 for events
 * @param load the core's load port; empty if its weights are fixed
 * @param countSelectBits width of the number of a performance counter, up to 31; 0 if the core has none
 */
public record HostInterface(
        int inputs,
        List<Integer> headClasses,
        List<Integer> weightBits,
        int maxTimeSteps,
        SpikeFormat format,
        int streamBits,
        Optional<LoadMap> load,
        int countSelectBits) {

    /** Width of a beat of the result stream, of a register and of an event. */
    public static final int WORD_BITS = 32;

    /** Heads whose classes share a beat of the result stream. */
    public static final int HEADS_PER_BEAT = 2;

    /** Width of the number of results of a packet. */
    public static final int PACKET_BITS = 16;

    /** @throws InputException if the input stream cannot have this width; names it and what is allowed */
    public HostInterface {
        headClasses = List.copyOf(headClasses);
        weightBits = List.copyOf(weightBits);
        if (format == SpikeFormat.EVENTS && streamBits != WORD_BITS) {
            throw new InputException("a stream of events of " + streamBits + " bits is not possible, allowed is 32");
        }
        if (!List.of(32, 64, 128).contains(streamBits)) {
            throw new InputException(
                    "a stream of spikes of " + streamBits + " bits is not possible, allowed are 32, 64 and 128");
        }
    }

    /** Layers of the core. */
    public int layers() {
        return weightBits.size();
    }

    /** Bits of a weight of the layer that has the most. */
    public int mostWeightBits() {
        return Collections.max(weightBits);
    }

    public boolean events() {
        return format == SpikeFormat.EVENTS;
    }

    public boolean loadable() {
        return load.isPresent();
    }

    public boolean counters() {
        return countSelectBits > 0;
    }

    /** Whether there is a stream to load numbers through. */
    public boolean loadStream() {
        return loadStreamBits() > 0;
    }

    /** Width of a beat of the load stream; 0 without one. */
    public int loadStreamBits() {
        int lanes = load.map(LoadMap::lanes).orElse(1);
        return lanes == 1 ? 0 : lanes * loadNumberBits();
    }

    /** Bits of a weight on the load stream: whole bytes, as the widest layer needs them. */
    public int loadNumberBits() {
        return LoadMap.streamBits(mostWeightBits());
    }

    /** Logarithm of the thresholds or biases of its beat. */
    public int loadWideBits() {
        return Integer.numberOfTrailingZeros(loadStreamBits() / WORD_BITS);
    }

    /** Whether no spikes may go into the core while what came over it is being written. */
    public boolean loadsAlone() {
        return loadStream() && !load.orElseThrow().whileBusy();
    }

    /** The number of the last performance counter: of the last layer, the last one. */
    public int lastCountSelect() {
        return ((layers() - 1) << PerformanceCounter.NUMBER_BITS) + lastCounter();
    }

    /** The number of the last performance counter within a layer. */
    public int lastCounter() {
        return PerformanceCounter.COUNT - 1;
    }

    /** Width of the index of an input. */
    public int indexBits() {
        return Bits.unsigned(inputs - 1L);
    }

    /** Beats of a whole spike vector in packed bits. */
    public int spikeBeats() {
        return (inputs + streamBits - 1) / streamBits;
    }

    /** Width of the number of a beat of packed bits, one beyond the last included. */
    public int spikeBeatBits() {
        return Bits.unsigned(spikeBeats());
    }

    /** Width of a beat of the input stream with all that goes with its data: kept bytes and the mark of the last beat. */
    public int beatBits() {
        return streamBits + streamBits / Byte.SIZE + 1;
    }

    /** Width of the number of results of a packet. */
    public int packetBits() {
        return PACKET_BITS;
    }

    /** Classes of all heads. */
    public int classes() {
        return headClasses.stream().mapToInt(Integer::intValue).sum();
    }

    /** Width of the class of a head. */
    public int classBits(int head) {
        return Bits.unsigned(headClasses.get(head) - 1L);
    }

    /** Width of a spike count and of the number of time steps. */
    public int countBits() {
        return Bits.unsigned(maxTimeSteps);
    }

    /** Beats with classes in the packet of a result. */
    public int classBeats() {
        return (headClasses.size() + HEADS_PER_BEAT - 1) / HEADS_PER_BEAT;
    }

    /** Beats of the packet of a result. */
    public int resultBeats() {
        return classBeats() + classes();
    }

    /** Width of the number of a beat of a result. */
    public int resultBeatBits() {
        return Bits.unsigned(resultBeats() - 1L);
    }
}
