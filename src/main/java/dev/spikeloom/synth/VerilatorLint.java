package dev.spikeloom.synth;

import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.List;

/** Reads a generated design with Verilator, all its warnings on. */
public final class VerilatorLint {
    private VerilatorLint() {}

    /**
     * What Verilator has to say about a design; nothing, if all is well.
     *
     * @param rtlFolder the folder that {@link RtlFiles#writeTo} wrote
     * @param topModule of the design
     * @throws InputException if Verilator is missing, or refuses the design
     */
    public static List<String> run(Path rtlFolder, String topModule) {
        ToolResult result = new ToolRun(Tool.VERILATOR, rtlFolder)
                .args("--lint-only", "-Wall", "-Wno-fatal", "-f", RtlFiles.FILE_LIST, "--top-module", topModule)
                .run()
                .orThrow();
        return result.output().lines().filter(line -> line.startsWith("%")).toList();
    }
}
