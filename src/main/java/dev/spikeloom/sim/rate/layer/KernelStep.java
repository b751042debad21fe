package dev.spikeloom.sim.rate.layer;

/** What a stage of a convolution's pipeline between its event register and its potentials holds. */
final class KernelStep {
    boolean valid;
    /** Whether there is a spike; not in the step of an empty vector. */
    boolean read;
    /** The last step of its vector. */
    boolean last;
    /** Its vector is that of the last time step of its sample. */
    boolean finalStep;

    int fold;
    /** The row of the kernel memory, and the word. */
    int kernelWord;
    /** The word of potentials of a bank that does not lie before the origin. */
    int target;
    /** The spike's row and column: which banks it reaches, and which of the weights each takes, follows from them. */
    int row;

    int column;
    /** The weights that were read, {@code [elements * lanes]}; of a step that has passed the memory. */
    int[] word;
}
