package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.sim.Host;
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
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Runs the RTL of a design under Verilator and the clocked model on the same spikes, in lockstep, and compares every
 * probe in every cycle. It runs the Verilog and the hex files as they stand in their folder. The run ends at the first
 * difference; report, stimulus and the waves of both sides are left in the work folder then.
 */
public final class CrossCheck {
    private static final String STIMULUS_FILE = "stimulus.bin";
    private static final int WAVES_BEFORE = 200;
    private static final int WAVES_AFTER = 20;

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
        if (lockstep.difference.isEmpty() && lockstep.results() < options.samples()) {
            ended.orThrow();
            throw new InputException("the RTL simulation ended in cycle " + lockstep.cycle + ", after "
                    + lockstep.results() + " of " + options.samples() + " samples");
        }
        ended.output().lines().forEach(progress::message);
        Optional<Divergence> divergence = lockstep.difference.map(where -> lockstep.divergence(where));
        divergence.ifPresent(d -> leaveEvidence(d, source));
        return new CosimResult(lockstep.results(), lockstep.cycle, lockstep.comparator.comparedValues(), divergence);
    }

    private VerilatorBuild builder() {
        return new VerilatorBuild(options.buildCache(), progress);
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

    private ExpectedTrace expected(SpikeSource source) {
        Host host = new Host(source, options.samples(), options.timeSteps(), options.timing());
        return expectation.apply(new ModelTrace(design, layout, host)::next);
    }

    /** The difference is what counts: it is reported even where its waves cannot be had. */
    private void leaveEvidence(Divergence divergence, SpikeSource source) {
        AtomicFiles.writeString(divergence.folder().resolve("report.txt"), divergence.report());
        long first = Math.max(0, divergence.cycle() - WAVES_BEFORE);
        try {
            writeWaves(source, first, divergence.cycle() + WAVES_AFTER);
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
        writeWaves(source, 0, cycles - 1);
    }

    private void writeWaves(SpikeSource source, long first, long last) {
        Path folder = options.workFolder().toAbsolutePath();
        AtomicFiles.write(folder.resolve("model.vcd"), out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            VcdWriter waves = new VcdWriter(layout, RtlFiles.TOP_MODULE, text);
            ExpectedTrace trace = expected(source);
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
                                folder.resolve("rtl.vcd").toString(),
                                String.valueOf(first),
                                String.valueOf(last))
                        .stream(trace -> trace.transferTo(OutputStream.nullOutputStream()))
                        .orThrow();
    }

    /** Both traces, cycle by cycle, to the last result or the first difference. */
    private final class Lockstep {
        private final ExpectedTrace expected;
        private final TraceComparator comparator = new TraceComparator(layout);
        private final CycleHistory history = new CycleHistory(layout);
        private final WorkInFlight inFlight = new WorkInFlight(design, layout, options.samples(), options.timeSteps());
        private Optional<Location> difference = Optional.empty();
        private long differingCycle;
        private BigInteger expectedValue;
        private BigInteger foundValue;
        private long cycle;

        Lockstep(SpikeSource source) {
            this.expected = expected(source);
        }

        int results() {
            return inFlight.results();
        }

        void read(InputStream trace) throws IOException {
            TraceReader reader = new TraceReader(new BufferedInputStream(trace, 1 << 18), layout);
            while (results() < options.samples() && more(reader)) {
                TraceRecord model = history.nextExpected();
                TraceRecord rtl = history.nextFound();
                expected.next(model);
                if (difference.isEmpty()) {
                    difference = comparator.compare(model, rtl);
                    difference.ifPresent(where -> {
                        differingCycle = cycle;
                        expectedValue = where.value(model);
                        foundValue = where.value(rtl);
                    });
                }
                history.advance();
                cycle++;
                if (difference.isPresent()) {
                    if (cycle > differingCycle + CycleHistory.AFTER) {
                        return;
                    }
                } else if (inFlight.advance(model)) {
                    progress.update(results(), options.samples(), cycle + " cycles, identical");
                }
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

        Divergence divergence(Location where) {
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
