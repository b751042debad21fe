package dev.spikeloom.physical.fast;

import java.util.Locale;

/** Parts of a design of which each kind has coefficients of its own. */
enum Part {
    /** A dense layer. */
    DENSE,
    /** A convolution. */
    CONVOLUTION,
    /** What is around the layers: sequencer, spike counter, decision, load port, and the streams and registers of a host. */
    CORE;

    /** What files call it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
