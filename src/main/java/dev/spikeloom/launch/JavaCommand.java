package dev.spikeloom.launch;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that starts this program once more as it was started: with the same Java, options and class path, whether from
 * a jar, by the launcher or in a test.
 */
public final class JavaCommand {
    /** Of the one process: what debuggers and profilers attach to, and its terminal. */
    private static final List<String> OWN =
            List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Dspikeloom.terminal=");

    private JavaCommand() {}

    /**
     * The words before the arguments.
     *
     * @param main class that starts it
     */
    public static List<String> of(Class<?> main) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> OWN.stream().noneMatch(option::startsWith))
                .forEach(words::add);
        words.add("-cp");
        words.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        words.add(main.getName());
        return words;
    }
}
