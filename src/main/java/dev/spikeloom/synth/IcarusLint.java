package dev.spikeloom.synth;

import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.util.List;

/** Elaborates a generated design with Icarus Verilog, all its warnings on. */
public final class IcarusLint {
    private IcarusLint() {}

    /**
     * What Icarus has to say about a design; nothing, if all is well.
     *
     * @param rtlFolder the folder that {@link RtlFiles#writeTo} wrote
     * @param topModule of the design
     * @throws InputException if Icarus is missing, or refuses the design
     */
    public static List<String> run(Path rtlFolder, String topModule) {
        ToolResult result = new ToolRun(Tool.ICARUS, rtlFolder)
                .args("-Wall", "-g2005", "-t", "null", "-s", topModule, "-f", RtlFiles.FILE_LIST)
                .run()
                .orThrow();
        return result.output().lines().toList();
    }
}
