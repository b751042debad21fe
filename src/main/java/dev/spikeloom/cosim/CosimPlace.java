package dev.spikeloom.cosim;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a check finds the RTL and leaves what it makes.
 *
 * @param rtl the generated RTL: Verilog, {@code files.f} and hex files
 * @param builds folder of Verilator builds
 * @param quickBuild whether the compiler is to be quick, for a run of few cycles, rather than the run
 * @param work where stimulus and, on a difference, report and waves are left
 * @param command that makes the same check again; empty if there is none
 * @param edited files of the RTL that were edited since they were generated
 */
public record CosimPlace(
        Path rtl, Path builds, boolean quickBuild, Path work, Optional<String> command, List<String> edited) {
    /** In the work folder, the waves of Icarus where Verilator shows no difference. */
    public static final String BENCH_WAVES = "bench.vcd";

    /** What opens these in GTKWave. */
    public static final String BENCH_SAVE = "bench.gtkw";

    /** The folders become absolute: programs run in other ones. */
    public CosimPlace {
        rtl = rtl.toAbsolutePath();
        builds = builds.toAbsolutePath();
        work = work.toAbsolutePath();
    }

    /** A check that no command makes. */
    public CosimPlace(Path rtl, Path builds, boolean quickBuild, Path work) {
        this(rtl, builds, quickBuild, work, Optional.empty(), List.of());
    }

    /** How hard the compiler is to try. */
    Verilation.Effort effort() {
        return quickBuild ? Verilation.Effort.FAST_BUILD : Verilation.Effort.FAST_RUN;
    }
}
