package dev.spikeloom.cosim;

import dev.spikeloom.cosim.digest.CycleWords;
import dev.spikeloom.cosim.digest.DigestKeys;
import dev.spikeloom.cosim.evidence.Details;
import dev.spikeloom.cosim.evidence.MachineEvidence;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * Runs the RTL of a scenario under Verilator, all segments in one life, and holds it to the clocked model in every probe of
 * every cycle: in each segment to a model that starts anew. Both sides digest blocks of cycles, and only where a digest
 * differs is the scenario run again with every value. It runs the Verilog and the hex files as they stand in their folder. The run ends at the first difference; report, stimulus and the waves of both sides are left in the work folder
 * then.
 */
public final class ScenarioCheck {
    private static final String KEYS_FILE = "digest-keys.bin";
    private static final int WAVES_BEFORE = 200;
    /** More than fit in a window: GTKWave opens at a cycle only if what follows fills the window. */
    private static final int WAVES_AFTER = 100;

    private final Scenario scenario;
    private final CosimPlace place;
    private final Progress progress;
    private final TraceLayout layout;
    private final UnaryOperator<ExpectedTrace> expectation;
    private final Evidence evidence;
    private final DigestKeys keys;
    private boolean leavesWaves = true;
    private boolean inFull;
    private long nanos;
    private boolean asserts;

    public ScenarioCheck(Scenario scenario, CosimPlace place, Progress progress) {
        this(scenario, place, progress, UnaryOperator.identity());
    }

    /** Leaves no waves of a difference, which take a build of their own. */
    public ScenarioCheck withoutWaves() {
        leavesWaves = false;
        return this;
    }

    /** Holds the RTL to the assertions that lie beside it as well; one that fails ends the run as a difference does. */
    public ScenarioCheck withAssertions() {
        asserts = true;
        return this;
    }

    /** Compares every value from the first cycle on, as is done else once digests have differed. */
    public ScenarioCheck inFull() {
        inFull = true;
        return this;
    }

    /** @param expectation changes what the RTL is held to, so that tests can show that a difference is found */
    ScenarioCheck(Scenario scenario, CosimPlace place, Progress progress, UnaryOperator<ExpectedTrace> expectation) {
        this.scenario = scenario;
        this.place = place;
        this.progress = progress;
        this.layout = scenario.design().traceLayout();
        this.expectation = expectation;
        this.evidence = new Evidence(place.work());
        this.keys = DigestKeys.draw(new CycleWords(layout));
    }

    /**
     * Builds the RTL if need be, and runs.
     *
     * @throws InputException if Verilator, the compiler or the simulation fails
     */
    public CosimResult run() {
        VerilatedProgram program = program(asserts ? VerilatorBuild.Extra.ASSERTIONS : VerilatorBuild.Extra.NONE);
        StimulusFile.write(evidence.stimulus(), scenario);
        long began = System.nanoTime();
        CosimResult result = inFull ? compareInFull(program) : compare(program);
        nanos = System.nanoTime() - began;
        return result;
    }

    /** How long the last run compared, without the build; if there was a difference, until its evidence was left. */
    public double seconds() {
        return nanos * 1e-9;
    }

    private CosimResult compare(VerilatedProgram program) {
        DigestLockstep digests = new DigestLockstep(scenario, layout, expectation, place, keys, progress);
        ToolResult ended = compareDigests(program, digests);
        if (ended.exitCode() == 0 && digests.ending() == DigestLockstep.Ending.IDENTICAL) {
            ended.output().lines().forEach(progress::message);
            return digests.result(program.warnings());
        }
        CosimResult result = compareInFull(program);
        if (result.divergence().isEmpty() && digests.ending() == DigestLockstep.Ending.DIFFERENT) {
            throw new InputException("the RTL simulation does not do the same when it is run again: "
                    + "it differed from the clocked model, and then did not");
        }
        return result;
    }

    /** The keys lie beside the stimulus for as long as it runs. */
    private ToolResult compareDigests(VerilatedProgram program, DigestLockstep digests) {
        try (TemporaryFolder work = TemporaryFolder.createIn(place.work())) {
            Path file = work.path().resolve(KEYS_FILE);
            AtomicFiles.write(file, out -> out.write(keys.file()));
            return new ToolRun(program.path(), "the RTL simulation", place.rtl())
                    .args(evidence.stimulus().toString(), "--digests", file.toString()).stream(digests::read);
        }
    }

