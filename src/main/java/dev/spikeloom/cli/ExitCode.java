package dev.spikeloom.cli;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** How the program ends; scripts rely on it. */
final class ExitCode {
    static final int OK = 0;
    /** Co-simulation found a difference, or another check failed. */
    static final int FAILED_CHECK = 1;
    /** A wrong command line, file, value or environment. */
    static final int BAD_INPUT = 2;
    /** A fault of the program. */
    static final int INTERNAL_ERROR = 3;

    /** The reader of standard output has gone before the end; as of a program that the signal PIPE ends. */
    static final int NO_READER = 141;

    /** For help texts. */
    static final Map<String, String> MEANINGS = Collections.unmodifiableMap(new TreeMap<>(Map.of(
            String.valueOf(OK), "success",
            String.valueOf(FAILED_CHECK), "co-simulation found a difference, or another check failed",
            String.valueOf(BAD_INPUT), "a wrong command line, file, value or environment",
            String.valueOf(INTERNAL_ERROR), "an internal error")));

    private ExitCode() {}
}
