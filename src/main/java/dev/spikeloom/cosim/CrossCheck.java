package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.spike.SpikeSource;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Runs the RTL of a design under Verilator and the clocked model on the same spikes, in lockstep, and compares every
 * probe in every cycle: a {@link ScenarioCheck} of one segment.
 */
public final class CrossCheck {
    private final Design design;
    private final Path rtlFolder;
    private final CosimOptions options;
    private final Progress progress;
    private final UnaryOperator<ExpectedTrace> expectation;
    private boolean asserts;
    private double seconds;

    /** @param rtlFolder the generated RTL: Verilog, {@code files.f} and hex files */
    public CrossCheck(Design design, Path rtlFolder, CosimOptions options, Progress progress) {
        this(design, rtlFolder, options, progress, UnaryOperator.identity());
    }

    /** Holds the RTL to the assertions that lie beside it as well. */
    public CrossCheck withAssertions() {
        asserts = true;
        return this;
    }

    /** @param expectation changes what the RTL is held to, so that tests can show that a difference is found */
    CrossCheck(
            Design design,
            Path rtlFolder,
            CosimOptions options,
            Progress progress,
            UnaryOperator<ExpectedTrace> expectation) {
        this.design = design;
        this.rtlFolder = rtlFolder;
        this.options = options;
        this.progress = progress;
        this.expectation = expectation;
    }

    /**
     * Builds the RTL if need be, and runs. A warning about the RTL is a message.
     *
     * @throws InputException if samples or time steps are out of range, or Verilator, the compiler or the simulation
     *     fails
     */
    public CosimResult run(SpikeSource source) {
        ScenarioCheck check = check(source);
        CosimResult result = check.run();
        seconds = check.seconds();
        result.warnings().forEach(progress::message);
        return result;
    }

    /** How long the last run compared, without the build; if there was a difference, until its evidence was left. */
    public double seconds() {
        return seconds;
    }

    /**
     * Leaves the waves of both sides in the work folder, whether or not they differ.
     *
     * @param cycles how many, from the first after reset
     * @throws InputException as {@link #run}
     */
    public void writeWaves(SpikeSource source, long cycles) {
        check(source).writeWaves(cycles);
    }

    /**
     * Removes what an earlier check left in the work folder, but no traces that something else wrote there.
     *
     * @throws dev.spikeloom.io.EnvironmentException if something cannot be removed
     */
    public void removeEvidence() {
        new Evidence(options.workFolder()).remove();
    }

    private ScenarioCheck check(SpikeSource source) {
        Scenario scenario = Scenario.of(
                design, source, options.samples(), options.timeSteps(), options.timing(), options.loadWeights());
        CosimPlace place = new CosimPlace(
                rtlFolder,
                options.buildCache(),
                options.quickBuild(),
                options.workFolder(),
                options.command(),
                options.edited());
        ScenarioCheck check = new ScenarioCheck(scenario, place, progress, expectation);
        return asserts ? check.withAssertions() : check;
    }
}
