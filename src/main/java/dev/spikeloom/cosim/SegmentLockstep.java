package dev.spikeloom.cosim;

import dev.spikeloom.cosim.evidence.CycleHistory;
import dev.spikeloom.cosim.evidence.Location;
import dev.spikeloom.cosim.evidence.MachineEvidence;
import dev.spikeloom.cosim.evidence.WorkInFlight;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.sim.Segment;
import java.io.IOException;
import java.util.Optional;

/** Both traces of a segment, cycle by cycle, to its end or a little beyond the first difference. */
final class SegmentLockstep {
    /** What is told of each cycle that is identical. */
    @FunctionalInterface
    interface ResultListener {
        void resultTaken();
    }

    private final ExpectedTrace expected;
    private final TraceComparator comparator;
    private final ProtocolCheck protocol;
    private final CycleHistory history;
    private final WorkInFlight inFlight;
    private final TraceLayout layout;
    private Optional<Difference> difference = Optional.empty();
    private long cycle;

    SegmentLockstep(Segment segment, TraceLayout layout, ExpectedTrace expected) {
        this.expected = expected;
        this.comparator = new TraceComparator(layout);
        this.protocol = new ProtocolCheck(layout);
        this.history = new CycleHistory(layout);
        this.layout = layout;
        this.inFlight = MachineEvidence.workInFlight(segment, layout);
    }

    /** A value that differs, before the cycles after it are known. */
    private record Difference(Location where, long cycle, TraceRecord modelled, TraceRecord rtl) {}

    void read(TraceReader reader, ResultListener results) throws IOException {
        while (reader.read(history.nextFound())) {
            TraceRecord modelled = history.nextExpected();
            TraceRecord rtl = history.nextFound();
            expected.next(modelled);
            if (difference.isEmpty()) {
                difference = comparator
                        .compare(modelled, rtl)
                        .or(() -> protocol.next(rtl))
                        .map(where -> new Difference(where, cycle, modelled, rtl));
            }
            history.advance();
            cycle++;
            if (difference.isPresent()) {
                if (cycle > difference.get().cycle() + CycleHistory.AFTER) {
                    return;
                }
            } else if (inFlight.advance(modelled)) {
                results.resultTaken();
            }
        }
    }

    /** Samples whose results were taken in both. */
    int results() {
        return inFlight.results();
    }

    /** Cycles that were read. */
    long cycles() {
        return cycle;
    }

    long comparedValues() {
        return comparator.comparedValues();
    }

    /** The first difference, with the cycles around it; the records of its cycle are still in the history. */
    Optional<Divergence> divergence(DivergencePlace place) {
        return difference.map(d -> place.at(
                d.cycle(),
                d.where().signal(),
                d.where().value(d.modelled()),
                d.where().value(d.rtl()),
                place.details(layout).of(d.where(), d.cycle(), history, inFlight)));
    }
}
