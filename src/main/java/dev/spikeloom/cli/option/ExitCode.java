package dev.spikeloom.cli.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the program ends; scripts rely on it. */
public final class ExitCode {
    public static final int OK = 0;
    /** Co-simulation found a difference, or another check failed. */
    public static final int FAILED_CHECK = 1;
    /** A wrong command line, file, value or environment. */
    public static final int BAD_INPUT = 2;
    /** A fault of the program. */
    public static final int INTERNAL_ERROR = 3;
    /** SIGINT ended the program, as shells count it; 143 is SIGTERM. The virtual machine decides on these by itself. */
    public static final int INTERRUPTED = 130;

    /** The reader of standard output has gone before the end; as of a program that the signal PIPE ends. */
    public static final int NO_READER = 141;

    /** For help texts. */
    public static final Map<String, String> MEANINGS = meanings();

    private static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put(String.valueOf(OK), "success");
        meanings.put(String.valueOf(FAILED_CHECK), "co-simulation found a difference, or another check failed");
        meanings.put(String.valueOf(BAD_INPUT), "a wrong command line, file, value or environment");
        meanings.put(String.valueOf(INTERNAL_ERROR), "an internal error");
        meanings.put(String.valueOf(INTERRUPTED), "ended by SIGINT (Ctrl-C); 143: by SIGTERM");
        return Collections.unmodifiableMap(meanings);
    }

    private ExitCode() {}
}
