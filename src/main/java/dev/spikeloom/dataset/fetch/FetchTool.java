package dev.spikeloom.dataset.fetch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the programs that fetch packages; that one is missing or fails is no worse than a mirror that is down. */
final class FetchTool {
    private static final int MAX_REASON = 240;

    private FetchTool() {}

    /** @throws SourceException if the program is missing or fails */
    static void run(Tool tool, Path folder, String... arguments) {
        ToolResult result;
        try {
            result = new ToolRun(tool, folder).args(arguments).run();
        } catch (InputException e) {
            throw new SourceException(e.getMessage(), e);
        }
        if (!result.succeeded()) {
            throw new SourceException(
                    result.name() + " failed with exit code " + result.exitCode() + ": " + reason(result.output()));
        }
    }

    /** The one file directly in a folder whose name ends like this: the package that was fetched. */
    static Path single(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(suffix)).toList();
            if (found.size() != 1) {
                throw new SourceException(found.size() + " files end in " + suffix + ", expected 1");
            }
            return found.get(0);
        } catch (IOException e) {
            throw new InputException("cannot list " + folder + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** What the program called an error, on one line. */
    private static String reason(String output) {
        String errors = output.lines()
                .filter(line -> line.matches("(npm (ERR!|error)|E:|dpkg).*"))
                .map(line -> line.replaceFirst("^(npm (ERR!|error)|E:) *", "").strip())
                .filter(line -> !line.isEmpty())
                .limit(4)
                .collect(Collectors.joining(", "));
        String shown = errors.isEmpty() ? output.strip().replaceAll("\\s*\\R\\s*", ", ") : errors;
        return shown.length() > MAX_REASON ? shown.substring(0, MAX_REASON) + "..." : shown;
    }
}
