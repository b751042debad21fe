package dev.spikeloom.design.probe;

/**
 * What a probe shows, whatever its signal is called: a constant of an enum. The ports, each family of machines and its layers
 * have an enum each.
 */
public interface ProbeKey {
    String name();

    int ordinal();
}
