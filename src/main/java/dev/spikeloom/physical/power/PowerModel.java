package dev.spikeloom.physical.power;

import dev.spikeloom.physical.activity.Activity;
import dev.spikeloom.physical.activity.ToggleCounter;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryUnits;
import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.CellChoice.ClockGate;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.ClockGating;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.DesignNetlist.Instance;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Assumptions;
import dev.spikeloom.physical.technology.Technology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a netlist covers, takes and leaks in a technology: areas and energies of its cells from the library, those of its
 * memories, wires and a clock tree by what the technology assumes. Signals change once a cycle; what they change more often is
 * assumed, too.
 */
public final class PowerModel {
    /**
     * Twice the delay of an inverter that drives four, which is 0.36 ps a nanometre of the gate (Ho, Mai and Horowitz, The
     * Future of Wires, Proc. IEEE 89(4), 2001): the transition time of a signal that drives as much.
     */
    private static final double TRANSITION_OF_NANOMETRE = 0.72e-12;

    private static final double MICROMETRE_FEMTOFARADS = 1e-15;

    private final DesignNetlist netlist;
    private final Technology technology;
    private final CellChoice choice;
    private final Optional<ClockGate> gate;
    private final CellEnergy cells;
    private final Nets nets;
    private final List<MemoryBank> banks;
    private final double volts;
    private final double farads;
    private final double[] areas;
    private final long[] counts;
    private final WireEstimate wires;
    private final double treeBuffers;
    private final double sinks;

    /** @param gated whether registers that hold have no clock, where the library has a cell for that */
    public PowerModel(DesignNetlist netlist, Technology technology, boolean gated) {
        this.netlist = netlist;
        this.technology = technology;
        this.choice = CellChoice.of(technology.cells());
        this.gate = gated ? choice.clockGate() : Optional.empty();
        LibraryUnits units = technology.cells().units();
        this.volts = technology.cells().volts();
        this.farads = units.farads();
        this.cells = new CellEnergy(
                units, TRANSITION_OF_NANOMETRE * technology.corner().nanometres());
        this.nets = new Nets(netlist, choice, farads);
        this.banks = netlist.memories().stream()
                .map(memory -> MemoryBank.of(memory, technology.memories()))
                .toList();
        this.areas = netlist.instances().stream()
                .mapToDouble(instance -> area(instance.module()))
                .toArray();
        this.counts = netlist.instances().stream()
                .mapToLong(instance -> instance.module().gates().size()
                        + instance.module().flops().size())
                .toArray();
        this.wires = new WireEstimate(
                technology.assumptions(), Arrays.stream(counts).max().orElse(0));
        this.sinks = netlist.instances().stream()
                        .mapToDouble(instance -> sinks(instance.module()))
                        .sum()
                + banks.stream()
                        .mapToDouble(bank -> bank.bank().rows() * bank.bank().columns())
                        .sum();
        double driven = assumed(Assumptions.CLOCK_BUFFER_FANOUT).value();
        this.treeBuffers = sinks / (driven - 1);
    }

    private Range assumed(String name) {
        return technology.assumptions().range(name);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Square micrometres of the cells of a module itself. */
    private double area(CellModule module) {
        double area = 0;
        for (Gate cell : module.gates()) {
            area += cell.cell().area();
        }
        double flop = choice.flop().cell().area()
                + (choice.flop().inverted() ? choice.inverter().area() : 0);
        area += module.flops().size() * flop;
        for (ClockGating.Group group : ClockGating.of(module, gate).groups()) {
            area += group.gates() * gate.map(found -> found.cell().area()).orElse(0.0);
            area += group.multiplexers()
                    * choice.multiplexer().map(found -> found.cell().area()).orElse(0.0);
        }
        return area;
    }

    /** Pins that the clock tree drives. */
    private double sinks(CellModule module) {
        return ClockGating.of(module, gate).groups().stream()
                .mapToDouble(
                        group -> group.gated() ? group.gates() : group.flops().size())
                .sum();
    }

    /** Farads of the wires of a net for each input that is connected to it, in the whole of the design. */
    public Range wireFarads() {
        return wires.factor()
                .times(wires.ofConnection(sum(areas), Arrays.stream(counts).sum()));
    }

    /** What it covers. */
    public AreaBreakdown area() {
        Map<String, Double> byPath = new LinkedHashMap<>();
        for (int i = 0; i < areas.length; i++) {
            byPath.put(netlist.instances().get(i).path(), areas[i]);
        }
        byPath.merge("", treeBuffers * choice.buffer().area(), Double::sum);
        Map<String, Range> memories = new LinkedHashMap<>();
        banks.forEach(bank -> memories.put(bank.memory().path(), bank.bank().area()));
        double total = byPath.values().stream().mapToDouble(Double::doubleValue).sum();
        Range placed = Range.independent(
                        assumed(Assumptions.UTILIZATION).inverse(share -> 1 / share),
                        assumed(Assumptions.OPEN_FLOW_AREA),
                        assumed(Assumptions.CELL_AREA_FACTOR))
                .times(total);
        return new AreaBreakdown(byPath, memories, placed);
    }

    /** Cells of each module, all of its instances together, the largest first. */
    public List<ModuleCells> moduleCells() {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < areas.length; i++) {
            places.computeIfAbsent(netlist.instances().get(i).module().title(), any -> new ArrayList<>())
                    .add(i);
        }
        List<ModuleCells> found = new ArrayList<>();
        places.forEach((title, of) -> found.add(new ModuleCells(
                title,
                (int) of.stream()
                        .map(i -> netlist.instances().get(i).module())
                        .distinct()
                        .count(),
                of.size(),
                of.stream().mapToLong(i -> counts[i]).sum(),
                of.stream()
                        .mapToLong(
                                i -> netlist.instances().get(i).module().flops().size())
                        .sum(),
                of.stream().mapToDouble(i -> areas[i]).sum())));
        found.sort(Comparator.comparingDouble(ModuleCells::areaUm2).reversed().thenComparing(ModuleCells::module));
        return found;
    }

