package dev.spikeloom.sim;

/** The receiving side of a valid/ready handshake; a function of registers alone. */
interface ReadyInput {
    boolean ready();
}
