package dev.spikeloom.sim;

/** The sending side of a valid/ready handshake that carries results; a function of registers alone. */
public interface ResultOutput {
    /** Whether a result is offered. */
    boolean resultValid();

    /** The spikes of each output neuron; they mean something while {@link #resultValid()}. */
    int[] resultCounts();

    /** The class of each head; they mean something while {@link #resultValid()}. */
    int[] resultClasses();
}
