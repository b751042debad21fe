package dev.spikeloom.network.layer;

/** What belongs to a kind of layer: its shape, the layer itself, or what another floor makes of it. */
public interface OfKind {
    /** The name of the kind in messages, such as {@code dense}. */
    String kind();
}
