package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.Divergence;
import dev.spikeloom.cosim.ScenarioCheck;
import dev.spikeloom.cosim.evidence.CycleHistory;
import dev.spikeloom.cosim.evidence.Details;
import dev.spikeloom.cosim.evidence.MachineEvidence;
import dev.spikeloom.cosim.evidence.WorkInFlight;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.ModelTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The evidence of a difference that the bench alone has found: its scenario is run again under Verilator, which leaves the
 * report and the waves of any other difference. Where there is none under Verilator, the clocked model tells what the
 * signal should be and why, and Icarus gives its own waves.
 */
public final class BenchEvidence {
    private final Design design;
    private final CosimPlace place;
    private final Progress progress;
    private final TraceLayout layout;
    private final Scenario scenario;
    private final ScenarioCheck check;

    /** @param design whose bench it is */
    public BenchEvidence(Design design, CosimPlace place, Progress progress) {
        this.design = design;
        this.place = place;
        this.progress = progress;
        this.layout = design.traceLayout();
        this.scenario = BenchScenario.of(design);
        this.check = new ScenarioCheck(scenario, place, progress);
    }

    /**
     * A difference in decimal numbers, with the sign that a signal has.
     *
     * @param line as the bench words it
     */
    public static String text(Design design, String line) {
        TraceLayout layout = design.traceLayout();
        return BenchDifference.of(line).map(found -> found.text(layout)).orElse(line);
    }

    /**
     * Leaves report and waves.
     *
     * @param line the difference, as the bench words it
     * @param earlier report, which stays before the new one in the work folder; empty if there is none
     * @return the report
     * @throws dev.spikeloom.io.EnvironmentException if the report cannot be written
     */
    public String leave(String line, String earlier) {
        String report = report(line);
        check.report(earlier + report);
        return report;
    }

    private String report(String line) {
        String alone;
        Optional<Divergence> broken = Optional.empty();
        try {
            Optional<Divergence> divergence = check.run().divergence();
            broken = divergence.filter(Divergence::brokenRule);
            if (divergence.isPresent() && broken.isEmpty()) {
                return "the bench under Icarus fails: " + text(design, line)
                        + "\nits scenario, run again under Verilator:\n"
                        + divergence.get().report();
            }
            alone = broken.isPresent()
                    ? "its scenario, run again under Verilator, breaks a rule: "
                            + broken.get().headline()
                    : "its scenario, run again under Verilator, shows no difference: registers are accessed otherwise there, "
                            + "and what is unknown under Icarus is a random bit";
        } catch (InputException e) {
            alone = "its scenario, run again under Verilator, ends early: " + e.getMessage();
        }
        return reportOfBench(line, alone, broken);
    }

    /** @param broken a rule that is broken under Verilator, which may end before it comes to the difference */
    private String reportOfBench(String line, String alone, Optional<Divergence> broken) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add("the bench under Icarus fails: " + text(design, line) + "\n" + alone);
        String waves = "stimulus and report: ";
        Optional<BenchDifference> difference = BenchDifference.of(line);
        if (difference.isPresent()) {
            int register = -1;
            boolean underIcarus = false;
            try {
                register = new IcarusWaves(design, layout, place.rtl(), place.work()).write(difference.get());
                underIcarus = true;
                waves = "waves of Icarus (gtkwave " + CosimPlace.BENCH_SAVE + ") and report: ";
                if (difference.get().segment() >= 0) {
                    check.writeWaves(
                            difference.get().segment(), difference.get().cycle());
                    waves = "waves of Icarus (gtkwave " + CosimPlace.BENCH_SAVE
                            + "), of the clocked model and of Verilator (waves.gtkw, rtl.gtkw) and report: ";
                }
            } catch (InputException e) {
                if (broken.isEmpty() || !underIcarus) {
                    progress.message("no waves of the difference: " + e.getMessage());
                }
            }
            paragraphs.addAll(details(difference.get(), register, broken));
        }
        paragraphs.add(waves + place.work() + "\n"
                + place.command().map(command -> "again: " + command + "\n").orElse(""));
        return String.join("\n\n", paragraphs);
    }

    private List<String> details(BenchDifference difference, int register, Optional<Divergence> broken) {
        Optional<Probe> probe = difference.probe(layout);
        Details details = MachineEvidence.details(scenario, difference.segment(), layout, place.rtl());
        if (probe.isPresent() && difference.segment() >= 0) {
            return ofProbe(details, difference, probe.get());
        }
        if (register >= 0) {
            return new RegisterStory(design, TapeRecorder.record(scenario)).of(details, difference, register);
        }
        return broken.map(Divergence::details).orElseGet(() -> List.of(details.story()));
    }

    /** The clocked model up to the cycle, with what the bench has found in it. */
    private List<String> ofProbe(Details details, BenchDifference difference, Probe probe) {
        Segment segment = scenario.segments().get(difference.segment());
        ModelTrace model = new ModelTrace(Simulators.clockedModel(segment.design(), segment.host()), layout);
        WorkInFlight work = MachineEvidence.workInFlight(segment, layout);
        CycleHistory history = new CycleHistory(layout);
        for (long cycle = 0; cycle <= difference.cycle(); cycle++) {
            model.next(history.nextExpected());
            System.arraycopy(
                    history.nextExpected().bytes(), 0, history.nextFound().bytes(), 0, layout.bytes());
            if (cycle == difference.cycle()) {
                difference.patch(history.nextFound(), layout, probe);
            } else {
                work.advance(history.nextExpected());
            }
            history.advance();
        }
        return details.of(difference.location(layout, probe), difference.cycle(), history, work);
    }
}