    /** Nets at which something is, but which an activity does not have, by their numbers. */
    public List<Integer> missing(ToggleCounter activity) {
        List<Integer> missing = new ArrayList<>();
        for (int net = 0; net < netlist.nets(); net++) {
            if (nets.isUsed(net) && !activity.isSeen(net)) {
                missing.add(net);
            }
        }
        return missing;
    }

    /** Nets at which something is. */
    public int usedNets() {
        int used = 0;
        for (int net = 0; net < netlist.nets(); net++) {
            used += nets.isUsed(net) ? 1 : 0;
        }
        return used;
    }

    /** Banks that memories of the design are, by their paths. */
    public Map<String, Bank> banks() {
        Map<String, Bank> byPath = new LinkedHashMap<>();
        banks.forEach(bank -> byPath.put(bank.memory().path(), bank.bank()));
        return byPath;
    }

    /** What an activity takes. */
    public PowerBreakdown of(Activity activity) {
        return new Run(activity).result();
    }

    /** One activity. */
    private final class Run {
        private final Activity activity;
        private final Map<String, Map<Cause, Range>> joules = new LinkedHashMap<>();
        private final Map<String, Range> leakage = new LinkedHashMap<>();
        /** Factors of the value of an energy. */
        private final Range flow = assumed(Assumptions.OPEN_FLOW_POWER);

        private final Range cell = assumed(Assumptions.CELL_ENERGY_FACTOR);
        private final Range glitches = assumed(Assumptions.GLITCH_FACTOR);

        Run(Activity activity) {
            this.activity = activity;
        }

        PowerBreakdown result() {
            double[] combinational = new double[areas.length];
            double[] registered = new double[areas.length];
            double[] combinationalWires = new double[areas.length + 1];
            double[] registeredWires = new double[areas.length + 1];
            loads(combinational, registered, combinationalWires, registeredWires);
            Range wire = wires.factor();
            for (int i = 0; i < areas.length; i++) {
                Instance instance = netlist.instances().get(i);
                internal(instance, i, combinational, registered);
                add(
                        instance.path(),
                        Cause.LOGIC,
                        Range.independent(glitches, cell, flow).times(combinational[i]));
                add(instance.path(), Cause.LOGIC, Range.independent(cell, flow).times(registered[i]));
                add(
                        instance.path(),
                        Cause.WIRES,
                        Range.independent(wire, glitches, flow).times(combinationalWires[i]));
                add(instance.path(), Cause.WIRES, Range.independent(wire, flow).times(registeredWires[i]));
                add(instance.path(), Cause.CLOCK, Range.independent(cell, flow).times(clock(instance, areas[i])));
                leakage.put(
                        instance.path(),
                        Range.independent(assumed(Assumptions.CELL_LEAKAGE_FACTOR), flow)
                                .times(leak(instance)));
            }
            add("", Cause.WIRES, Range.independent(wire, flow).times(registeredWires[areas.length]));
            add("", Cause.CLOCK, tree());
            banks.forEach(this::memory);
            return new PowerBreakdown(activity.cycles(), joules, leakage);
        }

        private void add(String path, Cause cause, Range energy) {
            joules.computeIfAbsent(path, any -> new EnumMap<>(Cause.class)).merge(cause, energy, Range::plus);
        }

