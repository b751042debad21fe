package dev.spikeloom.mutate;

import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The emitted bench under Icarus Verilog. A bench ends at its last cycle at the latest, so what runs on beyond the limit
 * is in a loop without delay: that is a failure too.
 */
final class IcarusRun implements Bench {
    private static final Pattern PASS = Pattern.compile("(?m)^PASS: .*$");
    private static final Pattern FAIL = Pattern.compile("(?m)^FAIL: (.*)$");
    private static final String PROGRAM = "bench.vvp";

    private final Duration limit;

    /** @param limit of compilation, and of the run */
    IcarusRun(Duration limit) {
        this.limit = limit;
    }

    @Override
    public BenchVerdict run(Path folder) {
        ToolResult compiled = new ToolRun(Tool.ICARUS, folder)
                .args("-g2005", "-s", VerilogBench.MODULE, "-o", PROGRAM, "-f", RtlFiles.FILE_LIST, VerilogBench.FILE)
                .limit(limit)
                .run();
        if (compiled.exitCode() != 0) {
            String words = compiled.output().lines().findFirst().orElse("no words");
            return BenchVerdict.refused(compiled.timedOut() ? "compilation does not end" : words);
        }
        ToolResult ended = new ToolRun(Tool.ICARUS_RUNTIME, folder)
                .args("-n", PROGRAM)
                .limit(limit)
                .run();
        if (ended.timedOut()) {
            return BenchVerdict.failed("the simulation does not end");
        }
        Matcher difference = FAIL.matcher(ended.output());
        if (difference.find()) {
            return BenchVerdict.failed(difference.group(1));
        }
        return PASS.matcher(ended.output()).find()
                ? BenchVerdict.passed()
                : BenchVerdict.failed("the simulation breaks off: "
                        + ended.output().lines().findFirst().orElse("no words"));
    }
}
