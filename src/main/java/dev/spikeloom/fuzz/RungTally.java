package dev.spikeloom.fuzz;

import dev.spikeloom.fuzz.rung.RungResult;

/**
 * What a rung did in a run of the fuzzer.
 *
 * @param rung its name
 * @param designs that were drawn for it, each a case
 * @param samples whose results were compared
 * @param cycles that were run
 * @param compared values
 */
public record RungTally(String rung, long designs, long samples, long cycles, long compared) {
    RungTally plus(RungResult result) {
        return new RungTally(
                rung, designs + 1, samples + result.samples(), cycles + result.cycles(), compared + result.compared());
    }
}
