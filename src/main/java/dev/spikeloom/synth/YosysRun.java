package dev.spikeloom.synth;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of Yosys that may take minutes, and tells what it is at.
 *
 * @param log all that it printed
 */
public record YosysRun(String log) {
    private static final Pattern PASS = Pattern.compile("[\\d.]+ Executing (\\S+) pass.*");
    private static final Pattern SOURCE = Pattern.compile("(?m)^[\\d.]+ Executing Verilog-2005 frontend: (.*)$");

    /**
     * Runs commands.
     *
     * @param folder of the Verilog, in which Yosys runs
     * @throws InputException if Yosys is missing, or refuses the design
     */
    public static YosysRun of(Path folder, List<String> commands, Progress progress) {
        StringBuilder log = new StringBuilder();
        ToolResult result = new ToolRun(Tool.YOSYS, folder)
                .args("-p", String.join("; ", commands)).stream(output -> read(output, log, progress));
        if (!result.succeeded()) {
            throw new InputException("yosys refuses the design in " + folder + ": " + result.reason());
        }
        return new YosysRun(log.toString());
    }

    private static void read(InputStream output, StringBuilder log, Progress progress) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        long passes = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.append(line).append('\n');
            Matcher pass = PASS.matcher(line);
            if (pass.matches()) {
                progress.update(++passes, 0, "passes of Yosys, at " + pass.group(1));
            }
        }
    }

    /** The Verilog files that were read, as Yosys found them, those of its own library included. */
    public List<String> sources() {
        return SOURCE.matcher(log).results().map(source -> source.group(1)).toList();
    }

    /** Every warning, as it was printed. */
    public List<String> warnings() {
        return log.lines().filter(line -> line.contains("Warning: ")).toList();
    }
}
