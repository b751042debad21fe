package dev.spikeloom.regress;

import dev.spikeloom.run.option.RunOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * How a regression is run.
 *
 * @param maxParallel items that run at a time
 * @param timeout of an item, in place of that of the suite
 * @param failFast whether nothing more begins once an item has failed
 * @param rerunFailed whether what has passed the last time stands
 * @param updateBaseline whether the figures that are found are taken for known
 * @param label of the regression in the history; empty for its number
 */
public record RegressOptions(
        int maxParallel,
        Optional<Duration> timeout,
        boolean failFast,
        boolean rerunFailed,
        boolean updateBaseline,
        Optional<String> label,
        RunOptions run) {}
