package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.tool.ToolRun;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a netlist of a design under Verilator with the stimulus of co-simulation, hands out the waves of all its signals while
 * it runs, and holds what is seen at its ports to the clocked model.
 */
public final class NetlistSimulation {
    private static final String STIMULUS = "stimulus.bin";
    private static final String TRACE = "trace.bin";

    private final Scenario scenario;
    private final Path netlist;
    private final Path rtl;
    private final Path builds;
    private final Progress progress;

    /**
     * Runs one segment.
     *
     * @param scenario of one segment
     * @param netlist folder with the Verilog of the netlist and {@code files.f}
     * @param rtl the generated RTL, whose hex files are read
     * @param builds folder of Verilator builds
     */
    public NetlistSimulation(Scenario scenario, Path netlist, Path rtl, Path builds, Progress progress) {
        this.scenario = scenario;
        this.netlist = netlist.toAbsolutePath();
        this.rtl = rtl.toAbsolutePath();
        this.builds = builds.toAbsolutePath();
        this.progress = progress;
    }

    /**
     * What was compared.
     *
     * @param cycles of the segment
     * @param samples whose results were taken
     * @param comparedValues values at the ports that were the same in both
     */
    public record Outcome(long cycles, int samples, long comparedValues) {}

    /**
     * Builds and runs.
     *
     * @param waves reads the waves in VCD: all signals once a cycle, when they have settled
     * @throws InputException if Verilator, the compiler or the simulation fails, or the netlist does not do what the clocked
     *     model does
     */
    public Outcome run(ToolRun.OutputReader waves) {
        TraceLayout whole = scenario.design().traceLayout();
        TraceLayout ports = whole.ports();
        VerilatedProgram program = new VerilatorBuild(builds, Verilation.Effort.LARGE_BUILD, progress)
                .netlist(netlist, HarnessGlue.ofNetlist(scenario.design(), ports));
        try (TemporaryFolder work = TemporaryFolder.create()) {
            Path stimulus = work.path().resolve(STIMULUS);
            Path trace = work.path().resolve(TRACE);
            StimulusFile.write(stimulus, scenario);
            new ToolRun(program.path(), "the simulation of the netlist", rtl)
                    .args(stimulus.toString(), trace.toString()).stream(waves).orThrow();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(trace))) {
                return compare(new TraceReader(in, ports), whole, ports);
            }
        } catch (IOException e) {
            throw new InputException("cannot read the trace of the netlist: " + AtomicFiles.reason(e), e);
        }
    }

    private Outcome compare(TraceReader reader, TraceLayout whole, TraceLayout ports) throws IOException {
        Segment segment = scenario.segments().get(0);
        ExpectedTrace model = new SegmentTrace(segment, whole, trace -> trace).expected();
        PortComparison comparison = new PortComparison(whole, ports);
        TraceRecord expected = new TraceRecord(whole);
        TraceRecord found = new TraceRecord(ports);
        long cycle = 0;
        int results = 0;
        try {
            while (reader.read(found)) {
                model.next(expected);
                comparison.compare(expected, found, cycle++);
                if (whole.takesResult(expected)) {
                    results++;
                }
            }
        } catch (EOFException e) {
            throw new InputException("the simulation of the netlist ended in cycle " + cycle + ", after " + results
                    + " of " + segment.samples() + " samples");
        }
        return new Outcome(cycle, results, comparison.values());
    }

    /** Holds the probes at the ports to those of the same paths in a record of all. */
    private static final class PortComparison {
        private final Map<Probe, Probe> twins = new HashMap<>();
        private final List<Probe> always;
        private final List<ProbeGroup> groups;
        private long values;

        PortComparison(TraceLayout whole, TraceLayout ports) {
            Map<String, Probe> byPath = new HashMap<>();
            List<Probe> all = new ArrayList<>(whole.always());
            whole.groups().forEach(group -> all.addAll(group.probes()));
            all.forEach(probe -> byPath.put(probe.path(), probe));
            always = ports.always();
            groups = ports.groups();
            List<Probe> own = new ArrayList<>(always);
            groups.forEach(group -> own.addAll(group.probes()));
            own.forEach(probe -> twins.put(probe, byPath.get(probe.path())));
        }

        void compare(TraceRecord expected, TraceRecord found, long cycle) {
            for (Probe probe : always) {
                compare(probe, expected, found, cycle);
            }
            for (ProbeGroup group : groups) {
                if (found.isSet(group.gate())) {
                    for (Probe probe : group.probes()) {
                        compare(probe, expected, found, cycle);
                    }
                }
            }
        }

        private void compare(Probe probe, TraceRecord expected, TraceRecord found, long cycle) {
            Probe twin = twins.get(probe);
            for (int i = 0; i < probe.bytes(); i++) {
                if (expected.bytes()[twin.offset() + i] != found.bytes()[probe.offset() + i]) {
                    throw new InputException("the netlist differs from the model in cycle " + cycle + ": "
                            + probe.path() + " is " + found.value(probe, 0) + ", expected " + expected.value(twin, 0));
                }
            }
            values++;
        }

        long values() {
            return values;
        }
    }
}
