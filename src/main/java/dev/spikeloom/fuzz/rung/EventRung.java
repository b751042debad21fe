package dev.spikeloom.fuzz.rung;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.event.Verification;
import dev.spikeloom.sim.machine.Simulators;
import java.util.Optional;

/** The event model against the clocked model: spikes, potentials, cycles, counters and figures. */
final class EventRung implements Rung {
    @Override
    public String name() {
        return "event";
    }

    @Override
    public int every() {
        return 1;
    }

    @Override
    public RungResult check(FuzzCase fuzzCase) {
        long samples = 0;
        long cycles = 0;
        long compared = 0;
        Optional<String> first = Optional.empty();
        for (Segment segment : fuzzCase.scenario().segments()) {
            Verification verification = Simulators.verification(
                    segment.design(), segment.source(), segment.samples(), segment.timeSteps(), segment.timing(), 1);
            samples += verification.samples();
            cycles += verification.cycles();
            compared += verification.compared();
            first = first.or(verification::firstDifference);
        }
        return new RungResult(samples, cycles, compared, first.map(text -> new RungResult.Difference(false, text)));
    }
}
