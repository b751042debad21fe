package dev.spikeloom.physical.timing;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.DesignNetlist.Instance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The gates of a design in an order in which each stands behind those that drive it. */
final class LevelGraph {
    /** So many nets of a loop are named. */
    private static final int NAMED = 4;

    private static final int NONE = -1;

    private final List<Instance> instances;
    private final int nets;

    /** Nets at the inputs of each gate, all gates one after the other, and where each begins. */
    private int[] inputs = new int[1 << 10];

    private int[] begins = new int[1 << 8];
    private int[] places = new int[1 << 8];
    private int gates;

    /** The gate that drives each net. */
    private final int[] drivers;

    private final int[][] outputs;
    private final int[] order;

    /** @throws InputException if a loop goes through gates alone */
    LevelGraph(DesignNetlist netlist) {
        instances = netlist.instances();
        nets = netlist.nets();
        drivers = new int[nets];
        Arrays.fill(drivers, NONE);
        for (int place = 0; place < instances.size(); place++) {
            Instance instance = instances.get(place);
            for (Gate gate : instance.module().gates()) {
                add(gate, instance, place);
            }
        }
        outputs = outputs();
        order = ordered();
    }

    private void add(Gate gate, Instance instance, int place) {
        if (gates + 1 == begins.length) {
            begins = Arrays.copyOf(begins, 2 * begins.length);
            places = Arrays.copyOf(places, 2 * places.length);
        }
        int end = begins[gates];
        int at = 0;
        for (LibraryPin pin : gate.cell().pins().values()) {
            int bit = gate.bits()[at++];
            if (bit >= 0 && pin.direction() == Direction.OUTPUT) {
                drivers[instance.net(bit)] = gates;
            } else if (bit >= 0 && pin.direction() == Direction.INPUT) {
                if (end == inputs.length) {
                    inputs = Arrays.copyOf(inputs, 2 * inputs.length);
                }
                inputs[end++] = instance.net(bit);
            }
        }
        places[gates] = place;
        begins[++gates] = end;
    }

    /** Gates are done as soon as all that drives them is. */
    private int[] ordered() {
        int[] next = new int[nets + 1];
        for (int i = 0; i < begins[gates]; i++) {
            next[inputs[i] + 1]++;
        }
        for (int net = 0; net < nets; net++) {
            next[net + 1] += next[net];
        }
        int[] firsts = next.clone();
        int[] driven = new int[begins[gates]];
        int[] waits = new int[gates];
        for (int gate = 0; gate < gates; gate++) {
            for (int i = begins[gate]; i < begins[gate + 1]; i++) {
                driven[next[inputs[i]]++] = gate;
                waits[gate] += drivers[inputs[i]] == NONE ? 0 : 1;
            }
        }
        int[] done = new int[gates];
        int count = 0;
        for (int gate = 0; gate < gates; gate++) {
            if (waits[gate] == 0) {
                done[count++] = gate;
            }
        }
        for (int at = 0; at < count; at++) {
            for (int net : outputs[done[at]]) {
                for (int i = firsts[net]; i < firsts[net + 1]; i++) {
                    if (--waits[driven[i]] == 0) {
                        done[count++] = driven[i];
                    }
                }
            }
        }
        if (count < gates) {
            throw loop(waits);
        }
        return done;
    }

    /** Nets that each gate drives: mostly one. */
    private int[][] outputs() {
        int[][] driven = new int[gates][];
        Arrays.fill(driven, new int[0]);
        for (int net = 0; net < nets; net++) {
            int gate = drivers[net];
            if (gate != NONE) {
                driven[gate] = Arrays.copyOf(driven[gate], driven[gate].length + 1);
                driven[gate][driven[gate].length - 1] = net;
            }
        }
        return driven;
    }

    /** Whoever waits has a driver that waits; going back from one ends in the loop. */
    private InputException loop(int[] waits) {
        int gate = 0;
        while (waits[gate] == 0) {
            gate++;
        }
        int[] seen = new int[gates];
        List<Integer> way = new ArrayList<>();
        while (seen[gate] == 0) {
            way.add(gate);
            seen[gate] = way.size();
            gate = waitingDriver(gate, waits);
        }
        List<String> names = way.subList(seen[gate] - 1, way.size()).stream()
                .map(this::name)
                .distinct()
                .limit(NAMED)
                .toList();
        return new InputException("the design has a combinational loop of " + (way.size() - seen[gate] + 1)
                + " gates through " + String.join(", ", names) + ": no clock is slow enough; break it with a register");
    }

    private int waitingDriver(int gate, int[] waits) {
        for (int i = begins[gate]; i < begins[gate + 1]; i++) {
            int driver = drivers[inputs[i]];
            if (driver != NONE && waits[driver] > 0) {
                return driver;
            }
        }
        throw new IllegalStateException("gate " + gate + " waits for nothing");
    }

    /** Of the net that a gate drives, or else of its module. */
    private String name(int gate) {
        Instance instance = instances.get(places[gate]);
        List<String> names = instance.module().names();
        for (int bit = 0; bit < names.size(); bit++) {
            if (!names.get(bit).isEmpty() && drivers[instance.net(bit)] == gate) {
                return Levels.within(instance, names.get(bit));
            }
        }
        return instance.path().isEmpty() ? instance.module().title() : instance.path();
    }

    /**
     * Adds what gates take to when their inputs arrive.
     *
     * @param arrivals by net; negative infinity where nothing arrives. Those of nets that no gate drives are given
     * @param delay of a gate
     */
    void propagate(double[] arrivals, double delay) {
        for (int at = 0; at < gates; at++) {
            int gate = order[at];
            double last = Double.NEGATIVE_INFINITY;
            for (int i = begins[gate]; i < begins[gate + 1]; i++) {
                last = Math.max(last, arrivals[inputs[i]]);
            }
            for (int net : outputs[gate]) {
                arrivals[net] = last + delay;
            }
        }
    }

    /** Whether a gate drives a net. */
    boolean isDriven(int net) {
        return drivers[net] != NONE;
    }

    /** Of the nets at the inputs of the gate that drives a net the one where signals arrive last. */
    int slowest(int net, double[] arrivals) {
        int gate = drivers[net];
        int slowest = inputs[begins[gate]];
        for (int i = begins[gate]; i < begins[gate + 1]; i++) {
            if (arrivals[inputs[i]] > arrivals[slowest]) {
                slowest = inputs[i];
            }
        }
        return slowest;
    }

    /** Where the gate that drives a net stands. */
    Instance place(int net) {
        return instances.get(places[drivers[net]]);
    }

    int nets() {
        return nets;
    }
}
