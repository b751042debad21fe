package dev.spikeloom.regress.check;

import dev.spikeloom.design.Design;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.fuzz.rung.ClockedRung;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.RecordedSpikes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Models in Java, one against another. */
final class ModelChecks {
    private ModelChecks() {}

    static Finding reference(CheckRun run) {
        Design design = run.design().design();
        FuzzSegment segment = new FuzzSegment(
                true,
                !design.initialized(),
                Optional.empty(),
                RecordedSpikes.record(run.design().spikes(run.draw()), run.samples(), run.timeSteps()),
                HostTiming.saturated(),
                OptionalLong.empty());
        FuzzCase alone = new FuzzCase(design.network(), design.architecture(), List.of(segment));
        return new ClockedRung()
                .check(alone)
                .difference()
                .map(difference -> Finding.failed(difference.text()))
                .orElseGet(Finding::passed);
    }

    static Finding event(CheckRun run) {
        Design design = run.design().design();
        if (Simulators.event(design, 1).isEmpty()) {
            return Finding.skipped("there is no event model of this machine");
        }
        return Simulators.verification(
                        design,
                        run.design().spikes(run.draw()),
                        run.samples(),
                        run.timeSteps(),
                        run.timing(),
                        run.options().threads())
                .firstDifference()
                .map(Finding::failed)
                .orElseGet(Finding::passed);
    }
}
