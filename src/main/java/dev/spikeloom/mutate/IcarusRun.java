package dev.spikeloom.mutate;

import dev.spikeloom.cosim.bench.IcarusBench;
import dev.spikeloom.io.Shutdown;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.tool.ToolResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The emitted bench under Icarus Verilog. A bench ends at its last cycle at the latest, so what runs on beyond the limit
 * is in a loop without delay: that is a failure too.
 */
final class IcarusRun implements Bench {
    private static final String PROGRAM = "bench.vvp";

    private final Duration limit;

    /** @param limit of compilation, and of the run */
    IcarusRun(Duration limit) {
        this.limit = limit;
    }

    @Override
    public BenchVerdict run(Path folder) {
        Path program = folder.resolve(PROGRAM);
        ToolResult compiled = IcarusBench.compiler(folder, ModuleNames.PLAIN, program)
                .limit(limit)
                .run();
        if (!compiled.succeeded()) {
            String words = compiled.output().lines().findFirst().orElse("no words");
            return BenchVerdict.refused(compiled.timedOut() ? "compilation does not end" : words);
        }
        ToolResult ended = IcarusBench.simulation(folder, program).limit(limit).run();
        if (ended.timedOut()) {
            return BenchVerdict.failed("the simulation does not end");
        }
        Optional<String> difference = IcarusBench.difference(ended);
        if (difference.isPresent()) {
            return BenchVerdict.failed(difference.get());
        }
        if (IcarusBench.passed(ended)) {
            return BenchVerdict.passed();
        }
        // It also breaks off, and calls that a success, when a signal reaches it.
        Shutdown.settle();
        return BenchVerdict.failed("the simulation breaks off: "
                + ended.output().lines().findFirst().orElse("no words"));
    }
}