        /** Half of C V^2 for each toggle: pins here, wires there; what is driven from outside is registered. */
        private void loads(
                double[] combinational, double[] registered, double[] combinationalWires, double[] registeredWires) {
            double half = volts * volts / 2;
            double[] within = new double[areas.length];
            for (int i = 0; i < areas.length; i++) {
                within[i] = wires.ofConnection(areas[i], counts[i]);
            }
            double across = wires.ofConnection(sum(areas), Arrays.stream(counts).sum());
            for (int net = 0; net < netlist.nets(); net++) {
                double toggles = activity.toggles(net);
                if (toggles == 0 || nets.connections(net) == 0) {
                    continue;
                }
                int driver = nets.driver(net);
                boolean outside = driver == Nets.OUTSIDE;
                double wire = nets.connections(net) * (nets.crosses(net) || outside ? across : within[driver]);
                int place = outside ? 0 : driver;
                boolean still = outside || nets.isSequential(net);
                (still ? registered : combinational)[place] += half * toggles * nets.pins(net);
                (still ? registeredWires : combinationalWires)[outside ? areas.length : driver] +=
                        half * toggles * wire;
            }
        }

        private void internal(Instance instance, int index, double[] combinational, double[] registered) {
            for (Gate gateCell : instance.module().gates()) {
                combinational[index] += cells.changes(gateCell.cell(), new GatePins(instance, gateCell), "");
            }
            CellChoice.Register flop = choice.flop();
            for (Flop place : instance.module().flops()) {
                registered[index] += cells.changes(flop.cell(), new FlopPins(instance, place), flop.clock());
                if (flop.inverted()) {
                    registered[index] += inverter(instance.net(place.output()));
                }
            }
        }

        /** Behind a flip-flop that has an inverted output alone. */
        private double inverter(int net) {
            return cells.changes(
                    choice.inverter(),
                    new CellEnergy.Pins() {
                        @Override
                        public double toggles(String pin) {
                            return activity.toggles(net);
                        }

                        @Override
                        public double probability(String pin) {
                            return Nets.probability(activity, net);
                        }

                        @Override
                        public double load(String pin) {
                            return nets.pins(net);
                        }
                    },
                    "");
        }

        /** Flip-flops, gates in front of them, and the wires between the two, over all cycles. */
        private double clock(Instance instance, double area) {
            CellChoice.Register flop = choice.flop();
            double swing = volts * volts;
            double pin = Nets.capacitance(flop.cell(), flop.clock()) * farads * swing;
            List<ClockGating.Group> groups =
                    ClockGating.of(instance.module(), gate).groups();
            int flops = instance.module().flops().size();
            double leaf = flops == 0
                    ? 0
                    : assumed(Assumptions.CLOCK_TREE_LENGTH_FACTOR).value()
                            * Math.sqrt(area / assumed(Assumptions.UTILIZATION).value() / flops)
                            * assumed(Assumptions.WIRE_CAPACITANCE).value()
                            * MICROMETRE_FEMTOFARADS
                            * swing;
            double energy = 0;
            for (ClockGating.Group group : groups) {
                double enabled = group.gated() ? Nets.ones(activity, instance.net(group.enable())) : activity.cycles();
                for (Flop place : group.flops()) {
                    double own = cells.cycle(flop.cell(), flop.clock(), new FlopPins(instance, place)::probability);
                    energy += enabled * (own + pin + (group.gated() ? leaf : 0));
                }
                if (group.gated()) {
                    energy += gates(group, enabled, instance.net(group.enable()), pin / swing, leaf / swing);
                }
            }
            return energy;
        }

        private double gates(ClockGating.Group group, double enabled, int enable, double pin, double leaf) {
            ClockGate found = gate.orElseThrow();
            LibraryCell gateCell = found.cell();
            double share = enabled / activity.cycles();
            ToDoubleFunction<String> probability =
                    name -> name.equals(found.enable()) ? share : name.equals(found.clock()) ? 0.5 : 0;
            double load = (double) group.flops().size() / group.gates() * (pin + leaf);
            double clocked = activity.cycles()
                    * (cells.cycle(gateCell, found.clock(), probability)
                            + Nets.capacitance(gateCell, found.clock()) * farads * volts * volts);
            double changes = cells.changes(
                    gateCell,
                    new CellEnergy.Pins() {
                        @Override
                        public double toggles(String name) {
                            if (name.equals(found.output())) {
                                return 2 * enabled;
                            }
                            return name.equals(found.enable()) ? Nets.toggles(activity, enable) : 0;
                        }

                        @Override
                        public double probability(String name) {
                            return probability.applyAsDouble(name);
                        }

                        @Override
                        public double load(String name) {
                            return load;
                        }
                    },
                    found.clock());
            double enablePin = Nets.capacitance(gateCell, found.enable())
                    * farads
                    * volts
                    * volts
                    / 2
                    * Nets.toggles(activity, enable);
            return group.gates() * (clocked + changes + enablePin);
        }

