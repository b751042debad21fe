package dev.spikeloom.physical.liberty;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cell of a library.
 *
 * @param name of it
 * @param area in square micrometres
 * @param leakage in any state, in the library's unit
 * @param leakages in the states for which the library gives it
 * @param pins by name, in the order of the file
 * @param kind what it is
 * @param flipFlop what a flip-flop does
 * @param memory words and their bits, of a memory
 */
public record LibraryCell(
        String name,
        double area,
        double leakage,
        List<Leakage> leakages,
        Map<String, LibraryPin> pins,
        Kind kind,
        Optional<FlipFlop> flipFlop,
        Optional<MemorySize> memory) {
    /** Its inputs, in the order of the file. */
    public List<LibraryPin> inputs() {
        return pins.values().stream()
                .filter(pin -> pin.direction() == LibraryPin.Direction.INPUT)
                .toList();
    }

    /** What a cell does. */
    public enum Kind {
        COMBINATIONAL,
        FLIP_FLOP,
        LATCH,
        CLOCK_GATE,
        MEMORY
    }

    /** Leakage in a state, in the library's unit. */
    public record Leakage(Condition when, double value) {}

    /**
     * What a flip-flop does.
     *
     * @param state the name that functions of outputs have for it
     * @param inverse the name of its inverse
     * @param next state after the edge
     * @param clock the edge: where this becomes true
     * @param clear where it holds, the state is 0
     * @param preset where it holds, the state is 1
     */
    public record FlipFlop(
            String state,
            String inverse,
            Condition next,
            Condition clock,
            Optional<Condition> clear,
            Optional<Condition> preset) {}

    /** Of a memory macro. */
    public record MemorySize(int addressBits, int wordBits) {}
}
