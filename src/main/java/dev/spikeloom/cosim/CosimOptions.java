package dev.spikeloom.cosim;

import dev.spikeloom.sim.HostTiming;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is to be cross-checked, and where.
 *
 * @param samples how many samples are run, from the first
 * @param timeSteps time steps of a sample
 * @param timing when the host offers and takes
 * @param loadWeights whether all weights and thresholds are first written through the load port
 * @param quickBuild whether the compiler is to be quick, for a run of few cycles, rather than the run
 * @param buildCache folder of Verilator builds
 * @param workFolder where stimulus and, on a difference, report and waves are left
 * @param command that makes the same check again; empty if there is none
 * @param edited files of the RTL that were edited since they were generated, for the report
 */
public record CosimOptions(
        int samples,
        int timeSteps,
        HostTiming timing,
        boolean loadWeights,
        boolean quickBuild,
        Path buildCache,
        Path workFolder,
        Optional<String> command,
        List<String> edited) {
    /** The name of a cache's folder of Verilator builds. */
    public static final String BUILDS = "verilator";

    /** A check of RTL that nobody edited. */
    public CosimOptions(
            int samples,
            int timeSteps,
            HostTiming timing,
            boolean loadWeights,
            boolean quickBuild,
            Path buildCache,
            Path workFolder,
            Optional<String> command) {
        this(samples, timeSteps, timing, loadWeights, quickBuild, buildCache, workFolder, command, List.of());
    }

    /** A check that no command makes. */
    public CosimOptions(
            int samples,
            int timeSteps,
            HostTiming timing,
            boolean loadWeights,
            boolean quickBuild,
            Path buildCache,
            Path workFolder) {
        this(samples, timeSteps, timing, loadWeights, quickBuild, buildCache, workFolder, Optional.empty());
    }
}