    private CosimResult compareInFull(VerilatedProgram program) {
        ScenarioLockstep lockstep = new ScenarioLockstep(scenario, layout, expectation, place, progress);
        ToolResult ended = new ToolRun(program.path(), "the RTL simulation", place.rtl())
                .args(evidence.stimulus().toString()).stream(lockstep::read);
        Optional<BrokenRule> broken = BrokenRule.of(ended);
        List<FailedAssertion> failed = FailedAssertion.of(ended);
        if (!failed.isEmpty()) {
            lockstep.failed(failed);
        } else if (lockstep.divergence().isEmpty() && broken.isPresent()) {
            lockstep.broken(broken.get());
        } else if (lockstep.divergence().isEmpty()) {
            ended.orThrow();
            lockstep.requireComplete();
        }
        if (broken.isEmpty() && failed.isEmpty()) {
            ended.output().lines().forEach(progress::message);
        }
        return lockstep.result(program.warnings()).with(lockstep.divergence().map(this::leaveEvidence));
    }

    /**
     * The difference is what counts: it is reported even where its waves cannot be had. Where they can, they tell what is
     * in the memories.
     */
    private Divergence leaveEvidence(Divergence divergence) {
        evidence.removeWaves();
        AtomicFiles.writeString(evidence.report(), divergence.report());
        if (!leavesWaves || divergence.brokenRule()) {
            return divergence;
        }
        try {
            writeWaves(around(divergence.segment().orElse(0), divergence.cycle()));
            Details details =
                    MachineEvidence.details(scenario, divergence.segment().orElse(0), layout, place.rtl());
            List<String> memories = details.memories(evidence.firstValues(scenario.design()));
            if (!memories.isEmpty()) {
                Divergence told = divergence.with(List.of(String.join("\n", memories)));
                AtomicFiles.writeString(evidence.report(), told.report());
                return told;
            }
        } catch (InputException e) {
            progress.message("no waves of the difference: " + e.getMessage());
        }
        return divergence;
    }

    /**
     * Leaves the waves of both sides in the work folder, whether or not they differ.
     *
     * @param cycles how many, from the first of the first segment
     * @throws InputException as {@link #run}
     */
    public void writeWaves(long cycles) {
        StimulusFile.write(evidence.stimulus(), scenario);
        writeWaves(new Evidence.Window(0, 0, cycles - 1, OptionalLong.empty()));
    }

    /**
     * Leaves the waves of both sides around a cycle in the work folder, whether or not they differ.
     *
     * @param segment of the scenario
     * @throws InputException as {@link #run}
     */
    public void writeWaves(int segment, long cycle) {
        StimulusFile.write(evidence.stimulus(), scenario);
        writeWaves(around(segment, cycle));
    }

    private static Evidence.Window around(int segment, long cycle) {
        return new Evidence.Window(
                segment, Math.max(0, cycle - WAVES_BEFORE), cycle + WAVES_AFTER, OptionalLong.of(cycle));
    }

    /**
     * Leaves a report in the work folder, in place of any other, and returns it.
     *
     * @throws dev.spikeloom.io.EnvironmentException if it cannot be written
     */
    public String report(String text) {
        AtomicFiles.writeString(evidence.report(), text);
        return text;
    }

    private void writeWaves(Evidence.Window window) {
        SegmentTrace trace = new SegmentTrace(scenario.segments().get(window.segment()), layout, expectation);
        // First the side that may fail: waves of one side alone are no evidence.
        evidence.writeRtlWaves(
                scenario.design(), layout, program(VerilatorBuild.Extra.WAVES).path(), place.rtl(), window);
        evidence.writeModelWaves(scenario.design(), layout, trace.expected(), window);
    }

    private VerilatedProgram program(VerilatorBuild.Extra extra) {
        return new VerilatorBuild(place.builds(), place.effort(), progress)
                .program(place.rtl(), HarnessGlue.of(scenario.design(), layout), extra);
    }
}
