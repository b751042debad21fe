package dev.spikeloom.cosim.coverage;

import dev.spikeloom.cosim.Verilation;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the bench that goes with the RTL under Verilator, and finds what of the RTL it reaches. */
public final class BenchCoverage {
    /** In the folder of the coverage: what was not reached. */
    public static final String UNCOVERED = "uncovered.txt";

    /** In it: the Verilog, with how often each place was reached. */
    public static final String ANNOTATED = "annotated";

    private static final String MAIN = "bench_coverage.cpp";
    private static final String PREFIX = "Vsnn_tb";
    private static final String DATA = "coverage.dat";

    private BenchCoverage() {}

    /**
     * Runs the bench, and leaves what it does not reach and the annotated Verilog.
     *
     * @param rtl folder of the RTL and the bench
     * @param names of the modules of the design
     * @param into folder for what is left; it is there
     * @throws InputException if Verilator is missing or refuses the Verilog, or the bench fails
     */
    public static Coverage run(Path rtl, ModuleNames names, Path into) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            build(rtl, names.bench(), work.path());
            Path data = work.path().resolve(DATA);
            ToolResult ended = new ToolRun(work.path().resolve("obj_dir").resolve(PREFIX), "the Verilated bench", rtl)
                    .args("+coverage=" + data)
                    .run();
            if (!ended.succeeded()) {
                throw new InputException("there is no coverage, since the bench fails under Verilator: "
                        + ended.output().lines().findFirst().orElse("exit code " + ended.exitCode()));
            }
            Coverage coverage = Coverage.of(Files.readAllLines(data));
            AtomicFiles.writeString(into.resolve(UNCOVERED), coverage.uncovered());
            new ToolRun(Tool.VERILATOR_COVERAGE, rtl)
                    .args("--annotate-all", "--annotate-min", "1", "--annotate")
                    .args(into.resolve(ANNOTATED).toAbsolutePath().toString(), data.toString())
                    .run()
                    .orThrow();
            return coverage;
        } catch (IOException e) {
            throw new EnvironmentException("cannot write the coverage of " + rtl + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static void build(Path rtl, String bench, Path work) throws IOException {
        Path main = work.resolve(MAIN);
        Path configuration = work.resolve("coverage.vlt");
        Files.write(main, Verilation.bench(MAIN));
        String file = ModuleNames.file(bench);
        // The bench itself is not what is to be covered, nor are words of a memory that stand in the Verilog as cases.
        Files.writeString(
                configuration,
                "`verilator_config\ncoverage_off -file \"*" + file + "\"\ncoverage_off -file \"*" + ModuleNames.ROM
                        + "_*.v\"\n");
        Verilation.run(rtl, Verilation.Effort.FAST_BUILD)
                .args("--timing", "--coverage-line", "--coverage-toggle")
                .args("--top-module", bench, "--prefix", PREFIX)
                .args("--Mdir", work.resolve("obj_dir").toString())
                .args(configuration.toString(), file, "-f", RtlFiles.FILE_LIST, main.toString())
                .run()
                .orThrow();
    }
}
