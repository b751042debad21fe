package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.probe.StreamProbes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LoadedNumber;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.trace.ModelTrace;
import dev.spikeloom.spike.SpikeVector;
import java.util.List;

/** Records on a tape what the clocked model does in a scenario. */
final class TapeRecorder {
    private final TraceLayout layout;
    private final BenchTape tape;
    private final boolean axi;
    private final boolean counters;
    private final RegisterScript script;

    private TapeRecorder(Design design) {
        this.layout = new TraceLayout(design);
        this.tape = new BenchTape(design, layout);
        this.axi = design.architecture().host().isAxi();
        this.counters = design.architecture().counters();
        this.script = new RegisterScript(design, tape);
    }

    static BenchTape record(Scenario scenario) {
        TapeRecorder recorder = new TapeRecorder(scenario.design());
        recorder.tape.reset();
        if (recorder.axi) {
            recorder.script.checkRegisters();
        }
        List<Segment> segments = scenario.segments();
        for (int i = 0; i < segments.size(); i++) {
            recorder.segment(segments.get(i), i > 0);
        }
        return recorder.tape;
    }

    private void segment(Segment segment, boolean later) {
        if (axi) {
            script.prepare(segment, later);
        } else {
            if (later && segment.reset()) {
                tape.reset();
            }
            if (segment.load()) {
                LoadedNumber.of(segment.design()).forEach(tape::load);
            }
        }
        tape.start(segment.timeSteps());
        ModelTrace model = new ModelTrace(segment.design(), layout, segment.host());
        long cycles = run(segment, model);
        if (counters && segment.cycles().isEmpty()) {
            if (axi) {
                script.compareCounters(model.counters(), cycles);
            } else {
                tape.counters(model.counters());
            }
        }
    }

    /** Returns how many cycles it took. */
    private long run(Segment segment, ModelTrace model) {
        TraceRecord record = new TraceRecord(layout);
        SpikeVector vector = new SpikeVector(segment.design().inputs());
        long most = segment.cycles().orElse(Long.MAX_VALUE);
        int results = 0;
        long offered = 0;
        boolean offering = false;
        long cycle = 0;
        for (; results < segment.samples() && cycle < most; cycle++) {
            model.next(record);
            if (axi) {
                StreamProbes streams = layout.streams().orElseThrow();
                boolean valid = record.isSet(streams.spikesValid());
                if (valid && !offering) {
                    tape.beat(record, streams.spikesData(), streams.spikesLast());
                }
                offering = valid && !record.isSet(streams.spikesReady());
            } else {
                boolean valid = record.isSet(layout.inputValid);
                if (valid && !offering) {
                    int sample = (int) (offered / segment.timeSteps());
                    segment.source().read(sample, (int) (offered % segment.timeSteps()), vector);
                    tape.vector(vector);
                    offered++;
                }
                offering = valid && !record.isSet(layout.inputReady);
            }
            tape.run(record);
            if (record.isSet(layout.resultValid) && record.isSet(layout.resultReady)) {
                results++;
            }
        }
        return cycle;
    }
}
