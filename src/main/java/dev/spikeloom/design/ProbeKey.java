package dev.spikeloom.design;

/** What a probe shows, whatever its signal is called. The ports, each family of machines and its layers have an enum each. */
public interface ProbeKey {
    /** That of the constant. */
    String name();
}
