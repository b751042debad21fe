package dev.spikeloom.tool;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a program ended.
 *
 * @param name the program, as a user knows it
 * @param command the command line
 * @param exitCode 0 for success, by convention; {@link #TIMED_OUT} if the time limit ended it
 * @param output what it printed (all of it, or standard error only if standard output was streamed)
 */
public record ToolResult(String name, List<String> command, int exitCode, String output) {
    /** The exit code of a program that ran longer than {@link ToolRun#limit}, as of coreutils' timeout. */
    public static final int TIMED_OUT = 124;

    private static final Pattern MISSING = Pattern.compile(
            "(?m)^(?:g?make(?:\\[\\d+])?: |(?:\\S*/)?sh: (?:\\d+: )?)([\\w+./-]+): (?:No such file or directory"
                    + "|(?:command )?not found)$|Could not find compiler \"([^\"]+)\" in PATH");

    public ToolResult {
        command = List.copyOf(command);
    }

    public boolean timedOut() {
        return exitCode == TIMED_OUT;
    }

    /**
     * Whether the program succeeded. That it did not is only believed if this program is not ending: whatever ends this one
     * may have reached the other first.
     */
    public boolean succeeded() {
        if (exitCode != 0) {
            Shutdown.settle();
        }
        return exitCode == 0;
    }

    /** Why Yosys, which marks its errors, did not succeed, as {@link #succeeded}: its first error, or else the exit code. */
    public String reason() {
        Shutdown.settle();
        return output.lines()
                .filter(line -> line.contains("ERROR: "))
                .findFirst()
                .orElse("exit code " + exitCode);
    }

    /** A program that the program looked for and did not find, as make, a shell or ccache says it. */
    private Optional<String> missing() {
        return MISSING.matcher(output)
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .findFirst();
    }

    /**
     * This result, if the program succeeded.
     *
     * @throws InputException otherwise, with the program's own words, or in a line if it needs another program that is not there
     */
    public ToolResult orThrow() {
        if (!succeeded()) {
            missing().ifPresent(program -> {
                throw new InputException(name + " needs " + program + ", which is not on the PATH; install it (Debian:"
                        + " apt-get install " + program + ", or run 'make setup')");
            });
            throw new InputException(
                    name + " failed with exit code " + exitCode + (output.isBlank() ? "" : ":\n" + output.strip()));
        }
        return this;
    }
}
