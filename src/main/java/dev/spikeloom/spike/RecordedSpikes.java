package dev.spikeloom.spike;

/** Spike trains held in memory: samples x time steps x inputs, bit-packed. */
public final class RecordedSpikes implements SpikeSource {
    private final int samples;
    private final int steps;
    private final int inputs;
    private final int wordsPerStep;
    private final long[] words;

    /** Spike trains without a single spike. */
    public RecordedSpikes(int samples, int steps, int inputs) {
        this.samples = samples;
        this.steps = steps;
        this.inputs = inputs;
        this.wordsPerStep = SpikeVector.wordsFor(inputs);
        this.words = new long[Math.toIntExact((long) samples * steps * wordsPerStep)];
    }

    /** Records the first {@code samples} samples of a source over {@code steps} time steps. */
    public static RecordedSpikes record(SpikeSource source, int samples, int steps) {
        RecordedSpikes recorded = new RecordedSpikes(samples, steps, source.inputs());
        SpikeVector vector = new SpikeVector(source.inputs());
        for (int sample = 0; sample < samples; sample++) {
            for (int step = 0; step < steps; step++) {
                source.read(sample, step, vector);
                recorded.write(sample, step, vector);
            }
        }
        return recorded;
    }

    @Override
    public int samples() {
        return samples;
    }

    /** How many time steps each sample has. */
    public int steps() {
        return steps;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    /** @throws IndexOutOfBoundsException if there is no such sample or step */
    @Override
    public void read(int sample, int step, SpikeVector into) {
        into.copyFrom(words, offset(sample, step));
    }

    /**
     * Sets the spikes of a time step.
     *
     * @throws IllegalArgumentException if there are not as many as inputs
     * @throws IndexOutOfBoundsException if there is no such sample or step
     */
    public void write(int sample, int step, SpikeVector spikes) {
        if (spikes.size() != inputs) {
            throw new IllegalArgumentException("a vector of " + spikes.size() + " spikes for " + inputs + " inputs");
        }
        spikes.copyTo(words, offset(sample, step));
    }

    private int offset(int sample, int step) {
        if (sample < 0 || sample >= samples || step < 0 || step >= steps) {
            throw new IndexOutOfBoundsException(
                    "sample " + sample + ", step " + step + " of " + samples + " samples x " + steps + " steps");
        }
        return (sample * steps + step) * wordsPerStep;
    }
}
