package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.file.Crasher;
import dev.spikeloom.fuzz.rung.Rung;
import dev.spikeloom.fuzz.rung.RungResult;

/** A difference that a rung found on a case. */
public record Finding(Rung rung, RungResult.Difference difference, String found, FuzzCase fuzzCase) {
    public Crasher crasher() {
        return new Crasher(rung.name(), difference.text().strip(), found, "", fuzzCase);
    }
}