        /** From where the clock comes to flip-flops, gates and memories. */
        private Range tree() {
            double swing = volts * volts;
            double area = sum(areas) / assumed(Assumptions.UTILIZATION).value();
            Range length = assumed(Assumptions.CLOCK_TREE_LENGTH_FACTOR).times(Math.sqrt(area * sinks));
            Range metal = Range.independent(length, assumed(Assumptions.WIRE_CAPACITANCE), flow)
                    .times(MICROMETRE_FEMTOFARADS * swing * activity.cycles());
            Range driven = assumed(Assumptions.CLOCK_BUFFER_FANOUT);
            LibraryCell buffer = choice.buffer();
            double load = driven.value()
                    * Nets.capacitance(choice.flop().cell(), choice.flop().clock())
                    * farads;
            double changes = cells.changes(
                    buffer,
                    new CellEnergy.Pins() {
                        @Override
                        public double toggles(String pin) {
                            return 2;
                        }

                        @Override
                        public double probability(String pin) {
                            return 0.5;
                        }

                        @Override
                        public double load(String pin) {
                            return load;
                        }
                    },
                    "");
            String input = buffer.inputs().get(0).name();
            double each = changes + Nets.capacitance(buffer, input) * farads * swing;
            Range buffers = Range.independent(driven.inverse(count -> sinks / (count - 1)), cell, flow)
                    .times(each * activity.cycles());
            return metal.plus(buffers);
        }

        private double leak(Instance instance) {
            double watts = 0;
            for (Gate gateCell : instance.module().gates()) {
                watts += cells.leakage(gateCell.cell(), new GatePins(instance, gateCell)::probability);
            }
            for (Flop place : instance.module().flops()) {
                watts += cells.leakage(choice.flop().cell(), new FlopPins(instance, place)::probability);
            }
            for (ClockGating.Group group :
                    ClockGating.of(instance.module(), gate).groups()) {
                watts += group.gates()
                        * gate.map(found -> cells.leakage(found.cell(), pin -> 0.5))
                                .orElse(0.0);
                watts += group.multiplexers()
                        * choice.multiplexer()
                                .map(found -> cells.leakage(found.cell(), pin -> 0.5))
                                .orElse(0.0);
            }
            return watts;
        }

        private void memory(MemoryBank bank) {
            String path = bank.memory().path();
            double reads = bank.reads(activity);
            double writes = bank.writes(activity);
            double idle = Math.max(0, activity.cycles() - reads - writes);
            add(path, Cause.MEMORY_READS, bank.bank().read().times(reads));
            add(path, Cause.MEMORY_WRITES, bank.bank().write().times(writes));
            add(path, Cause.MEMORY_IDLE, bank.bank().idle().times(idle));
            leakage.put(path, bank.bank().leakage());
        }

        /** Pins of a gate by what is connected. */
        private final class GatePins implements CellEnergy.Pins {
            private final Instance instance;
            private final Gate place;

            GatePins(Instance instance, Gate place) {
                this.instance = instance;
                this.place = place;
            }

            private int net(String pin) {
                int at = 0;
                for (String name : place.cell().pins().keySet()) {
                    if (name.equals(pin)) {
                        return instance.net(place.bits()[at]);
                    }
                    at++;
                }
                return CellModule.NONE;
            }

            @Override
            public double toggles(String pin) {
                return Nets.toggles(activity, net(pin));
            }

            @Override
            public double probability(String pin) {
                return Nets.probability(activity, net(pin));
            }

            @Override
            public double load(String pin) {
                int net = net(pin);
                return net < 0 ? 0 : nets.pins(net);
            }
        }

        /** Pins of a flip-flop; its clock is 1 half of the time. */
        private final class FlopPins implements CellEnergy.Pins {
            private final Instance instance;
            private final Flop place;

            FlopPins(Instance instance, Flop place) {
                this.instance = instance;
                this.place = place;
            }

            @Override
            public double toggles(String pin) {
                CellChoice.Register flop = choice.flop();
                if (pin.equals(flop.output())) {
                    return Nets.toggles(activity, instance.net(place.output()));
                }
                return pin.equals(flop.data()) ? Nets.toggles(activity, instance.net(place.data())) : 0;
            }

            @Override
            public double probability(String pin) {
                CellChoice.Register flop = choice.flop();
                if (pin.equals(flop.output())) {
                    double high = Nets.probability(activity, instance.net(place.output()));
                    return flop.inverted() ? 1 - high : high;
                }
                if (pin.equals(flop.data())) {
                    return Nets.probability(activity, instance.net(place.data()));
                }
                return pin.equals(flop.clock()) ? 0.5 : flop.tied().getOrDefault(pin, false) ? 1 : 0;
            }

            @Override
            public double load(String pin) {
                int net = instance.net(place.output());
                return pin.equals(choice.flop().output()) && net >= 0 ? nets.pins(net) : 0;
            }
        }
    }
}
