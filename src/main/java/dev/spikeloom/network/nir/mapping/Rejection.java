package dev.spikeloom.network.nir.mapping;

/** Why a node cannot become a part of a network. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Rejection(String reason) {
        super(reason, null, false, false);
    }
}
