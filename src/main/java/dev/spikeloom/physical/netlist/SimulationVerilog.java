package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.liberty.Condition;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.netlist.CellModule.Child;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.CellModule.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapped module as Verilog for a simulation: each gate an assignment of its function, each flip-flop a register that
 * starts from its initial value. Only what a bit is driven by is traced: a signal of one bit of the module itself, an input
 * of the top module or the output of a memory.
 */
final class SimulationVerilog {
    /** Names that the emitted text has already, or that mean something. */
    private static final Set<String> TAKEN = Set.of("clk_i");

    private static final String UNTRACED = "  /* verilator tracing_off */\n";
    private static final String TRACED = "  /* verilator tracing_on */\n";

    private final CellModule module;
    private final boolean top;
    private final IdentityHashMap<LibraryCell, Map<String, Condition>> functions;
    private final String[] references;
    private final boolean[] isOwn;
    private final StringBuilder text = new StringBuilder();

    /**
     * Names all bits.
     *
     * @param top whether it is the top module, whose inputs nothing else traces
     * @param functions of the outputs of cells, which are filled in as they are needed
     */
    SimulationVerilog(CellModule module, boolean top, IdentityHashMap<LibraryCell, Map<String, Condition>> functions) {
        this.module = module;
        this.top = top;
        this.functions = functions;
        this.references = new String[module.bits()];
        this.isOwn = new boolean[module.bits()];
        name();
    }

    /** The traced signal that each bit is, where it is one of this module: a name, for a bit of a vector with its place. */
    record Traced(String signal, int place) {}

    private void name() {
        for (Port port : module.ports()) {
            if (port.input()) {
                refer(port.name(), port.bits());
            }
        }
        for (Child child : module.children()) {
            for (Port port : child.ports()) {
                if (!port.input()) {
                    refer(wire(child, port), port.bits());
                }
            }
        }
        Set<String> used = new HashSet<>(TAKEN);
        module.ports().forEach(port -> used.add(port.name()));
        for (int bit = 0; bit < references.length; bit++) {
            if (references[bit] == null) {
                isOwn[bit] = true;
                references[bit] = unused(module.names().get(bit), bit, used);
            }
        }
    }

