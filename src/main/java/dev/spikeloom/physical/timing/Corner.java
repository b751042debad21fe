package dev.spikeloom.physical.timing;

import dev.spikeloom.physical.scale.Range;
import java.util.Locale;

/** Which end of what is assumed. */
enum Corner {
    LOW,
    VALUE,
    HIGH;

    double of(Range range) {
        return switch (this) {
            case LOW -> range.low();
            case VALUE -> range.value();
            case HIGH -> range.high();
        };
    }

    /** Name of the wires' group in Liberty. */
    String wireLoad() {
        return "wires_" + name().toLowerCase(Locale.ROOT);
    }
}
