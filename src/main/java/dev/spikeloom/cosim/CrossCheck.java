package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.sim.GtkwaveSave;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.ModelTrace;
import dev.spikeloom.sim.RunLimits;
import dev.spikeloom.sim.VcdWriter;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Runs the RTL of a design under Verilator and the clocked model on the same spikes, in lockstep, and compares every
 * probe in every cycle. It runs the Verilog and the hex files as they stand in their folder. The run ends at the first
 * difference; report, stimulus and the waves of both sides are left in the work folder then.
 */
public final class CrossCheck {
    private static final String STIMULUS_FILE = "stimulus.bin";
    private static final String REPORT_FILE = "report.txt";
    private static final String RTL_WAVES = "rtl.vcd";
    private static final int WAVES_BEFORE = 200;
    /** More than fit in a window: GTKWave opens at a cycle only if what follows fills the window. */
    private static final int WAVES_AFTER = 100;

    private final Design design;
    private final Path rtlFolder;
    private final CosimOptions options;
    private final Progress progress;
    private final TraceLayout layout;
    private final UnaryOperator<ExpectedTrace> expectation;

    /** @param rtlFolder the generated RTL: Verilog, {@code files.f} and hex files */
    public CrossCheck(Design design, Path rtlFolder, CosimOptions options, Progress progress) {
        this(design, rtlFolder, options, progress, UnaryOperator.identity());
    }

    /** @param expectation changes what the RTL is held to, so that tests can show that a difference is found */
    CrossCheck(
            Design design,
            Path rtlFolder,
            CosimOptions options,
            Progress progress,
            UnaryOperator<ExpectedTrace> expectation) {
        this.design = design;
        this.rtlFolder = rtlFolder.toAbsolutePath();
        this.options = options;
        this.progress = progress;
        this.layout = new TraceLayout(design);
        this.expectation = expectation;
    }

    /**
     * Builds the RTL if need be, and runs.
     *
     * @throws InputException if samples or time steps are out of range, or Verilator, the compiler or the simulation
     *     fails
     */
    public CosimResult run(SpikeSource source) {
        check(source);
        HarnessGlue glue = HarnessGlue.of(design, layout);
        Path program = builder().program(rtlFolder, glue, false);
        Path stimulus = writeStimulus(source);

        Lockstep lockstep = new Lockstep(source);
        ToolResult ended =
                new ToolRun(program, "the RTL simulation", rtlFolder).args(stimulus.toString()).stream(lockstep::read);
        if (lockstep.divergence.isEmpty()) {
            ended.orThrow();
        }
        if (lockstep.divergence.isEmpty() && lockstep.results() < options.samples()) {
            throw new InputException("the RTL simulation ended in cycle " + lockstep.cycle + ", after "
                    + lockstep.results() + " of " + options.samples() + " samples");
        }
        ended.output().lines().forEach(progress::message);
        lockstep.divergence.ifPresent(d -> leaveEvidence(d, source));
        return new CosimResult(lockstep.results(), lockstep.cycle, lockstep.comparedValues(), lockstep.divergence);
    }

    private VerilatorBuild builder() {
        VerilatorBuild.Effort effort =
                options.quickBuild() ? VerilatorBuild.Effort.FAST_BUILD : VerilatorBuild.Effort.FAST_RUN;
        return new VerilatorBuild(options.buildCache(), effort, progress);
    }

    private Path writeStimulus(SpikeSource source) {
        Path stimulus = options.workFolder().toAbsolutePath().resolve(STIMULUS_FILE);
        StimulusFile.write(
                stimulus,
                design,
                source,
                options.samples(),
                options.timeSteps(),
                options.timing(),
                options.loadWeights());
        return stimulus;
    }

    private void check(SpikeSource source) {
        RunLimits.check(design, source, options.samples(), options.timeSteps(), "co-simulation ");
        if (options.loadWeights() && !design.loadable()) {
            throw new InputException("weights cannot be loaded: architecture.weights is fixed, it must be loadable");
        }
    }

    private ModelTrace model(SpikeSource source) {
        Host host = Host.of(design, source, options.samples(), options.timeSteps(), options.timing());
        return new ModelTrace(design, layout, host);
    }

    /** The difference is what counts: it is reported even where its waves cannot be had. */
    private void leaveEvidence(Divergence divergence, SpikeSource source) {
        AtomicFiles.writeString(divergence.folder().resolve(REPORT_FILE), divergence.report());
        long first = Math.max(0, divergence.cycle() - WAVES_BEFORE);
        try {
            writeWaves(source, first, divergence.cycle() + WAVES_AFTER, OptionalLong.of(divergence.cycle()));
        } catch (InputException e) {
            progress.message("no waves of the difference: " + e.getMessage());
        }
    }

    /**
     * Leaves the waves of both sides in the work folder, whether or not they differ.
     *
     * @param cycles how many, from the first after reset
     * @throws InputException as {@link #run}
     */
    public void writeWaves(SpikeSource source, long cycles) {
        writeStimulus(source);
        writeWaves(source, 0, cycles - 1, OptionalLong.empty());
    }

    /** Removes what an earlier check left in the work folder, but no traces that something else wrote there. */
    public void removeEvidence() {
        Path folder = options.workFolder();
        List<String> left = new ArrayList<>(List.of(STIMULUS_FILE, REPORT_FILE));
        // A check leaves waves of both sides; those of the model alone are not its own.
        if (Files.exists(folder.resolve(RTL_WAVES))) {
            left.addAll(List.of(RTL_WAVES, GtkwaveSave.WAVES, GtkwaveSave.NAME));
        }
        left.forEach(name -> FileTrees.delete(folder.resolve(name)));
        FileTrees.deleteIfEmpty(folder);
    }

