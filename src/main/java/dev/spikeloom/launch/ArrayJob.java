package dev.spikeloom.launch;

import java.nio.file.Path;
import java.util.List;

/**
 * Tasks that are submitted together, and run in any order.
 *
 * @param name that the scheduler shows
 * @param tasks so many, from 0
 * @param command that each runs, with its number behind it
 * @param folder where it runs
 * @param logs folder in which what task K prints is added to {@code K.log}
 * @param settings of the user
 */
public record ArrayJob(String name, int tasks, List<String> command, Path folder, Path logs, ArraySettings settings) {
    public ArrayJob {
        command = List.copyOf(command);
    }
}
