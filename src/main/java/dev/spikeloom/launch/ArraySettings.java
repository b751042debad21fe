package dev.spikeloom.launch;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user says of the tasks of an array.
 *
 * @param throttle so many run at a time, at most; as many as the scheduler likes if empty
 * @param timeLimit of a task, as the scheduler writes it; its own if empty
 * @param partition where they run; that of the scheduler if empty
 * @param processors of each task
 * @param options passed on to the scheduler as they are
 */
public record ArraySettings(
        OptionalInt throttle,
        Optional<String> timeLimit,
        Optional<String> partition,
        int processors,
        List<String> options) {
    public ArraySettings {
        options = List.copyOf(options);
    }
}
