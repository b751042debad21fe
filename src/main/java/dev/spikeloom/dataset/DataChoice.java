package dev.spikeloom.dataset;

import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A data set as it is asked for.
 *
 * @param name of the {@link DatasetCatalog}
 * @param folder of the recordings, for a data set that is a folder of the user's own
 * @param polarities the events of recordings that a network sees
 */
public record DataChoice(String name, Optional<Path> folder, Polarities polarities) {
    /** A data set of the program, of recordings the ON events. */
    public static DataChoice of(String name) {
        return new DataChoice(name, Optional.empty(), Polarities.ON);
    }

    /** The same with other events. */
    public DataChoice with(Polarities other) {
        return new DataChoice(name, folder, other);
    }

    /** @throws InputException if there is no folder, and the data set is one */
    Path requireFolder() {
        return folder.orElseThrow(() -> new InputException("data.folder is not given, expected with data.dataset "
                + EventSet.NAME + ": the folder of events.yaml, train.csv and test.csv"));
    }
}
