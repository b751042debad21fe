package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What sweeps have found of the architectures of one network on the same samples, in the cache, where other sweeps find it.
 * A file that cannot be read or written serves nobody: such sweeps compute all themselves.
 */
final class SharedPoints {
    /** What the parameters of such a point are: all settings that its figures depend on, besides those that all share. */
    private static final String SETTINGS = "settings";

    /** So many are kept at a time. */
    private static final int PORTION = 1000;

    private final PointStore store;
    private final Map<String, PointResult> known = new HashMap<>();
    private final List<PointResult> unsaved = new ArrayList<>();
    private boolean usable = true;

    SharedPoints(Path file) {
        this.store = new PointStore(file);
        try {
            store.read().forEach(point -> known.put(point.parameters().get(SETTINGS), point));
        } catch (InputException e) {
            usable = false;
        }
    }

    /** What is known of an architecture. */
    Optional<PointResult> find(String settings) {
        return Optional.ofNullable(known.get(settings));
    }

    /** Takes what was found of an architecture; {@link #save} keeps it. */
    void add(String settings, PointResult found) {
        PointResult shared = new PointResult(0, Map.of(SETTINGS, settings), found.figures(), found.skipped());
        known.put(settings, shared);
        unsaved.add(shared);
        if (unsaved.size() >= PORTION) {
            save();
        }
    }

    /** Keeps what is not yet. */
    void save() {
        if (usable && !unsaved.isEmpty()) {
            try {
                store.append(unsaved);
            } catch (InputException e) {
                usable = false;
            }
        }
        unsaved.clear();
    }
}
