package dev.spikeloom.design.register;

/**
 * A value of a register that has a name.
 *
 * @param name in upper case
 * @param value the value
 */
public record NamedValue(String name, int value) {}
