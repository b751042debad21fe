package dev.spikeloom.bench.contest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program that answers as {@link Work#answer} does.
 *
 * @param name for people
 * @param command its command line
 * @param environment added to that of this process
 * @param folder in which it runs
 */
public record Contender(String name, List<String> command, Map<String, String> environment, Path folder) {
    public Contender {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** One that needs no environment of its own and runs where this process does. */
    public Contender(String name, List<String> command) {
        this(name, command, Map.of(), Path.of(""));
    }
}
