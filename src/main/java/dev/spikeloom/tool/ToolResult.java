package dev.spikeloom.tool;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Shutdown;
import java.util.List;

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

    /**
     * This result, if the program succeeded.
     *
     * @throws InputException otherwise, with the program's own words
     */
    public ToolResult orThrow() {
        if (!succeeded()) {
            throw new InputException(
                    name + " failed with exit code " + exitCode + (output.isBlank() ? "" : ":\n" + output.strip()));
        }
        return this;
    }
}
