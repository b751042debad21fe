package dev.spikeloom.bench.libtorch;

/** One that trains. It keeps its network from round to round, and no processor busy in between. */
interface Side {
    /** What it runs on, in a line. */
    String description();

    /**
     * Trains for a while.
     *
     * @param loss mean over the samples
     */
    record Outcome(long samples, double loss) {}

    /** Trains for whole epochs, until at least {@code nanos} have passed. */
    Outcome train(long nanos);
}
