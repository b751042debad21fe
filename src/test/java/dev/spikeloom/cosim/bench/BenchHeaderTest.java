package dev.spikeloom.cosim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.testing.Large;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that the bench's header and the documentation give run it. */
@Tag("cosim")
class BenchHeaderTest {
    private static final Path REFERENCE = Path.of("rtl-out", "reference");
    private static final Path HEADER = REFERENCE.resolve("snn_tb.v");
    private static final Map<String, Tool> TOOLS = Map.of(
            "iverilog", Tool.ICARUS,
            "vvp", Tool.ICARUS_RUNTIME,
            "verilator", Tool.VERILATOR);

    @TempDir
    private Path folder;

    @Large
    @Test
    void theCommandsOfTheHeaderRunIt() throws IOException {
        RtlFiles.read(REFERENCE)
                .contents()
                .forEach((name, text) -> AtomicFiles.writeString(folder.resolve(name), text));
        List<String> commands = commands(HEADER);
        assertThat(commands).hasSize(4);
        for (String command : commands) {
            List<String> words = List.of(command.split(" "));
            ToolRun run = TOOLS.containsKey(words.get(0))
                    ? new ToolRun(TOOLS.get(words.get(0)), folder)
                    : new ToolRun(folder.resolve(words.get(0)), words.get(0), folder);
            ToolResult ended = run.args(words.subList(1, words.size())).run();
            assertThat(ended.exitCode()).as(ended.output()).isZero();
            if (command.startsWith("vvp") || command.startsWith("obj_dir")) {
                assertThat(ended.output()).startsWith("PASS: ");
            }
        }
    }

    @Test
    void theDocumentationHasTheSameCommands() throws IOException {
        assertThat(commands(Path.of("docs", "cosimulation.md"))).isEqualTo(commands(HEADER));
    }

    private static List<String> commands(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .map(line -> line.replaceFirst("^//   \\$ ", ""))
                .filter(line -> line.matches("iverilog -g.*|vvp -n.*|verilator --binary.*|obj_dir/.*"))
                .toList();
    }
}
