package dev.spikeloom.regress.check;

/**
 * The first value that differs.
 *
 * @param cycle null where there is no clock
 */
public record Difference(Long cycle, String signal, String expected, String found) {}
