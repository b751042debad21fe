package dev.spikeloom.cosim;

import dev.spikeloom.cosim.digest.CycleWords;
import dev.spikeloom.cosim.digest.DigestKeys;
import dev.spikeloom.cosim.digest.TraceDigest;
import dev.spikeloom.design.probe.Handshake;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/**
 * The digests of the RTL's cycles in a scenario against those of the models of its segments, to the first that differs. It tells
 * no more than whether all is the same. A model is a block ahead of what has been read, at most; the RTL is as far ahead as what
 * lies between takes up.
 */
final class DigestLockstep {
    /** How it has ended. */
    enum Ending {
        /** All is the same. */
        IDENTICAL,
        /** A digest, a counter or the end of a segment is another. */
        DIFFERENT,
        /** The trace was not whole. */
        BROKEN_OFF
    }

    private final List<Segment> segments;
    private final TraceLayout layout;
    private final UnaryOperator<ExpectedTrace> expectation;
    private final DivergencePlaces places;
    private final Progress progress;
    private final TraceDigest digest;
    private final boolean hasCounters;
    private final CounterCheck counters;
    private final Handshake result;
    private final Probe lastBeat;
    private final int samples;
    private Ending ending = Ending.BROKEN_OFF;
    private int results;
    private long cycles;

    DigestLockstep(
            Scenario scenario,
            TraceLayout layout,
            UnaryOperator<ExpectedTrace> expectation,
            CosimPlace place,
            DigestKeys keys,
            Progress progress) {
        this.segments = scenario.segments();
        this.layout = layout;
        this.expectation = expectation;
        this.places = segment -> new DivergencePlace(scenario, segment, place);
        this.progress = progress;
        this.digest = new TraceDigest(new CycleWords(layout), keys);
        this.hasCounters = scenario.design().hasCounters();
        this.counters = new CounterCheck(layout, scenario.design().depth());
        this.result = layout.resultHandshake();
        this.lastBeat = layout.find(StreamProbe.BEAT_LAST).orElse(null);
        this.samples = segments.stream().mapToInt(Segment::samples).sum();
    }

    /** Where a counter of a segment differs. */
    private interface DivergencePlaces {
        DivergencePlace of(int segment);
    }

    Ending ending() {
        return ending;
    }

    /** What has been found if all is the same. */
    CosimResult result(List<String> warnings) {
        return new CosimResult(
                results, cycles, digest.values() + counters.comparedValues(), Optional.empty(), warnings);
    }

    /** A simulation that broke off has ended. */
    void read(InputStream trace) throws IOException {
        DigestReader reader = new DigestReader(new BufferedInputStream(trace));
        try {
            boolean same = true;
            for (int i = 0; i < segments.size() && same; i++) {
                same = isSame(i, reader);
            }
            ending = same ? Ending.IDENTICAL : Ending.DIFFERENT;
        } catch (EOFException e) {
            ending = Ending.BROKEN_OFF;
        }
    }

    private boolean isSame(int index, DigestReader reader) throws IOException {
        Segment segment = segments.get(index);
        SegmentTrace trace = new SegmentTrace(segment, layout, expectation);
        Model model = new Model(segment, trace.expected());
        counters.startSegment(segment);
        if (!blocksAreSame(model, reader)) {
            return false;
        }
        Optional<long[]> values = reader.endSegment(counters.counters());
        cycles += model.cycles;
        if (values.isEmpty()) {
            return !hasCounters || model.results < segment.samples();
        }
        return counters.compare(trace, values.get(), model.cycles, places.of(index))
                .isEmpty();
    }

    private boolean blocksAreSame(Model model, DigestReader reader) throws IOException {
        digest.restart();
        int before = results;
        while (true) {
            while (!digest.isFull() && !model.isOver()) {
                model.step();
            }
            if (!reader.read()) {
                return digest.cycles() == 0 && !model.breaksRule;
            }
            int count = reader.cycles();
            if (count < digest.cycles() || count > TraceDigest.BLOCK_CYCLES) {
                return false;
            }
            while (digest.cycles() < count) {
                model.step();
            }
            if (!digest.is(reader.first(), reader.second()) || model.breaksRule) {
                return false;
            }
            digest.restart();
            if (results != before + model.results) {
                results = before + model.results;
                progress.update(results, samples, cycles + model.cycles + " cycles, identical");
            }
        }
    }

    /** The model of a segment, and how far it is. */
    private final class Model {
        private final ExpectedTrace expected;
        private final TraceRecord record = new TraceRecord(layout);
        /** Where the RTL does the same, it keeps the rules if the model does. */
        private final ProtocolCheck protocol = new ProtocolCheck(layout);

        private final long end;
        private final int wanted;
        private long cycles;
        private int results;
        private boolean breaksRule;

        Model(Segment segment, ExpectedTrace expected) {
            this.expected = expected;
            OptionalLong brokenOff = segment.cycles();
            this.end = brokenOff.orElse(0) == 0 ? Long.MAX_VALUE : brokenOff.getAsLong();
            this.wanted = segment.samples();
        }

        /** Whether the RTL is at its end too, but for what it takes to stop the counters. */
        boolean isOver() {
            return results >= wanted || cycles == end;
        }

        void step() {
            expected.next(record);
            digest.add(record);
            breaksRule |= protocol.next(record).isPresent();
            if (result.isAccepted(record) && (lastBeat == null || record.isSet(lastBeat))) {
                results++;
            }
            cycles++;
        }
    }
}
