package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.physical.fast.Characterisation;
import dev.spikeloom.physical.fast.Characterisations;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import java.nio.file.Path;

/**
 * A technology, and what designs cost in it.
 *
 * @param technology loaded
 * @param costs of events, and of modules
 */
record Prices(Technology technology, Characterisation costs) {
    /** @throws InputException if there is no such technology, or it is not characterised */
    static Prices load(String name, Path cache) {
        Technology technology = Technologies.load(name, cache);
        return new Prices(technology, Characterisations.load(technology, cache));
    }

    /** Changes with all that prices depend on. */
    String identity() {
        return technology.identity() + "\n" + Json.text(costs);
    }
}
