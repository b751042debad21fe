package dev.spikeloom.synth.fpga;

import dev.spikeloom.io.InputException;
import dev.spikeloom.synth.fpga.NetlistModule.Cell;
import dev.spikeloom.synth.fpga.NetlistModule.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nets of a design over all its modules, and the steps from net to net through cells that have no clock. */
final class TimingGraph {
    /** A look-up table outweighs any number of carry cells. */
    private static final long LEVEL = 1L << 32;

    private static final long CARRY = 1;

    /** An instance of a module in the design; the top module's path is empty. */
    private record Instance(String path, NetlistModule module) {}

    /** Where paths start and end. */
    private record End(Instance instance, Cell cell, CellKind kind, Port port, int place) {}

    private final Technology technology;
    private final CellTypes types;
    private final Map<String, NetlistModule> modules;
    private final FlatNets nets = new FlatNets();

    private final IntList stepFrom = new IntList();
    private final IntList stepTo = new IntList();
    private final IntList stepLevels = new IntList();
    private final IntList stepCarries = new IntList();

    private final List<End> starts = new ArrayList<>();
    private final IntList startNets = new IntList();
    private final List<End> ends = new ArrayList<>();
    private final IntList endNets = new IntList();

    private TimingGraph(Technology technology, Map<String, NetlistModule> modules) {
        this.technology = technology;
        this.types = new CellTypes(technology);
        this.modules = modules;
    }

    /**
     * The longest path of a design.
     *
     * @param modules of the netlist by name
     * @throws InputException if there is a loop without a register in it, or a cell of an unknown type
     */
    static LongestPath longestPath(Technology technology, Map<String, NetlistModule> modules, String top) {
        TimingGraph graph = new TimingGraph(technology, modules);
        NetlistModule module = modules.get(top);
        Instance whole = new Instance("", module);
        int[] local = graph.newNets(module);
        for (Port port : module.ports()) {
            graph.ends(new End(whole, null, null, port, 0), port.input(), local);
        }
        graph.add(whole, local);
        return graph.search();
    }

    /** A net for each bit of a module. */
    private int[] newNets(NetlistModule module) {
        int[] local = new int[module.bits()];
        Arrays.fill(local, NetlistModule.CONSTANT);
        return local;
    }

    private int net(int[] local, int bit) {
        if (bit == NetlistModule.CONSTANT) {
            return NetlistModule.CONSTANT;
        }
        if (local[bit] == NetlistModule.CONSTANT) {
            local[bit] = nets.create();
        }
        return local[bit];
    }

    private void add(Instance instance, int[] local) {
        for (Cell cell : instance.module().cells()) {
            NetlistModule inner = modules.get(cell.type());
            if (inner == null) {
                primitive(instance, cell, local);
            } else {
                add(new Instance(instance.path() + cell.name() + ".", inner), connected(cell, inner, local));
            }
        }
    }

    /** The nets of an instance, of which those of its ports are those outside. */
    private int[] connected(Cell cell, NetlistModule inner, int[] local) {
        int[] within = newNets(inner);
        for (Port port : inner.ports()) {
            cell.ports().stream()
                    .filter(connection -> connection.name().equals(port.name()))
                    .forEach(connection -> connect(port, within, connection, local));
        }
        return within;
    }

    private void connect(Port port, int[] within, Port connection, int[] local) {
        for (int place = 0; place < connection.bits().length; place++) {
            int outside = net(local, connection.bits()[place]);
            int bit = port.bits()[place];
            if (bit == NetlistModule.CONSTANT || outside == NetlistModule.CONSTANT) {
                continue;
            }
            if (within[bit] == NetlistModule.CONSTANT) {
                within[bit] = outside;
            } else {
                nets.join(within[bit], outside);
            }
        }
    }

    private void primitive(Instance instance, Cell cell, int[] local) {
        CellKind kind = types.kindOf(cell.type());
        boolean isMemory = kind.isClocked() || kind == CellKind.DISTRIBUTED_RAM;
        for (Port port : cell.ports()) {
            if (isMemory) {
                ends(new End(instance, cell, kind, port, 0), !port.input(), local);
            }
            if (!kind.isClocked() && !port.input()) {
                for (Port input : cell.ports()) {
                    if (input.input()) {
                        steps(kind, input, port, local);
                    }
                }
            }
        }
    }

    private void ends(End at, boolean areStarts, int[] local) {
        for (int place = 0; place < at.port().bits().length; place++) {
            int net = net(local, at.port().bits()[place]);
            if (net != NetlistModule.CONSTANT) {
                (areStarts ? starts : ends).add(new End(at.instance(), at.cell(), at.kind(), at.port(), place));
                (areStarts ? startNets : endNets).add(net);
            }
        }
    }

