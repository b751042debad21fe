package dev.spikeloom.dataset;

import dev.spikeloom.dataset.events.EventFolder;
import dev.spikeloom.io.Progress;
import java.util.List;

/** The data set {@code events}: recordings in a folder of the user's own. */
final class EventSet {
    static final String NAME = "events";

    private EventSet() {}

    static Dataset load(DataChoice choice, Progress progress) {
        EventFolder.Parts parts = EventFolder.read(choice.requireFolder(), choice.polarities(), progress);
        return new Dataset(
                parts.description().name(),
                List.of(parts.description().classes().size()),
                parts.training(),
                parts.validation(),
                parts.test());
    }
}