    private void refer(String vector, int[] bits) {
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] >= 0 && references[bits[i]] == null) {
                references[bits[i]] = bits.length == 1 ? vector : vector + "[" + i + "]";
            }
        }
    }

    private static String unused(String name, int bit, Set<String> used) {
        String plain = name.isEmpty() ? "n" + bit : "s_" + plain(name);
        return used.add(plain) ? plain : plain + "_n" + bit;
    }

    static String plain(String name) {
        return name.replaceAll("\\]\\[|[\\[.]", "_").replaceAll("[^A-Za-z0-9_]", "");
    }

    private static String wire(Child child, Port port) {
        return "x_" + plain(child.name()) + "_" + port.name();
    }

    /** The signal of each bit that this module alone traces; null of the others. */
    Traced[] traced() {
        Traced[] traced = new Traced[module.bits()];
        for (int bit = 0; bit < traced.length; bit++) {
            if (isOwn[bit]) {
                traced[bit] = new Traced(references[bit], 0);
            }
        }
        if (top) {
            module.ports().stream().filter(Port::input).forEach(port -> trace(traced, port.name(), port.bits()));
        }
        for (Child child : module.children()) {
            if (child.memory()) {
                child.ports().stream()
                        .filter(port -> !port.input())
                        .forEach(port -> trace(traced, wire(child, port), port.bits()));
            }
        }
        return traced;
    }

    private static void trace(Traced[] traced, String signal, int[] bits) {
        for (int i = 0; i < bits.length; i++) {
            if (bits[i] >= 0 && traced[bits[i]] == null) {
                traced[bits[i]] = new Traced(signal, i);
            }
        }
    }

    /** @param name of the module in this Verilog */
    String text(String name, Map<String, String> childNames) {
        List<String> ports = new ArrayList<>();
        for (Port port : module.ports()) {
            ports.add("  " + (port.input() ? "input" : "output") + " wire " + range(port.bits().length) + port.name());
        }
        if (!top) {
            text.append(UNTRACED);
        }
        text.append("module ")
                .append(name)
                .append(" (\n")
                .append(String.join(",\n", ports))
                .append("\n);\n");
        wires();
        text.append(TRACED);
        declare();
        gates();
        flops();
        module.children().forEach(child -> instance(child, childNames));
        for (Port port : module.ports()) {
            if (!port.input()) {
                text.append("  assign ")
                        .append(port.name())
                        .append(" = ")
                        .append(joined(port.bits()))
                        .append(";\n");
            }
        }
        return text.append("endmodule\n\n").toString();
    }

    private static String range(int bits) {
        return bits == 1 ? "" : "[" + (bits - 1) + ":0] ";
    }

    /** What instances drive: of memories it is traced here, of modules there. */
    private void wires() {
        for (Child child : module.children()) {
            text.append(child.memory() ? TRACED : UNTRACED);
            for (Port port : child.ports()) {
                if (!port.input()) {
                    text.append("  wire ")
                            .append(range(port.bits().length))
                            .append(wire(child, port))
                            .append(";\n");
                }
            }
        }
    }

    /** Before any use, and registers with what they start from. */
    private void declare() {
        Map<Integer, Flop> flops = new HashMap<>();
        module.flops().forEach(flop -> flops.put(flop.output(), flop));
        for (int bit = 0; bit < references.length; bit++) {
            if (isOwn[bit]) {
                Flop flop = flops.get(bit);
                String declaration = flop == null
                        ? "wire " + references[bit]
                        : "reg " + references[bit] + " = 1'b" + (flop.initial() ? '1' : '0');
                text.append("  ").append(declaration).append(";\n");
            }
        }
    }

    private void gates() {
        for (Gate gate : module.gates()) {
            Map<String, Integer> bits = new HashMap<>();
            int at = 0;
            for (String pin : gate.cell().pins().keySet()) {
                bits.put(pin, gate.bits()[at++]);
            }
            functions(gate.cell()).forEach((pin, function) -> {
                int bit = bits.get(pin);
                if (bit >= 0) {
                    text.append("  assign ")
                            .append(references[bit])
                            .append(" = ")
                            .append(function.verilog(input -> reference(bits.getOrDefault(input, CellModule.NONE))))
                            .append(";\n");
                }
            });
        }
    }

    private Map<String, Condition> functions(LibraryCell cell) {
        return functions.computeIfAbsent(cell, any -> {
            Map<String, Condition> found = new LinkedHashMap<>();
            for (LibraryPin pin : cell.pins().values()) {
                if (pin.direction() == Direction.OUTPUT && pin.function().isPresent()) {
                    found.put(pin.name(), Condition.parse(pin.function().get()));
                }
            }
            return found;
        });
    }

    private void flops() {
        Map<List<Integer>, List<Flop>> groups = new LinkedHashMap<>();
        for (Flop flop : module.flops()) {
            groups.computeIfAbsent(List.of(flop.clock(), flop.enable()), group -> new ArrayList<>())
                    .add(flop);
        }
        groups.forEach((group, flops) -> {
            text.append("  always @(posedge ").append(reference(group.get(0))).append(")");
            text.append(group.get(1) == CellModule.ONE ? " begin\n" : " if (" + reference(group.get(1)) + ") begin\n");
            flops.forEach(flop -> text.append("    ")
                    .append(references[flop.output()])
                    .append(" <= ")
                    .append(reference(flop.data()))
                    .append(";\n"));
            text.append("  end\n");
        });
    }

    private void instance(Child child, Map<String, String> childNames) {
        text.append("  ").append(child.memory() ? child.module() : childNames.get(child.module()));
        if (!child.parameters().isEmpty()) {
            List<String> values = new ArrayList<>();
            child.parameters().forEach((name, value) -> values.add("." + name + "(" + value(value) + ")"));
            text.append(" #(").append(String.join(", ", values)).append(")");
        }
        List<String> connections = new ArrayList<>();
        for (Port port : child.ports()) {
            String connected = port.input() ? joined(port.bits()) : wire(child, port);
            connections.add("\n    ." + port.name() + "(" + connected + ")");
        }
        text.append(" ")
                .append(plain(child.name()))
                .append(" (")
                .append(String.join(",", connections))
                .append("\n  );\n");
    }

    /** Yosys writes numbers in binary. */
    private static String value(String parameter) {
        return parameter.matches("[01]{32}") ? String.valueOf(Long.parseLong(parameter, 2)) : '"' + parameter + '"';
    }

    private String joined(int[] bits) {
        if (bits.length == 1) {
            return reference(bits[0]);
        }
        List<String> parts = new ArrayList<>();
        for (int i = bits.length - 1; i >= 0; i--) {
            parts.add(reference(bits[i]));
        }
        return "{" + String.join(", ", parts) + "}";
    }

    private String reference(int bit) {
        return switch (bit) {
            case CellModule.ONE -> "1'b1";
            case CellModule.ZERO, CellModule.NONE -> "1'b0";
            default -> references[bit];
        };
    }
}