    private void steps(CellKind kind, Port input, Port output, int[] local) {
        boolean alongChain = input.name().matches("CIN?|CYINIT");
        for (int from = 0; from < input.bits().length; from++) {
            for (int to = 0; to < output.bits().length; to++) {
                // A bit of a chain has no influence on those below it.
                boolean apart = kind == CellKind.CARRY && from > to;
                int source = net(local, input.bits()[from]);
                int target = net(local, output.bits()[to]);
                if (apart || source == NetlistModule.CONSTANT || target == NetlistModule.CONSTANT) {
                    continue;
                }
                stepFrom.add(source);
                stepTo.add(target);
                stepLevels.add(levels(kind, alongChain));
                stepCarries.add(kind == CellKind.CARRY ? 1 : 0);
            }
        }
    }

    /** The carry cell of ECP5 has look-up tables before its chain, the others have them in cells of their own. */
    private int levels(CellKind kind, boolean alongChain) {
        return switch (kind) {
            case LUT, DISTRIBUTED_RAM -> 1;
            case CARRY -> technology == Technology.ECP5 && !alongChain ? 1 : 0;
            default -> 0;
        };
    }

    private LongestPath search() {
        int count = nets.count();
        int steps = stepFrom.size();
        int[] firstStep = new int[count + 1];
        int[] waiting = new int[count];
        for (int step = 0; step < steps; step++) {
            firstStep[nets.find(stepFrom.get(step)) + 1]++;
            waiting[nets.find(stepTo.get(step))]++;
        }
        for (int net = 0; net < count; net++) {
            firstStep[net + 1] += firstStep[net];
        }
        int[] order = new int[steps];
        int[] fill = firstStep.clone();
        for (int step = 0; step < steps; step++) {
            order[fill[nets.find(stepFrom.get(step))]++] = step;
        }
        long[] length = new long[count];
        int[] before = new int[count];
        Arrays.fill(before, NetlistModule.CONSTANT);
        int[] queue = new int[count];
        int queued = 0;
        for (int net = 0; net < count; net++) {
            if (waiting[net] == 0) {
                queue[queued++] = net;
            }
        }
        for (int at = 0; at < queued; at++) {
            int net = queue[at];
            for (int i = firstStep[net]; i < firstStep[net + 1]; i++) {
                int step = order[i];
                int target = nets.find(stepTo.get(step));
                long reached = length[net] + LEVEL * stepLevels.get(step) + CARRY * stepCarries.get(step);
                if (reached > length[target]) {
                    length[target] = reached;
                    before[target] = net;
                }
                if (--waiting[target] == 0) {
                    queue[queued++] = target;
                }
            }
        }
        if (queued < count) {
            throw new InputException("the netlist has a loop without a register");
        }
        return longest(length, before);
    }

    private LongestPath longest(long[] length, int[] before) {
        int last = -1;
        for (int i = 0; i < ends.size(); i++) {
            if (last < 0 || length[nets.find(endNets.get(i))] > length[nets.find(endNets.get(last))]) {
                last = i;
            }
        }
        if (last < 0) {
            return new LongestPath(0, 0, "", "");
        }
        int net = nets.find(endNets.get(last));
        long longest = length[net];
        while (before[net] != NetlistModule.CONSTANT) {
            net = before[net];
        }
        String from = "a constant";
        for (int i = 0; i < starts.size(); i++) {
            if (nets.find(startNets.get(i)) == net) {
                from = name(starts.get(i));
                break;
            }
        }
        return new LongestPath((int) (longest / LEVEL), (int) (longest % LEVEL), from, name(ends.get(last)));
    }

    private static String name(End end) {
        String path = end.instance().path();
        if (end.cell() == null) {
            return "port " + end.port().name() + (end.port().bits().length > 1 ? "[" + end.place() + "]" : "");
        }
        if (end.kind() == CellKind.FLIP_FLOP) {
            return path + registerName(end).orElse(end.cell().name());
        }
        return path + end.cell().name().replaceFirst("(\\.\\d+)+$", "") + " "
                + end.port().name();
    }

    /** A flip-flop is called after what comes out of it. */
    private static Optional<String> registerName(End end) {
        return end.cell().ports().stream()
                .filter(port -> !port.input() && port.bits().length == 1)
                .findFirst()
                .flatMap(port -> end.instance().module().nameOf(port.bits()[0]));
    }
}
