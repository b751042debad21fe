package dev.spikeloom.report.html.regression;

import java.util.List;

/**
 * What a few signals did over some time.
 *
 * @param unitsOfCycle units of time of a cycle
 * @param fromStart whether times are those of the whole check, and not of a part of it
 * @param signals from top to bottom
 * @param from first time
 * @param to first time that is not in it
 */
record Wave(int unitsOfCycle, boolean fromStart, List<Signal> signals, long from, long to) {
    Wave {
        signals = List.copyOf(signals);
    }

    /**
     * A signal.
     *
     * @param name with its scopes
     * @param bit whether it is a single bit, which is drawn as a line
     * @param changes in their order
     */
    record Signal(String name, boolean bit, List<Change> changes) {
        Signal {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A value from a time on.
     *
     * @param value {@code 0} and {@code 1} of a bit, else a text; {@code x} where it is not known
     */
    record Change(long at, String value) {}
}
