package dev.spikeloom.fuzz;

/** A difference that a rung found on a case. */
record Finding(Rung rung, RungResult.Difference difference, String found, FuzzCase fuzzCase) {
    Crasher crasher() {
        return new Crasher(rung.name(), difference.text().strip(), found, "", fuzzCase);
    }
}
