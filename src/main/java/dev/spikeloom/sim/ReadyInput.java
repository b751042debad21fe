package dev.spikeloom.sim;

/** The receiving side of a valid/ready handshake; a function of registers alone. */
public interface ReadyInput {
    boolean ready();
}
