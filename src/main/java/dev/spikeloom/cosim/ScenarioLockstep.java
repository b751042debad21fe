package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The RTL's trace of a scenario against the models of its segments, to its end or the first difference. */
final class ScenarioLockstep {
    private static final int BUFFER = 1 << 18;

    private final Scenario scenario;
    private final List<Segment> segments;
    private final TraceLayout layout;
    private final UnaryOperator<ExpectedTrace> expectation;
    private final CosimPlace place;
    private final Progress progress;
    private final boolean hasCounters;
    private final CounterCheck counters;
    private final int samples;

    private Optional<Divergence> divergence = Optional.empty();
    private int results;
    private long cycles;
    private long compared;
    private boolean complete;
    private int last;
    private long lastCycles;

    ScenarioLockstep(
            Scenario scenario,
            TraceLayout layout,
            UnaryOperator<ExpectedTrace> expectation,
            CosimPlace place,
            Progress progress) {
        this.scenario = scenario;
        this.segments = scenario.segments();
        this.layout = layout;
        this.expectation = expectation;
        this.place = place;
        this.progress = progress;
        this.hasCounters = scenario.design().hasCounters();
        this.counters = new CounterCheck(layout, scenario.design().depth());
        this.samples = segments.stream().mapToInt(Segment::samples).sum();
    }

    Optional<Divergence> divergence() {
        return divergence;
    }

    /** The simulation has ended because the RTL breaks a rule, in the segment that was read last. */
    void broken(BrokenRule rule) {
        DivergencePlace at = new DivergencePlace(scenario, last, place);
        divergence = Optional.of(rule.divergence(scenario.design(), layout, at, Math.max(0, lastCycles - 1)));
    }

    /**
     * The simulation has ended because assertions failed, in the segment that was read last. A difference that was seen
     * before stays the headline: it has waves.
     */
    void failed(List<FailedAssertion> assertions) {
        DivergencePlace at = new DivergencePlace(scenario, last, place);
        long cycle = Math.max(0, lastCycles - 1);
        divergence = Optional.of(divergence
                .map(found -> found.with(List.of(FailedAssertion.text(assertions, cycle))))
                .orElseGet(() -> FailedAssertion.divergence(assertions, layout, at, cycle)));
    }

    /** @param warnings about the RTL */
    CosimResult result(List<String> warnings) {
        return new CosimResult(results, cycles, compared + counters.comparedValues(), divergence, warnings);
    }

    /** @throws InputException if the simulation ended before the scenario did */
    void requireComplete() {
        if (!complete) {
            throw new InputException("the RTL simulation ended in cycle " + cycles + ", after " + results + " of "
                    + samples + " samples");
        }
    }

    /** A simulation that broke off has ended; its exit code and its words say why. */
    void read(InputStream trace) throws IOException {
        TraceReader reader = new TraceReader(new BufferedInputStream(trace, BUFFER), layout);
        try {
            for (int i = 0; i < segments.size() && divergence.isEmpty(); i++) {
                divergence = compare(i, reader);
            }
            complete = true;
        } catch (EOFException e) {
            complete = false;
        }
    }

    private Optional<Divergence> compare(int index, TraceReader reader) throws IOException {
        Segment segment = segments.get(index);
        last = index;
        DivergencePlace at = new DivergencePlace(scenario, index, place);
        SegmentTrace model = new SegmentTrace(segment, layout, expectation);
        SegmentLockstep lockstep = new SegmentLockstep(segment, layout, model.expected());
        counters.startSegment(segment);
        try {
            lockstep.read(reader, () -> {
                results++;
                progress.update(results, samples, cycles + lockstep.cycles() + " cycles, identical");
            });
        } catch (EOFException e) {
            // What differs counts, even if the simulation then broke off.
            if (lockstep.divergence(at).isEmpty()) {
                throw e;
            }
        } finally {
            cycles += lockstep.cycles();
            lastCycles = lockstep.cycles();
            compared += lockstep.comparedValues();
        }
        Optional<Divergence> found = lockstep.divergence(at);
        if (found.isEmpty()) {
            Optional<long[]> values = reader.endSegment(counters.counters());
            boolean whole = lockstep.results() == segment.samples();
            if (hasCounters && whole && values.isEmpty()) {
                throw new EOFException("the trace of segment " + index + " ends without counters");
            }
            if (values.isPresent()) {
                found = counters.compare(model, values.get(), lockstep.cycles(), at);
            }
        }
        return found;
    }
}
