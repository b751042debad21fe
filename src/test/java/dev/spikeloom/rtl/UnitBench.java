package dev.spikeloom.rtl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs a self-checking bench of one module on the Verilog in a folder. */
record UnitBench(Path folder) {
    private static final Path BENCHES = Path.of("testbenches", "unit");

    /** Breaks a file of the folder: the original text must be in it exactly once. */
    void replace(String file, String original, String broken) throws IOException {
        Path source = folder.resolve(file);
        String text = Files.readString(source);
        assertThat(text).containsOnlyOnce(original);
        Files.writeString(source, text.replace(original, broken));
    }

    /**
     * What the bench of a module prints.
     *
     * @param definitions further arguments of the compiler: {@code -DNAME}
     */
    String run(String module, String... definitions) throws IOException {
        String bench = module + "_tb";
        try (DirectoryStream<Path> hexFiles = Files.newDirectoryStream(BENCHES, module + "*_tb.hex")) {
            for (Path hexFile : hexFiles) {
                Files.copy(hexFile, folder.resolve(hexFile.getFileName()));
            }
        }
        ToolResult build = new ToolRun(Tool.ICARUS, folder)
                .args("-Wall", "-g2005", "-s", bench, "-o", bench + ".vvp")
                .args(definitions)
                .args(BENCHES.resolve(bench + ".v").toAbsolutePath().toString(), "-f", RtlFiles.FILE_LIST)
                .run()
                .orThrow();
        assertThat(build.output()).isEmpty();
        return new ToolRun(Tool.ICARUS_RUNTIME, folder)
                .args("-n", bench + ".vvp")
                .run()
                .orThrow()
                .output();
    }
}
