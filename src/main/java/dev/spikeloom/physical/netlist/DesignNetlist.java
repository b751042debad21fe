package dev.spikeloom.physical.netlist;

import dev.spikeloom.physical.netlist.CellModule.Child;
import dev.spikeloom.physical.netlist.CellModule.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A design put together from its mapped modules: an instance for each place where one stands, and nets that go through all of
 * them. Nets are numbered from 0.
 */
public final class DesignNetlist {
    private static final int UNSET = Integer.MIN_VALUE;

    private final List<Instance> instances = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final Map<String, CellModule> modules;
    private int[] joined = new int[1 << 10];
    private int created;
    /** Constants that modules put out, by nets that they drive. */
    private final Map<Integer, Integer> constants = new HashMap<>();

    private final int[] numbers;
    private final int nets;

    /**
     * A module in its place.
     *
     * <p>It stands at a path, which is the instances from the top module down with dots between; empty for the top module.
     */
    public final class Instance {
        private final String path;
        private final String scope;
        private final CellModule module;
        private final int[] local;

        private Instance(String path, String scope, CellModule module, int[] local) {
            this.path = path;
            this.scope = scope;
            this.module = module;
            this.local = local;
        }

        public String path() {
            return path;
        }

        /** The same in the Verilog of a simulation, behind the name of the top module. */
        String scope() {
            return scope;
        }

        public CellModule module() {
            return module;
        }

        /** The net of a bit of the module; a constant is itself. */
        public int net(int bit) {
            int net = bit < 0 ? bit : local[bit];
            return net < 0 ? net : numbers[root(net)];
        }
    }

    /**
     * A memory in its place.
     *
     * @param path likewise
     * @param child what stands there
     * @param instance the module that it stands in
     */
    public record Memory(String path, Child child, Instance instance) {
        /** The net at a port of one bit. */
        public int net(String port) {
            return instance.net(bits(port)[0]);
        }

        /** The nets at a port, lowest first. */
        public int[] nets(String port) {
            return Arrays.stream(bits(port)).map(instance::net).toArray();
        }

        /** A number that it is built with, if it has such a parameter; Yosys writes numbers in binary. */
        public OptionalLong parameter(String name) {
            String value = child.parameters().get(name);
            if (value == null) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(value.matches("[01]{32}") ? Long.parseLong(value, 2) : Long.parseLong(value));
        }

        /** Whether there is such a port. */
        public boolean has(String port) {
            return child.ports().stream().anyMatch(candidate -> candidate.name().equals(port));
        }

        /** Bits of a port. */
        public int width(String port) {
            return bits(port).length;
        }

        private int[] bits(String port) {
            return child.ports().stream()
                    .filter(candidate -> candidate.name().equals(port))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("memory " + path + " has no port " + port))
                    .bits();
        }
    }

    public DesignNetlist(MappedDesign design) {
        this.modules = design.modules();
        CellModule top = modules.get(design.top());
        int[] local = new int[top.bits()];
        Arrays.setAll(local, bit -> create());
        place("", "", top, local);
        numbers = new int[created];
        Arrays.fill(numbers, UNSET);
        constants.forEach((net, constant) -> numbers[root(net)] = constant);
        int next = 0;
        for (int net = 0; net < created; net++) {
            int root = root(net);
            if (numbers[root] == UNSET) {
                numbers[root] = next++;
            }
        }
        nets = next;
    }

    private void place(String path, String scope, CellModule module, int[] local) {
        Instance instance = new Instance(path, scope, module, local);
        instances.add(instance);
        for (Child child : module.children()) {
            String below = path.isEmpty() ? child.name() : path + "." + child.name();
            if (child.memory()) {
                memories.add(new Memory(below, child, instance));
                continue;
            }
            CellModule inner = modules.get(child.module());
            int[] within = new int[inner.bits()];
            Arrays.fill(within, UNSET);
            Map<String, int[]> connected = new HashMap<>();
            child.ports().forEach(port -> connected.put(port.name(), port.bits()));
            for (Port port : inner.ports()) {
                int[] outside = connected.get(port.name());
                for (int i = 0; i < port.bits().length; i++) {
                    int bit = port.bits()[i];
                    if (outside != null && !port.input() && outside[i] >= 0) {
                        puts(bit, local[outside[i]]);
                    }
                    if (outside != null && bit >= 0) {
                        int net = outside[i] < 0 ? outside[i] : local[outside[i]];
                        if (within[bit] == UNSET) {
                            within[bit] = net < 0 && !port.input() ? UNSET : net;
                        } else if (within[bit] >= 0 && net >= 0) {
                            join(within[bit], net);
                        }
                    }
                }
            }
            for (int bit = 0; bit < within.length; bit++) {
                if (within[bit] == UNSET) {
                    within[bit] = create();
                }
            }
            place(below, scope + "." + SimulationVerilog.plain(child.name()), inner, within);
        }
    }

    /** A bit of a module that is always the same makes what it drives always the same. */
    private void puts(int bit, int net) {
        if ((bit == CellModule.ZERO || bit == CellModule.ONE) && net >= 0) {
            constants.put(net, bit);
        }
    }

    private int create() {
        if (created == joined.length) {
            joined = Arrays.copyOf(joined, 2 * created);
        }
        joined[created] = created;
        return created++;
    }

    private void join(int one, int other) {
        joined[root(one)] = root(other);
    }

    private int root(int net) {
        int root = net;
        while (joined[root] != root) {
            joined[root] = joined[joined[root]];
            root = joined[root];
        }
        return root;
    }

    /** The top module first; each before those within it. */
    public List<Instance> instances() {
        return List.copyOf(instances);
    }

    public List<Memory> memories() {
        return List.copyOf(memories);
    }

    /** How many nets there are. */
    public int nets() {
        return nets;
    }
}
