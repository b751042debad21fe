package dev.spikeloom.sim.event;

/** What the timing of a block of successive samples depends on: a few numbers for each spike vector. */
final class VectorFacts {
    private final int timeSteps;
    private final int layers;
    /** {@code [vectors * layers]}. */
    private final long[] work;
    /** {@code [vectors]}. */
    private final int[] beats;

    private int firstSample;

    VectorFacts(int samples, int timeSteps, int layers) {
        this.timeSteps = timeSteps;
        this.layers = layers;
        this.beats = new int[Math.multiplyExact(samples, timeSteps)];
        this.work = new long[Math.multiplyExact(beats.length, layers)];
    }

    /** Begins another block; the facts of all its vectors are to be set anew. */
    void startAt(int sample) {
        firstSample = sample;
    }

    /** The number of a spike vector in the block. */
    int vector(int sample, int step) {
        return (sample - firstSample) * timeSteps + step;
    }

    void setBeats(int vector, int count) {
        beats[vector] = count;
    }

    /** Beats of the packet that carries it; 0 if the host offers whole vectors. */
    int beats(int vector) {
        return beats[vector];
    }

    void setWork(int vector, int layer, long facts) {
        work[vector * layers + layer] = facts;
    }

    /** What the timing of a layer depends on of the spike vector that it takes: what its tally has given. */
    long work(int vector, int layer) {
        return work[vector * layers + layer];
    }
}
