package dev.spikeloom.regress.check;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.Divergence;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.design.Design;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The Verilog under Verilator in lockstep with the clocked model. */
final class CosimCheck {
    /** Bits of spike vectors, from which on a compiler that tries hard saves more than it takes. */
    private static final long MOST_INPUTS_OF_A_SHORT_RUN = 500_000;

    private static final int LEAST_CYCLES = 20;

    private CosimCheck() {}

    static Finding run(CheckRun run) {
        Design design = run.design().design();
        long vectors = (long) run.samples() * run.timeSteps();
        CosimPlace place = new CosimPlace(
                run.design().rtl(),
                run.options().cache().resolve(CosimOptions.BUILDS),
                vectors * design.inputs() < MOST_INPUTS_OF_A_SHORT_RUN,
                run.evidence(),
                Optional.of(run.command()),
                run.design().edited());
        ScenarioCheck check = new ScenarioCheck(scenario(run, design), place, run.progress());
        if (run.plan().text("assertions").equals("true")) {
            check.withAssertions();
        }
        CosimResult result = check.run();
        return result.divergence().map(found -> failed(run, found)).orElseGet(Finding::passed);
    }

    private static Finding failed(CheckRun run, Divergence found) {
        Difference first = new Difference(
                found.cycle(),
                found.signal(),
                found.expected().toString(),
                found.found().toString());
        return Finding.failed(found.headline())
                .with(first)
                .withReport(found.report())
                .withWave(ShortWave.of(run.evidence(), found.signal(), found.cycle()));
    }

    /** Runs that are broken off by a reset come first: what they leave behind must not be seen in the last. */
    private static Scenario scenario(CheckRun run, Design design) {
        List<Segment> segments = new ArrayList<>();
        int resets = run.plan().number("resets");
        for (int i = 0; i < resets; i++) {
            long drawn = Long.remainderUnsigned(CounterRandom.bits(run.draw().key(), i), 2L * design.inputs());
            segments.add(segment(run, design, loads(run, design, i), OptionalLong.of(LEAST_CYCLES + drawn)));
        }
        segments.add(segment(run, design, loads(run, design, resets), OptionalLong.empty()));
        return new Scenario(segments);
    }

    /** Numbers that were loaded outlive a reset. */
    private static boolean loads(CheckRun run, Design design, int segment) {
        return switch (run.plan().text("loading")) {
            case "always" -> true;
            case "possible" -> design.loadable();
            default -> segment == 0 && !design.initialized();
        };
    }

    private static Segment segment(CheckRun run, Design design, boolean loads, OptionalLong cycles) {
        return new Segment(
                design,
                true,
                loads,
                run.design().spikes(run.draw()),
                run.samples(),
                run.timeSteps(),
                run.timing(),
                cycles);
    }
}