    /** @param marked the cycle at which a viewer opens the waves */
    private void writeWaves(SpikeSource source, long first, long last, OptionalLong marked) {
        Path folder = options.workFolder().toAbsolutePath();
        AtomicFiles.write(folder.resolve(GtkwaveSave.NAME), out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            new GtkwaveSave(design, layout, RtlFiles.topModule(design)).write(first, marked, text);
            text.flush();
        });
        AtomicFiles.write(folder.resolve(GtkwaveSave.WAVES), out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            VcdWriter waves = new VcdWriter(layout, RtlFiles.topModule(design), text);
            ExpectedTrace trace = expectation.apply(model(source)::next);
            TraceRecord record = new TraceRecord(layout);
            for (long cycle = 0; cycle <= last; cycle++) {
                trace.next(record);
                if (cycle >= first) {
                    waves.write(cycle, record);
                }
            }
            text.flush();
        });
        Path tracedProgram = builder().program(rtlFolder, HarnessGlue.of(design, layout), true);
        new ToolRun(tracedProgram, "the RTL simulation", rtlFolder)
                        .args(
                                folder.resolve(STIMULUS_FILE).toString(),
                                folder.resolve(RTL_WAVES).toString(),
                                String.valueOf(first),
                                String.valueOf(last))
                        .stream(trace -> trace.transferTo(OutputStream.nullOutputStream()))
                        .orThrow();
    }

    /** Both traces, cycle by cycle, to their end or the first difference; then the performance counters. */
    private final class Lockstep {
        private final ModelTrace model;
        private final ExpectedTrace expected;
        private final TraceComparator comparator = new TraceComparator(layout);
        private final ProtocolCheck protocol = new ProtocolCheck(layout);
        private final CycleHistory history = new CycleHistory(layout);
        private final WorkInFlight inFlight = new WorkInFlight(design, layout, options.samples(), options.timeSteps());
        private Optional<Location> difference = Optional.empty();
        private Optional<Divergence> divergence = Optional.empty();
        private long differingCycle;
        private BigInteger expectedValue;
        private BigInteger foundValue;
        private long cycle;
        private long comparedCounters;

        Lockstep(SpikeSource source) {
            this.model = model(source);
            this.expected = expectation.apply(model::next);
        }

        int results() {
            return inFlight.results();
        }

        long comparedValues() {
            return comparator.comparedValues() + comparedCounters;
        }

        void read(InputStream trace) throws IOException {
            TraceReader reader = new TraceReader(new BufferedInputStream(trace, 1 << 18), layout);
            while (more(reader)) {
                TraceRecord modelled = history.nextExpected();
                TraceRecord rtl = history.nextFound();
                expected.next(modelled);
                if (difference.isEmpty()) {
                    difference = comparator.compare(modelled, rtl).or(() -> protocol.next(rtl));
                    difference.ifPresent(where -> {
                        differingCycle = cycle;
                        expectedValue = where.value(modelled);
                        foundValue = where.value(rtl);
                    });
                }
                history.advance();
                cycle++;
                if (difference.isPresent()) {
                    if (cycle > differingCycle + CycleHistory.AFTER) {
                        break;
                    }
                } else if (inFlight.advance(modelled)) {
                    progress.update(results(), options.samples(), cycle + " cycles, identical");
                }
            }
            divergence = difference.map(this::divergence);
            if (divergence.isEmpty() && design.architecture().counters()) {
                compareCounters(reader);
            }
        }

        /** A simulation that broke off within a cycle has ended; its exit code and its words say why. */
        private boolean more(TraceReader reader) throws IOException {
            try {
                return reader.read(history.nextFound());
            } catch (EOFException e) {
                return false;
            }
        }

        private void compareCounters(TraceReader reader) throws IOException {
            int layers = design.layers().size();
            Optional<long[]> found = reader.readCounters(layers * LayerCounters.IN_HARDWARE);
            if (found.isEmpty()) {
                return;
            }
            for (int layer = 0; layer < layers && divergence.isEmpty(); layer++) {
                List<Long> modelled = model.counters().get(layer).inHardware();
                for (int k = 0; k < modelled.size() && divergence.isEmpty(); k++) {
                    comparedCounters++;
                    long value = found.get()[layer * LayerCounters.IN_HARDWARE + k];
                    if (modelled.get(k) != value) {
                        divergence = Optional.of(counterDivergence(layer, k, modelled.get(k), value));
                    }
                }
            }
        }

        private Divergence counterDivergence(int layer, int counter, long modelled, long value) {
            return new Divergence(
                    cycle - 1,
                    layout.core() + "u_layer_" + layer + ".u_counters." + LayerCounters.NAMES.get(counter) + "_q",
                    BigInteger.valueOf(modelled),
                    BigInteger.valueOf(value),
                    "none, all samples are done",
                    "the performance counters at the end of the run\n",
                    options.workFolder().toAbsolutePath());
        }

        private Divergence divergence(Location where) {
            return new Divergence(
                    differingCycle,
                    where.signal(),
                    expectedValue,
                    foundValue,
                    inFlight.at(where.probe()),
                    history.table(where, differingCycle),
                    options.workFolder().toAbsolutePath());
        }
    }
}
