package dev.spikeloom.physical.power;

import dev.spikeloom.physical.activity.Activity;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.liberty.LibraryPin;
import dev.spikeloom.physical.liberty.LibraryPin.Direction;
import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Child;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.CellModule.Port;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.DesignNetlist.Instance;
import java.util.Arrays;

/** What hangs at each net of a design: pins of cells, and how many connections lead to them. */
final class Nets {
    /** Driven from outside, or by a memory. */
    static final int OUTSIDE = -1;

    private final double[] pins;
    private final int[] connections;
    private final int[] driver;
    private final boolean[] sequential;
    private final boolean[] crosses;
    private final boolean[] used;

    /** Nets that clock something are left out: the clock is a tree of its own. */
    Nets(DesignNetlist netlist, CellChoice choice, double farads) {
        pins = new double[netlist.nets()];
        connections = new int[netlist.nets()];
        driver = new int[netlist.nets()];
        sequential = new boolean[netlist.nets()];
        crosses = new boolean[netlist.nets()];
        used = new boolean[netlist.nets()];
        Arrays.fill(driver, OUTSIDE);
        for (int i = 0; i < netlist.instances().size(); i++) {
            drive(netlist.instances().get(i), i);
        }
        double data = capacitance(choice.flop().cell(), choice.flop().data()) * farads;
        for (int i = 0; i < netlist.instances().size(); i++) {
            load(netlist.instances().get(i), i, data, farads);
        }
    }

    private void drive(Instance instance, int index) {
        for (Gate gate : instance.module().gates()) {
            int at = 0;
            for (LibraryPin pin : gate.cell().pins().values()) {
                int net = instance.net(gate.bits()[at++]);
                if (net >= 0 && pin.direction() == Direction.OUTPUT) {
                    driver[net] = index;
                    used[net] = true;
                }
            }
        }
        for (Flop flop : instance.module().flops()) {
            int net = instance.net(flop.output());
            driver[net] = index;
            sequential[net] = true;
            used[net] = true;
        }
    }

    private void load(Instance instance, int index, double data, double farads) {
        CellModule module = instance.module();
        for (Gate gate : module.gates()) {
            int at = 0;
            for (LibraryPin pin : gate.cell().pins().values()) {
                int net = instance.net(gate.bits()[at++]);
                if (net >= 0 && pin.direction() == Direction.INPUT) {
                    connect(net, index, pin.capacitance() * farads);
                }
            }
        }
        for (Flop flop : module.flops()) {
            int net = instance.net(flop.data());
            if (net >= 0) {
                connect(net, index, data);
            }
        }
        for (Child child : module.children()) {
            if (child.memory()) {
                child.ports().stream().filter(Port::input).forEach(port -> {
                    for (int bit : port.bits()) {
                        int net = instance.net(bit);
                        if (net >= 0) {
                            connect(net, index, 0);
                        }
                    }
                });
            }
        }
    }

    private void connect(int net, int index, double capacitance) {
        pins[net] += capacitance;
        connections[net]++;
        used[net] = true;
        if (driver[net] != index) {
            crosses[net] = true;
        }
    }

    static double capacitance(LibraryCell cell, String pin) {
        return cell.pins().get(pin).capacitance();
    }

    /** Farads of the pins that it drives. */
    double pins(int net) {
        return pins[net];
    }

    /** How many pins it drives, of cells and memories. */
    int connections(int net) {
        return connections[net];
    }

    /** The number of the instance whose cell drives it, or {@link #OUTSIDE}. */
    int driver(int net) {
        return driver[net];
    }

    /** Whether a flip-flop drives it: it has no glitches. */
    boolean isSequential(int net) {
        return sequential[net];
    }

    /** Whether it leads from one module to another. */
    boolean crosses(int net) {
        return crosses[net];
    }

    /** Whether anything is at it. */
    boolean isUsed(int net) {
        return used[net];
    }

    /** Cycles in which a net, or a constant, is 1. */
    static double ones(Activity activity, int net) {
        if (net >= 0) {
            return activity.ones(net);
        }
        return net == CellModule.ONE ? activity.cycles() : 0;
    }

    /** Share of the cycles in which a net, or a constant, is 1. */
    static double probability(Activity activity, int net) {
        return ones(activity, net) / activity.cycles();
    }

    static double toggles(Activity activity, int net) {
        return net >= 0 ? activity.toggles(net) : 0;
    }
}
