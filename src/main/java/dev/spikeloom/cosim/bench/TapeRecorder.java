package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.Handshake;
import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.ModelTrace;
import dev.spikeloom.spike.SpikeVector;
import java.util.List;
import java.util.Optional;

/** Records on a tape what the clocked model does in a scenario. */
final class TapeRecorder {
    private final TraceLayout layout;
    private final BenchTape tape;
    private final boolean counters;
    /** What is done with the registers; empty where there are none. */
    private final Optional<RegisterScript> script;

    private TapeRecorder(Design design) {
        this.layout = design.traceLayout();
        this.tape = new BenchTape(design, layout);
        this.counters = design.hasCounters();
        this.script = design.hostInterface().map(host -> new RegisterScript(design, host, tape));
    }

    static BenchTape record(Scenario scenario) {
        TapeRecorder recorder = new TapeRecorder(scenario.design());
        recorder.tape.reset();
        recorder.script.ifPresent(RegisterScript::checkRegisters);
        List<Segment> segments = scenario.segments();
        for (int i = 0; i < segments.size(); i++) {
            recorder.segment(segments.get(i), i > 0);
        }
        return recorder.tape;
    }

    private void segment(Segment segment, boolean later) {
        if (script.isPresent()) {
            script.get().prepare(segment, later);
        } else {
            if (later && segment.reset()) {
                tape.reset();
            }
            if (segment.load()) {
                tape.load(segment.design().numbers());
            }
        }
        tape.start(segment.timeSteps());
        ModelTrace model = new ModelTrace(Simulators.clockedModel(segment.design(), segment.host()), layout);
        long cycles = run(segment, model);
        if (counters && segment.cycles().isEmpty()) {
            if (script.isPresent()) {
                script.get().compareCounters(model.counters(), cycles);
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
        boolean beats = script.isPresent();
        Handshake input = beats
                ? layout.handshake(StreamProbe.SPIKES_VALID, StreamProbe.SPIKES_READY)
                : layout.handshake(PortProbe.INPUT_VALID, PortProbe.INPUT_READY);
        int results = 0;
        long offered = 0;
        boolean offering = false;
        long cycle = 0;
        for (; results < segment.samples() && cycle < most; cycle++) {
            model.next(record);
            boolean valid = record.isSet(input.valid());
            if (valid && !offering && beats) {
                tape.beat(record, layout.get(StreamProbe.SPIKES_DATA), layout.get(StreamProbe.SPIKES_LAST));
            } else if (valid && !offering) {
                int sample = (int) (offered / segment.timeSteps());
                segment.source().read(sample, (int) (offered % segment.timeSteps()), vector);
                tape.vector(vector);
                offered++;
            }
            offering = valid && !record.isSet(input.ready());
            tape.run(record);
            if (layout.takesResult(record)) {
                results++;
            }
        }
        return cycle;
    }
}
