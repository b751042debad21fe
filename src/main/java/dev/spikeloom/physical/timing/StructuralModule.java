package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.CellChoice.ClockGate;
import dev.spikeloom.physical.netlist.CellChoice.Multiplexer;
import dev.spikeloom.physical.netlist.CellChoice.Register;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Child;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.CellModule.Port;
import dev.spikeloom.physical.netlist.ClockGating;
import dev.spikeloom.physical.netlist.ClockGating.Group;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A module as Verilog of cells. What an instance is called tells the signal that it drives. */
final class StructuralModule {
    /** What ends the name of a flip-flop, behind that of its register. */
    static final String REGISTER = "_reg";

    /** What ends the name of any other cell, behind that of its output. */
    static final String CELL = "_cell";

    private final CellModule module;
    private final CellChoice cells;
    private final IdentityHashMap<Child, String> types;
    private final Identifiers identifiers = new Identifiers();
    private final String[] names;
    private final String[] references;
    private final StringBuilder wires = new StringBuilder();
    private final StringBuilder assigns = new StringBuilder();
    private final StringBuilder body = new StringBuilder();

    /** @param types the names in this Verilog of what its instances are of */
    StructuralModule(CellModule module, CellChoice cells, IdentityHashMap<Child, String> types) {
        this.module = module;
        this.cells = cells;
        this.types = types;
        this.names = new String[module.bits()];
        this.references = new String[module.bits()];
    }

    /** @param name of the module in this Verilog */
    String text(String name) {
        name();
        module.gates().forEach(this::gate);
        flops();
        module.children().forEach(this::instance);
        List<String> ports = new ArrayList<>();
        StringBuilder declarations = new StringBuilder();
        for (Port port : module.ports()) {
            ports.add(Identifiers.verilog(port.name()));
            declarations
                    .append("  ")
                    .append(port.input() ? "input " : "output ")
                    .append(port.bits().length == 1 ? "" : "[" + (port.bits().length - 1) + ":0] ")
                    .append(Identifiers.verilog(port.name()))
                    .append(";\n");
        }
        return "module " + name + " (" + String.join(", ", ports) + ");\n" + declarations + wires + assigns + body
                + "endmodule\n\n";
    }

    /** A bit of a port is called by it; where it is one of several ports, the others are assigned. */
    private void name() {
        module.ports().forEach(port -> identifiers.unused(port.name()));
        module.children().forEach(child -> identifiers.unused(child.name()));
        module.ports().stream().filter(Port::input).forEach(this::refer);
        module.ports().stream().filter(port -> !port.input()).forEach(this::refer);
        for (int bit = 0; bit < names.length; bit++) {
            if (names[bit] == null) {
                String given = module.names().get(bit);
                names[bit] = identifiers.unused(given.isEmpty() ? "n" + bit : given);
                references[bit] = wire(names[bit]);
            }
        }
    }

    private void refer(Port port) {
        for (int i = 0; i < port.bits().length; i++) {
            int bit = port.bits()[i];
            String index = port.bits().length == 1 ? "" : "[" + i + "]";
            String reference = Identifiers.verilog(port.name()) + index;
            if (bit >= 0 && references[bit] == null) {
                names[bit] = port.name() + index;
                references[bit] = reference;
            } else if (!port.input() && bit != CellModule.NONE) {
                assigns.append("  assign ")
                        .append(reference)
                        .append(" = ")
                        .append(reference(bit))
                        .append(";\n");
            }
        }
    }

    /** Declares a wire. */
    private String wire(String name) {
        String reference = Identifiers.verilog(name);
        wires.append("  wire ").append(reference).append(";\n");
        return reference;
    }

    private void gate(Gate gate) {
        Map<String, String> pins = new LinkedHashMap<>();
        String name = "";
        int at = 0;
        for (LibraryPin pin : gate.cell().pins().values()) {
            int bit = gate.bits()[at++];
            boolean output = pin.direction() == Direction.OUTPUT;
            if (bit >= 0 || (bit != CellModule.NONE && !output)) {
                pins.put(pin.name(), reference(bit));
            }
            if (output && bit >= 0 && name.isEmpty()) {
                name = names[bit];
            }
        }
        cell(gate.cell().name(), name + CELL, pins);
    }

    private void cell(String type, String name, Map<String, String> pins) {
        List<String> connections = new ArrayList<>();
        pins.forEach((pin, reference) -> connections.add("." + pin + "(" + reference + ")"));
        body.append("  ")
                .append(type)
                .append(' ')
                .append(Identifiers.verilog(identifiers.unused(name)))
                .append(" (")
                .append(String.join(", ", connections))
                .append(");\n");
    }

