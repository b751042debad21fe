package dev.spikeloom.synth;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A library of cells in Liberty's format, as Yosys reads it. */
record Liberty(Path file) {
    private static final String PROBE_FILE = "probe.v";

    /** What any design needs: a gate and a flip-flop. */
    private static final String PROBE = """
            module probe (input clk, input a, input b, output reg q);
              always @(posedge clk) q <= a & b;
            endmodule
            """;

    /**
     * Tries the library on a design of two cells: reading it alone, Yosys overlooks most of what is wrong.
     *
     * @throws InputException if Yosys is missing, or refuses the library, with Yosys' own words
     */
    void requireUsable() {
        if (isEmpty()) {
            throw new InputException("library " + file + " is empty, expected a Liberty file");
        }
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            AtomicFiles.writeString(folder.path().resolve(PROBE_FILE), PROBE);
            String commands = String.join(
                    "; ",
                    "read_liberty -ignore_miss_func " + name(),
                    "design -reset",
                    "read_verilog " + PROBE_FILE,
                    "synth",
                    "dfflibmap -liberty " + name(),
                    "abc -liberty " + name());
            ToolResult result =
                    new ToolRun(Tool.YOSYS, folder.path()).args("-p", commands).run();
            if (!result.succeeded()) {
                throw new InputException("yosys refuses the library " + file + ": " + result.reason());
            }
        }
    }

    /** Its name in a script of Yosys. */
    String name() {
        return YosysCheck.quoted(file);
    }

    /** At which Yosys crashes. */
    private boolean isEmpty() {
        try {
            return Files.size(file) == 0;
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }
}
