package dev.spikeloom.cosim.bench;

import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The simulators that run the bench in the tests, each in a language that it reads. */
enum BenchSimulator {
    ICARUS_2005("-g2005"),
    ICARUS_2012("-g2012"),
    VERILATOR("--timing");

    /** A bench that does not end by itself is a failure of the test. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final String language;

    BenchSimulator(String language) {
        this.language = language;
    }

    /** Builds the bench and the RTL of a folder, with all warnings on, none of which may come. */
    ToolResult build(Path folder) {
        ToolRun run = this == VERILATOR
                ? new ToolRun(Tool.VERILATOR, folder)
                        .args("--binary", language, "-Wall", "--trace", "--top-module", ModuleNames.BENCH)
                        .args("-MAKEFLAGS", "OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O0 VM_PARALLEL_BUILDS=0")
                : new ToolRun(Tool.ICARUS, folder)
                        .args(language, "-Wall", "-Wno-timescale", "-s", ModuleNames.BENCH, "-o", "snn_tb.vvp");
        return run.args(ModuleNames.file(ModuleNames.BENCH), "-f", "files.f")
                .run()
                .orThrow();
    }

    /**
     * Runs what was built.
     *
     * @param built folder where it was built
     * @param files folder of the hex files
     */
    ToolResult run(Path built, Path files, String... arguments) {
        ToolRun run = this == VERILATOR
                ? new ToolRun(built.resolve("obj_dir").resolve("Vsnn_tb"), "the Verilated bench", files)
                : new ToolRun(Tool.ICARUS_RUNTIME, files)
                        .args("-n", built.resolve("snn_tb.vvp").toString());
        return run.args(List.of(arguments)).limit(LIMIT).run();
    }

    /** The warnings in what a tool printed. */
    static Stream<String> warnings(ToolResult built) {
        return built.output().lines().filter(line -> line.startsWith("%Warning") || line.contains("warning: "));
    }
}
