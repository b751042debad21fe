package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.spike.SpikeVector;
import java.util.TreeMap;

/**
 * What a convolution does with spike vectors, whenever it does it. How long a spike takes, and how many weights it adds,
 * depends on its position: inputs for which both are the same are counted by masks over words of the spike vector.
 */
final class ConvolutionTally implements SummedTally<ConvolutionTally> {
    private static final int LAST_SHIFT = 40;

    private final ConvolutionDesign layer;
    /** {@code [groups]}: a word of the spike vector, the inputs of it, and what each of them takes and adds. */
    private final int[] words;

    private final long[] masks;
    private final int[] stepsOf;
    private final long[] operationsOf;
    /** {@code [inputs]} */
    private final int[] stepsOfInput;

    /** {@code [time steps]}, those that reach no output included. */
    final long[] spikesByStep;
    /** Spikes that reach an output. */
    long issuedSpikes;

    long vectors;
    long emptyVectors;
    /** Vectors of last time steps. */
    long finalVectors;
    /** Steps of all spikes. */
    long steps;

    long synapticOperations;

    /** Steps of the spikes of the vector that was added last. */
    private long vectorSteps;

    ConvolutionTally(ConvolutionDesign layer, int timeSteps) {
        this.layer = layer;
        this.spikesByStep = new long[timeSteps];
        this.stepsOfInput = new int[layer.inputs()];
        TreeMap<Long, Long> maskByWork = new TreeMap<>();
        int channels = layer.grid().channels();
        int columns = layer.grid().input().columns();
        for (int input = 0; input < stepsOfInput.length; input++) {
            int row = input / channels / columns;
            int column = input / channels % columns;
            stepsOfInput[input] = layer.stepsOf(row, column);
            if (stepsOfInput[input] > 0) {
                int outputs = layer.grid().rows().reached(row)
                        * layer.grid().columns().reached(column);
                long key = ((long) (input / Long.SIZE) << Integer.SIZE)
                        | ((long) stepsOfInput[input] << Short.SIZE)
                        | outputs;
                maskByWork.merge(key, 1L << input, (a, b) -> a | b);
            }
        }
        this.words = maskByWork.keySet().stream()
                .mapToInt(key -> (int) (key >>> Integer.SIZE))
                .toArray();
        this.masks = maskByWork.values().stream().mapToLong(Long::longValue).toArray();
        this.stepsOf = maskByWork.keySet().stream()
                .mapToInt(key -> key.intValue() >>> Short.SIZE)
                .toArray();
        this.operationsOf = maskByWork.keySet().stream()
                .mapToLong(key -> (key & 0xffff) * layer.grid().filters())
                .toArray();
    }

    /** The steps of a vector, those of an empty one included. */
    static long stepsOf(long work) {
        return work & ((1L << LAST_SHIFT) - 1);
    }

    /** The steps of its last spike. */
    static long lastStepsOf(long work) {
        return work >>> LAST_SHIFT;
    }

    @Override
    public long add(int step, SpikeVector presynaptic, int active) {
        vectors++;
        finalVectors += step == spikesByStep.length - 1 ? 1 : 0;
        spikesByStep[step] += active;
        long spikes = 0;
        vectorSteps = 0;
        for (int group = 0; group < words.length; group++) {
            int count = Long.bitCount(presynaptic.word(words[group]) & masks[group]);
            spikes += count;
            vectorSteps += (long) count * stepsOf[group];
            synapticOperations += count * operationsOf[group];
        }
        issuedSpikes += spikes;
        steps += vectorSteps;
        if (spikes == 0) {
            emptyVectors++;
            return (1L << LAST_SHIFT) | 1;
        }
        return ((long) stepsOfLast(presynaptic) << LAST_SHIFT) | vectorSteps;
    }

    private int stepsOfLast(SpikeVector presynaptic) {
        for (int word = presynaptic.wordCount() - 1; word >= 0; word--) {
            long left = presynaptic.word(word);
            while (left != 0) {
                int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(left);
                int taken = stepsOfInput[word * Long.SIZE + bit];
                if (taken > 0) {
                    return taken;
                }
                left &= ~(1L << bit);
            }
        }
        throw new IllegalStateException("no spike reaches an output");
    }

    @Override
    public int leastCycles() {
        return layer.leastCycles((int) vectorSteps);
    }

    @Override
    public long[] spikesByStep() {
        return spikesByStep;
    }

    @Override
    public void add(ConvolutionTally other) {
        vectors += other.vectors;
        emptyVectors += other.emptyVectors;
        finalVectors += other.finalVectors;
        issuedSpikes += other.issuedSpikes;
        steps += other.steps;
        synapticOperations += other.synapticOperations;
        for (int step = 0; step < spikesByStep.length; step++) {
            spikesByStep[step] += other.spikesByStep[step];
        }
    }

    ConvolutionDesign layer() {
        return layer;
    }
}
