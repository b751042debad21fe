package dev.spikeloom.physical.netlist;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.Condition;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryCell.FlipFlop;
import dev.spikeloom.physical.liberty.LibraryCell.Kind;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.liberty.LibraryPin.GateRole;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The cells that stand for what a mapped module has beside gates: the smallest of a library that do it.
 *
 * @param flop the flip-flop
 * @param inverter the smallest, which goes with a flip-flop that has an inverted output alone
 * @param buffer of a middle size
 * @param multiplexer of two inputs, where the library has one
 * @param clockGate which takes the clock from flip-flops that hold, where the library has one
 */
public record CellChoice(
        Register flop,
        LibraryCell inverter,
        LibraryCell buffer,
        Optional<Multiplexer> multiplexer,
        Optional<ClockGate> clockGate) {

    /**
     * A flip-flop at the rising edge.
     *
     * @param inverted whether the output is the inverse of what was taken
     * @param tied inputs that are to be constant, such as a reset
     */
    public record Register(
            LibraryCell cell, String clock, String data, String output, boolean inverted, Map<String, Boolean> tied) {}

    /**
     * A multiplexer.
     *
     * @param low the input that counts where the choice is 0
     * @param high the input that counts where it is 1
     */
    public record Multiplexer(LibraryCell cell, String choice, String low, String high, String output) {
        private boolean is(Condition function) {
            for (int state = 0; state < 8; state++) {
                Map<String, Boolean> pins =
                        Map.of(choice, (state & 1) != 0, low, (state & 2) != 0, high, (state & 4) != 0);
                if (function.holds(pins::get) != (pins.get(choice) ? pins.get(high) : pins.get(low))) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A clock gate; a pin for tests is to be 0. */
    public record ClockGate(LibraryCell cell, String clock, String enable, String output, Optional<String> test) {}

    /** @throws InputException if the library has no flip-flop at a rising edge, no inverter or no buffer */
    public static CellChoice of(CellLibrary library) {
        List<LibraryCell> inverters = unary(library, false);
        List<LibraryCell> buffers = unary(library, true);
        if (inverters.isEmpty()) {
            throw missing(library, "inverter");
        }
        if (buffers.isEmpty()) {
            throw missing(library, "buffer");
        }
        return new CellChoice(
                smallest(library, CellChoice::register, Register::cell)
                        .orElseThrow(() -> missing(library, "flip-flop with one data input at a rising edge")),
                inverters.get(0),
                middle(buffers),
                smallest(library, CellChoice::multiplexer, Multiplexer::cell),
                smallest(library, CellChoice::clockGate, ClockGate::cell));
    }

    private static InputException missing(CellLibrary library, String what) {
        return new InputException("library " + library.name() + " has no " + what + ", which a design needs");
    }

    private static <T> Optional<T> smallest(
            CellLibrary library, Function<LibraryCell, Optional<T>> as, Function<T, LibraryCell> cell) {
        return library.cells().values().stream()
                .filter(candidate -> candidate.area() > 0)
                .map(as)
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble((T found) -> cell.apply(found).area())
                        .thenComparing(found -> cell.apply(found).name()));
    }

    /** Those with one input and one output, the smallest first. */
    private static List<LibraryCell> unary(CellLibrary library, boolean follows) {
        return library.cells().values().stream()
                .filter(cell -> cell.kind() == Kind.COMBINATIONAL && cell.area() > 0)
                .filter(cell -> cell.inputs().size() == 1)
                .filter(cell -> function(cell)
                        .filter(function ->
                                function.holds(pin -> true) == follows && function.holds(pin -> false) != follows)
                        .isPresent())
                .sorted(Comparator.comparingDouble(LibraryCell::area).thenComparing(LibraryCell::name))
                .toList();
    }

    /** By how strong they are, which their inputs tell; a delay cell is as large as a strong buffer, and weak. */
    private static LibraryCell middle(List<LibraryCell> buffers) {
        List<LibraryCell> byStrength = buffers.stream()
                .sorted(Comparator.comparingDouble(
                                (LibraryCell cell) -> cell.inputs().get(0).capacitance())
                        .thenComparing(LibraryCell::area)
                        .thenComparing(LibraryCell::name))
                .toList();
        return byStrength.get((byStrength.size() + 1) * 2 / 3 - 1);
    }

    /** Of the one output, if there is one alone, and it can be had in any state. */
    static Optional<Condition> function(LibraryCell cell) {
        List<LibraryPin> outputs = cell.pins().values().stream()
                .filter(pin -> pin.direction() == Direction.OUTPUT)
                .toList();
        return outputs.size() == 1 ? outputs.get(0).function().map(Condition::parse) : Optional.empty();
    }

    private static Optional<Register> register(LibraryCell cell) {
        if (cell.kind() != Kind.FLIP_FLOP || cell.flipFlop().isEmpty()) {
            return Optional.empty();
        }
        FlipFlop flop = cell.flipFlop().get();
        if (flop.next().pins().size() != 1 || flop.clock().pins().size() != 1 || !rises(flop.clock())) {
            return Optional.empty();
        }
        String data = flop.next().pins().iterator().next();
        String clock = flop.clock().pins().iterator().next();
        Map<String, Boolean> tied = new HashMap<>();
        for (Condition forced :
                Stream.of(flop.clear(), flop.preset()).flatMap(Optional::stream).toList()) {
            if (forced.pins().size() != 1) {
                return Optional.empty();
            }
            tied.put(forced.pins().iterator().next(), forced.holds(pin -> false));
        }
        boolean known = cell.inputs().stream()
                .allMatch(pin -> pin.name().equals(data) || pin.name().equals(clock) || tied.containsKey(pin.name()));
        if (!known || tied.containsKey(data) || data.equals(clock)) {
            return Optional.empty();
        }
        boolean inverts = !flop.next().holds(pin -> true);
        return output(cell, flop, inverts, false)
                .or(() -> output(cell, flop, inverts, true))
                .map(pin -> new Register(
                        cell,
                        clock,
                        data,
                        pin,
                        !output(cell, flop, inverts, false).isPresent(),
                        Map.copyOf(tied)));
    }

    private static boolean rises(Condition clock) {
        return clock.holds(pin -> true);
    }

    /** The output that is what was taken, or its inverse. */
    private static Optional<String> output(LibraryCell cell, FlipFlop flop, boolean inverts, boolean inverse) {
        return cell.pins().values().stream()
                .filter(pin ->
                        pin.direction() == Direction.OUTPUT && pin.function().isPresent())
                .filter(pin -> {
                    Condition function = Condition.parse(pin.function().get());
                    boolean follows = function.holds(name -> name.equals(flop.state()));
                    boolean depends = follows != function.holds(name -> name.equals(flop.inverse()));
                    return depends && (follows != inverts) != inverse;
                })
                .map(LibraryPin::name)
                .findFirst();
    }

    private static Optional<Multiplexer> multiplexer(LibraryCell cell) {
        List<String> inputs = cell.inputs().stream().map(LibraryPin::name).toList();
        Optional<Condition> function = function(cell);
        if (cell.kind() != Kind.COMBINATIONAL || inputs.size() != 3 || function.isEmpty()) {
            return Optional.empty();
        }
        String output = cell.pins().values().stream()
                .filter(pin -> pin.direction() == Direction.OUTPUT)
                .findFirst()
                .orElseThrow()
                .name();
        for (String choice : inputs) {
            for (String low : inputs) {
                for (String high : inputs) {
                    Multiplexer candidate = new Multiplexer(cell, choice, low, high, output);
                    if (!choice.equals(low)
                            && !choice.equals(high)
                            && !low.equals(high)
                            && candidate.is(function.get())) {
                        return Optional.of(candidate);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<ClockGate> clockGate(LibraryCell cell) {
        Optional<String> clock = pin(cell, GateRole.CLOCK);
        Optional<String> enable = pin(cell, GateRole.ENABLE);
        Optional<String> output = pin(cell, GateRole.OUTPUT);
        return cell.kind() == Kind.CLOCK_GATE && clock.isPresent() && enable.isPresent() && output.isPresent()
                ? Optional.of(new ClockGate(cell, clock.get(), enable.get(), output.get(), pin(cell, GateRole.TEST)))
                : Optional.empty();
    }

    private static Optional<String> pin(LibraryCell cell, GateRole role) {
        return cell.pins().values().stream()
                .filter(pin -> pin.role().equals(Optional.of(role)))
                .map(LibraryPin::name)
                .findFirst();
    }
}
