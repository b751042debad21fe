package dev.spikeloom.physical.activity;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.CellModule.Port;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.DesignNetlist.Instance;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Simulates the netlist of a core for 64 samples at once, each in a run of its own, and counts what its nets do. It gives what
 * {@link ToggleCounter} counts in the waves of as many runs under Verilator, without building anything.
 */
public final class LaneSimulator {
    /** Runs at a time. */
    public static final int LANES = 64;

    private static final int RESET_CYCLES = 2;
    private static final long ALL = -1;

    private final DesignNetlist netlist;
    private final Path rtl;
    private final LaneProgram program;
    private final Map<String, int[]> ports = new HashMap<>();

    /**
     * Prepares a netlist.
     *
     * @param rtl folder of the generated design, whose hex files are read
     * @throws InputException if it is not a core, or has a loop of gates
     */
    public LaneSimulator(DesignNetlist netlist, Path rtl) {
        this.netlist = netlist;
        this.rtl = rtl;
        this.program = new LaneProgram(netlist);
        Instance top = netlist.instances().get(0);
        for (Port port : top.module().ports()) {
            ports.put(port.name(), Arrays.stream(port.bits()).map(top::net).toArray());
        }
        for (String needed : List.of("spikes_valid_i", "spikes_ready_o", "spikes_i", "result_valid_o")) {
            if (!ports.containsKey(needed)) {
                throw new InputException(
                        "the design has no port " + needed + ": what surrounds a core is simulated by Verilator alone");
            }
        }
    }

    /**
     * Runs samples from reset to their results, with a host that always offers and takes.
     *
     * @param first the first sample
     * @param samples how many, at most {@link #LANES}
     * @param timeSteps time steps of each
     */
    public LaneActivity run(SpikeSource source, int first, int samples, int timeSteps) {
        return new Run(source, first, samples, timeSteps).finish();
    }

    private final class Run {
        private static final long PATIENCE = 1 << 18;

        private final SpikeSource source;
        private final int first;
        private final int timeSteps;
        private final long[] values = new long[netlist.nets()];
        private final long[] before = new long[netlist.nets()];
        private final LaneActivity activity = new LaneActivity(netlist.nets());
        private final List<LaneMemory> memories;
        private final int[] offered;
        private final SpikeVector spikes;
        private final int[] classes;
        private long offering;
        private long active;

        Run(SpikeSource source, int first, int samples, int timeSteps) {
            this.source = source;
            this.first = first;
            this.timeSteps = timeSteps;
            this.memories = netlist.memories().stream()
                    .map(memory -> new LaneMemory(memory, rtl))
                    .toList();
            this.offered = new int[samples];
            this.classes = new int[samples];
            this.spikes = new SpikeVector(source.inputs());
            this.active = samples == LANES ? -1L : (1L << samples) - 1;
        }

        LaneActivity finish() {
            program.start(values);
            for (int i = 0; i < RESET_CYCLES; i++) {
                edge();
            }
            set("rst_ni", ALL);
            number("time_steps_i", timeSteps);
            edge();
            set("result_ready_i", ALL);
            for (long cycle = 0; active != 0; cycle++) {
                drive();
                program.settle(values);
                activity.add(values, before, active, cycle > 0);
                System.arraycopy(values, 0, before, 0, values.length);
                offering &= ~bit("spikes_ready_o");
                take();
                if (cycle > PATIENCE * timeSteps) {
                    throw new InputException("the netlist gives no result in " + cycle + " cycles");
                }
                edge();
            }
            activity.found(classes);
            return activity;
        }

        /** Each lane offers its next vector once the last was accepted, and holds it until then. */
        private void drive() {
            int[] inputs = ports.get("spikes_i");
            for (int lane = 0; lane < offered.length; lane++) {
                if ((offering >>> lane & 1) == 0 && offered[lane] < timeSteps) {
                    source.read(first + lane, offered[lane]++, spikes);
                    long mask = 1L << lane;
                    for (int input = 0; input < inputs.length; input++) {
                        if (inputs[input] >= 0) {
                            values[inputs[input]] =
                                    spikes.get(input) ? values[inputs[input]] | mask : values[inputs[input]] & ~mask;
                        }
                    }
                    offering |= mask;
                }
            }
            set("spikes_valid_i", offering);
        }

        private void take() {
            long taken = bit("result_valid_o") & active;
            int[] result = ports.get("result_class_o");
            for (int lane = 0; taken != 0 && lane < classes.length; lane++) {
                if ((taken >>> lane & 1) != 0) {
                    for (int bit = 0; bit < result.length; bit++) {
                        classes[lane] |= (int) (LaneProgram.value(values, result[bit]) >>> lane & 1) << bit;
                    }
                }
            }
            active &= ~taken;
        }

        private void edge() {
            program.settle(values);
            program.evaluate(values);
            memories.forEach(memory -> memory.evaluate(values));
            program.commit(values);
            memories.forEach(memory -> memory.commit(values));
        }

        private long bit(String port) {
            return LaneProgram.value(values, ports.get(port)[0]);
        }

        private void set(String port, long lanes) {
            int[] nets = ports.get(port);
            if (nets != null && nets[0] >= 0) {
                values[nets[0]] = lanes;
            }
        }

        private void number(String port, int value) {
            int[] nets = ports.get(port);
            for (int bit = 0; nets != null && bit < nets.length; bit++) {
                if (nets[bit] >= 0) {
                    values[nets[bit]] = (value >>> bit & 1) != 0 ? -1L : 0;
                }
            }
        }
    }

    /** Whether a module is a core that this can simulate, with memories whose content is in files. */
    public static boolean canRun(DesignNetlist netlist) {
        CellModule top = netlist.instances().get(0).module();
        return top.ports().stream().anyMatch(port -> port.name().equals("spikes_i"))
                && netlist.memories().stream().allMatch(memory -> memory.has("we_i") || memory.has("w_req_i"));
    }
}