    private void flops() {
        for (Group group : ClockGating.of(module, cells.clockGate()).groups()) {
            if (group.gated()) {
                for (List<Flop> bank : group.banks()) {
                    String clock = gatedClock(group, bank, cells.clockGate().orElseThrow());
                    bank.forEach(flop -> flop(flop, clock, reference(flop.data())));
                }
            } else {
                for (Flop flop : group.flops()) {
                    flop(flop, reference(flop.clock()), held(flop));
                }
            }
        }
    }

    private String gatedClock(Group group, List<Flop> bank, ClockGate gate) {
        String name = register(bank.get(0)) + "_clock";
        String clock = wire(identifiers.unused(name));
        Map<String, String> pins = new LinkedHashMap<>();
        pins.put(gate.clock(), reference(group.clock()));
        pins.put(gate.enable(), reference(group.enable()));
        gate.test().ifPresent(pin -> pins.put(pin, "1'b0"));
        pins.put(gate.output(), clock);
        cell(gate.cell().name(), name + "_gate" + CELL, pins);
        return clock;
    }

    /** What a flip-flop without a clock gate takes; without a multiplexer the time that holding takes is left out. */
    private String held(Flop flop) {
        if (flop.enable() == CellModule.ONE || cells.multiplexer().isEmpty()) {
            return reference(flop.data());
        }
        Multiplexer multiplexer = cells.multiplexer().get();
        String name = register(flop) + "_held";
        String held = wire(identifiers.unused(name));
        Map<String, String> pins = new LinkedHashMap<>();
        pins.put(multiplexer.choice(), reference(flop.enable()));
        pins.put(multiplexer.low(), reference(flop.output()));
        pins.put(multiplexer.high(), reference(flop.data()));
        pins.put(multiplexer.output(), held);
        cell(multiplexer.cell().name(), name + CELL, pins);
        return held;
    }

    private void flop(Flop flop, String clock, String data) {
        Register register = cells.flop();
        String name = register(flop);
        String output = reference(flop.output());
        String direct = register.inverted() ? wire(identifiers.unused(name + "_inverted")) : output;
        Map<String, String> pins = new LinkedHashMap<>();
        pins.put(register.clock(), clock);
        pins.put(register.data(), data);
        register.tied().forEach((pin, value) -> pins.put(pin, value ? "1'b1" : "1'b0"));
        pins.put(register.output(), direct);
        cell(register.cell().name(), name + REGISTER, pins);
        if (register.inverted()) {
            Map<String, String> inverter = new LinkedHashMap<>();
            for (LibraryPin pin : cells.inverter().pins().values()) {
                if (pin.direction() == Direction.INPUT) {
                    inverter.put(pin.name(), direct);
                } else if (pin.direction() == Direction.OUTPUT) {
                    inverter.put(pin.name(), output);
                }
            }
            cell(cells.inverter().name(), name + CELL, inverter);
        }
    }

    /** Its own name where it has one, though the bit is called by a port. */
    private String register(Flop flop) {
        String name = module.names().get(flop.output());
        return name.isEmpty() ? names[flop.output()] : name;
    }

    private void instance(Child child) {
        List<String> connections = new ArrayList<>();
        for (Port port : child.ports()) {
            List<String> bits = new ArrayList<>();
            for (int i = port.bits().length - 1; i >= 0; i--) {
                bits.add(port.input() ? reference(port.bits()[i]) : driven(port.bits()[i]));
            }
            connections.add("\n    ." + Identifiers.verilog(port.name()) + "("
                    + (bits.size() == 1 ? bits.get(0) : "{" + String.join(", ", bits) + "}") + ")");
        }
        body.append("  ")
                .append(types.get(child))
                .append(' ')
                .append(Identifiers.verilog(child.name()))
                .append(" (")
                .append(String.join(",", connections))
                .append("\n  );\n");
    }

    /** What an output of an instance drives; nothing may be a wire of its own. */
    private String driven(int bit) {
        return bit >= 0 ? references[bit] : wire(identifiers.unused("unused"));
    }

    private String reference(int bit) {
        return switch (bit) {
            case CellModule.ONE -> "1'b1";
            case CellModule.ZERO, CellModule.NONE -> "1'b0";
            default -> references[bit];
        };
    }
}
