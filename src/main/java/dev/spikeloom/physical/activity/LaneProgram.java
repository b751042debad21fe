package dev.spikeloom.physical.activity;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.Condition;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.DesignNetlist.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The gates and flip-flops of a netlist for 64 runs at once, a bit each: gates in an order in which each comes behind those that
 * it depends on, as words of a machine with a stack.
 */
final class LaneProgram {
    /** Words below this are operators; from here on they push a constant or a net. */
    private static final int NOT = -10;

    private static final int AND = -11;
    private static final int OR = -12;
    private static final int XOR = -13;
    private static final int DEEPEST = 64;

    private final int[] code;
    private final int[] begins;
    private final int[] targets;
    private final int[] data;
    private final int[] outputs;
    private final int[] enables;
    private final boolean[] initial;
    private final long[] stack = new long[DEEPEST];
    private final long[] next;

    /** One output of a gate. */
    private record Function(int target, int[] words) {}

    LaneProgram(DesignNetlist netlist) {
        List<Function> functions = new ArrayList<>();
        List<int[]> flops = new ArrayList<>();
        List<Boolean> starts = new ArrayList<>();
        IdentityHashMap<LibraryCell, Map<String, List<String>>> postfix = new IdentityHashMap<>();
        for (Instance instance : netlist.instances()) {
            for (Gate gate : instance.module().gates()) {
                add(functions, instance, gate, postfix.computeIfAbsent(gate.cell(), LaneProgram::postfix));
            }
            for (Flop flop : instance.module().flops()) {
                flops.add(new int[] {instance.net(flop.data()), instance.net(flop.output()), instance.net(flop.enable())
                });
                starts.add(flop.initial());
            }
        }
        List<Function> ordered = ordered(functions, netlist.nets());
        targets = ordered.stream().mapToInt(Function::target).toArray();
        begins = new int[targets.length + 1];
        code = ordered.stream()
                .flatMapToInt(function -> Arrays.stream(function.words()))
                .toArray();
        for (int i = 0; i < targets.length; i++) {
            begins[i + 1] = begins[i] + ordered.get(i).words().length;
        }
        data = flops.stream().mapToInt(flop -> flop[0]).toArray();
        outputs = flops.stream().mapToInt(flop -> flop[1]).toArray();
        enables = flops.stream().mapToInt(flop -> flop[2]).toArray();
        initial = new boolean[outputs.length];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = starts.get(i);
        }
        next = new long[outputs.length];
    }

    private static Map<String, List<String>> postfix(LibraryCell cell) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (LibraryPin pin : cell.pins().values()) {
            if (pin.direction() == Direction.OUTPUT && pin.function().isPresent()) {
                words.put(pin.name(), Condition.parse(pin.function().get()).postfix());
            }
        }
        return words;
    }

    private static void add(List<Function> functions, Instance instance, Gate gate, Map<String, List<String>> outputs) {
        Map<String, Integer> nets = new LinkedHashMap<>();
        int at = 0;
        for (String pin : gate.cell().pins().keySet()) {
            nets.put(pin, instance.net(gate.bits()[at++]));
        }
        outputs.forEach((pin, words) -> {
            int target = nets.get(pin);
            if (target >= 0) {
                functions.add(new Function(
                        target,
                        words.stream().mapToInt(word -> word(word, nets)).toArray()));
            }
        });
    }

    private static int word(String word, Map<String, Integer> nets) {
        return switch (word) {
            case "!" -> NOT;
            case "&" -> AND;
            case "|" -> OR;
            case "^" -> XOR;
            case "0" -> CellModule.ZERO;
            case "1" -> CellModule.ONE;
            default -> nets.getOrDefault(word, CellModule.NONE);
        };
    }

    /** Each behind those whose outputs it takes. */
    private static List<Function> ordered(List<Function> functions, int nets) {
        int[] driver = new int[nets];
        Arrays.fill(driver, -1);
        for (int i = 0; i < functions.size(); i++) {
            driver[functions.get(i).target()] = i;
        }
        int[] waiting = new int[functions.size()];
        List<List<Integer>> readers = new ArrayList<>();
        functions.forEach(function -> readers.add(new ArrayList<>(2)));
        for (int i = 0; i < waiting.length; i++) {
            for (int word : functions.get(i).words()) {
                if (word >= 0 && driver[word] >= 0) {
                    waiting[i]++;
                    readers.get(driver[word]).add(i);
                }
            }
        }
        int[] queue = new int[waiting.length];
        int end = 0;
        for (int i = 0; i < waiting.length; i++) {
            if (waiting[i] == 0) {
                queue[end++] = i;
            }
        }
        List<Function> ordered = new ArrayList<>(waiting.length);
        for (int at = 0; at < end; at++) {
            ordered.add(functions.get(queue[at]));
            for (int reader : readers.get(queue[at])) {
                if (--waiting[reader] == 0) {
                    queue[end++] = reader;
                }
            }
        }
        if (end < waiting.length) {
            throw new InputException("the netlist has a loop of gates: " + (waiting.length - end) + " of them are in or"
                    + " behind one");
        }
        return ordered;
    }

    /** Lets flip-flops start from their initial values. */
    void start(long[] values) {
        for (int i = 0; i < outputs.length; i++) {
            values[outputs[i]] = initial[i] ? -1L : 0;
        }
    }

    /** Lets all gates follow their inputs. */
    void settle(long[] values) {
        for (int gate = 0; gate < targets.length; gate++) {
            int depth = 0;
            for (int at = begins[gate]; at < begins[gate + 1]; at++) {
                int word = code[at];
                switch (word) {
                    case NOT -> stack[depth - 1] = ~stack[depth - 1];
                    case AND -> {
                        depth--;
                        stack[depth - 1] &= stack[depth];
                    }
                    case OR -> {
                        depth--;
                        stack[depth - 1] |= stack[depth];
                    }
                    case XOR -> {
                        depth--;
                        stack[depth - 1] ^= stack[depth];
                    }
                    default -> stack[depth++] = value(values, word);
                }
            }
            values[targets[gate]] = stack[0];
        }
    }

    /** What flip-flops will be after the edge; they are not before {@link #commit}. */
    void evaluate(long[] values) {
        for (int i = 0; i < next.length; i++) {
            long enable = value(values, enables[i]);
            next[i] = (value(values, data[i]) & enable) | (values[outputs[i]] & ~enable);
        }
    }

    void commit(long[] values) {
        for (int i = 0; i < next.length; i++) {
            values[outputs[i]] = next[i];
        }
    }

    static long value(long[] values, int net) {
        if (net >= 0) {
            return values[net];
        }
        return net == CellModule.ONE ? -1L : 0;
    }
}
