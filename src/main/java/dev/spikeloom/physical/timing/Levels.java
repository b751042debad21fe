package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Port;
import dev.spikeloom.physical.netlist.ClockGating;
import dev.spikeloom.physical.netlist.ClockGating.Group;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.DesignNetlist.Instance;
import dev.spikeloom.physical.netlist.DesignNetlist.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Where the paths of a design begin and end, and the slowest of them if all gates take the same time. */
final class Levels {
    private final LevelGraph graph;
    private final boolean inverted;
    private final boolean holds;
    private final String top;
    private final List<Start> starts = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final Start[] byNet;

    private enum Kind {
        REGISTER,
        MEMORY,
        PORT
    }

    private record Start(int net, String name, Instance place, Kind kind) {}

    /** @param held whether a multiplexer is in front */
    private record End(int net, String name, Instance place, Kind kind, boolean held) {}

    Levels(DesignNetlist netlist, CellChoice cells, FalsePaths falsePaths, LevelGraph graph) {
        this.graph = graph;
        this.inverted = cells.flop().inverted();
        this.holds = cells.multiplexer().isPresent();
        IdentityHashMap<CellModule, ClockGating> gatings = new IdentityHashMap<>();
        Instance first = netlist.instances().get(0);
        this.top = first.module().title();
        ports(first, falsePaths);
        for (Instance instance : netlist.instances()) {
            gatings.computeIfAbsent(instance.module(), module -> ClockGating.of(module, cells.clockGate()))
                    .groups()
                    .forEach(group -> registers(instance, group, falsePaths));
        }
        netlist.memories().forEach(this::memory);
        byNet = new Start[graph.nets()];
        starts.forEach(start -> byNet[start.net()] = start);
    }

    private void ports(Instance first, FalsePaths falsePaths) {
        for (Port port : first.module().ports()) {
            for (int i = 0; i < port.bits().length; i++) {
                int net = first.net(port.bits()[i]);
                String name = port.bits().length == 1 ? port.name() : port.name() + "[" + i + "]";
                if (net >= 0 && !port.input()) {
                    ends.add(new End(net, name, first, Kind.PORT, false));
                } else if (net >= 0 && !port.name().equals(MemoryCell.CLOCK) && !falsePaths.covers(name)) {
                    starts.add(new Start(net, name, first, Kind.PORT));
                }
            }
        }
    }

    private void registers(Instance instance, Group group, FalsePaths falsePaths) {
        boolean held = group.multiplexers() > 0 && holds;
        int enable = instance.net(group.enable());
        for (Flop flop : group.flops()) {
            String leaf = instance.module().names().get(flop.output());
            String name = within(instance, leaf);
            int output = instance.net(flop.output());
            int data = instance.net(flop.data());
            if (!falsePaths.covers(leaf)) {
                starts.add(new Start(output, name, instance, Kind.REGISTER));
            }
            if (data >= 0) {
                ends.add(new End(data, name, instance, Kind.REGISTER, held));
            }
            if (held) {
                ends.add(new End(output, name, instance, Kind.REGISTER, true));
            }
            if (enable >= 0 && (held || group.gated())) {
                ends.add(new End(enable, name, instance, Kind.REGISTER, held));
            }
        }
    }

    private void memory(Memory memory) {
        Instance instance = memory.instance();
        for (Port port : memory.child().ports()) {
            for (int bit : port.bits()) {
                int net = instance.net(bit);
                if (net >= 0 && !port.input()) {
                    starts.add(new Start(net, memory.path(), instance, Kind.MEMORY));
                } else if (net >= 0 && !port.name().equals(MemoryCell.CLOCK)) {
                    ends.add(new End(net, memory.path(), instance, Kind.MEMORY, false));
                }
            }
        }
    }

    /** Name of something in an instance. */
    static String within(Instance instance, String name) {
        return instance.path().isEmpty() ? name : instance.path() + "." + name;
    }

    /** The slowest path of each class that has one. */
    List<TimingPath> paths(Corner corner, LevelDelays delays) {
        List<TimingPath> paths = new ArrayList<>();
        for (boolean fromInput : new boolean[] {false, true}) {
            double[] arrivals = arrivals(fromInput, corner, delays);
            for (boolean toOutput : new boolean[] {false, true}) {
                slowest(arrivals, toOutput, corner, delays)
                        .ifPresent(end -> paths.add(path(end, arrivals, fromInput, corner, delays)));
            }
        }
        return paths;
    }

    private double[] arrivals(boolean fromInput, Corner corner, LevelDelays delays) {
        double gate = corner.of(delays.gate());
        double[] arrivals = new double[graph.nets()];
        Arrays.fill(arrivals, Double.NEGATIVE_INFINITY);
        for (Start start : starts) {
            if ((start.kind() == Kind.PORT) == fromInput) {
                arrivals[start.net()] = switch (start.kind()) {
                    case PORT -> 0;
                    case MEMORY -> corner.of(delays.memoryAccess());
                    case REGISTER -> corner.of(delays.output()) + (inverted ? gate : 0);
                };
            }
        }
        graph.propagate(arrivals, gate);
        return arrivals;
    }

    private Optional<End> slowest(double[] arrivals, boolean toOutput, Corner corner, LevelDelays delays) {
        End slowest = null;
        for (End end : ends) {
            if ((end.kind() == Kind.PORT) == toOutput
                    && arrivals[end.net()] > Double.NEGATIVE_INFINITY
                    && (slowest == null
                            || needed(end, arrivals, corner, delays) > needed(slowest, arrivals, corner, delays))) {
                slowest = end;
            }
        }
        return Optional.ofNullable(slowest);
    }

    private static double delay(End end, double[] arrivals, Corner corner, LevelDelays delays) {
        return arrivals[end.net()] + (end.held() ? corner.of(delays.gate()) : 0);
    }

    private static double setup(End end, Corner corner, LevelDelays delays) {
        return switch (end.kind()) {
            case PORT -> 0;
            case MEMORY -> corner.of(delays.memorySetup());
            case REGISTER -> corner.of(delays.setup());
        };
    }

    private static double needed(End end, double[] arrivals, Corner corner, LevelDelays delays) {
        return delay(end, arrivals, corner, delays) + setup(end, corner, delays);
    }

    private TimingPath path(End end, double[] arrivals, boolean fromInput, Corner corner, LevelDelays delays) {
        List<Instance> places = new ArrayList<>();
        if (end.kind() != Kind.PORT) {
            places.add(end.place());
        }
        int levels = end.held() ? 1 : 0;
        int net = end.net();
        while (graph.isDriven(net)) {
            places.add(graph.place(net));
            net = graph.slowest(net, arrivals);
            levels++;
        }
        Start start = byNet[net];
        if (!fromInput) {
            places.add(start.place());
            levels += inverted && start.kind() == Kind.REGISTER ? 1 : 0;
        }
        Collections.reverse(places);
        PathClass pathClass = PathClass.of(fromInput, end.kind() == Kind.PORT);
        return new TimingPath(
                pathClass,
                start.name(),
                end.name(),
                modules(places),
                levels,
                delay(end, arrivals, corner, delays),
                setup(end, corner, delays),
                needed(end, arrivals, corner, delays) / pathClass.share());
    }

    private List<String> modules(List<Instance> places) {
        List<String> modules = new ArrayList<>();
        for (Instance place : places) {
            String module = place.path().isEmpty() ? top : place.path();
            if (modules.isEmpty() || !modules.get(modules.size() - 1).equals(module)) {
                modules.add(module);
            }
        }
        return modules;
    }
}
