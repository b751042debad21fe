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

/** Records on a tape what the clocked model does in a scenario. */
final class TapeRecorder {
    private final TraceLayout layout;
    private final BenchTape tape;
    private final boolean axi;
    private final boolean counters;
    private final RegisterScript script;

    private TapeRecorder(Design design) {
        this.layout = design.traceLayout();
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
                segment.design().numbers().forEach(tape::load);
            }
        }
        tape.start(segment.timeSteps());
        ModelTrace model = new ModelTrace(Simulators.clockedModel(segment.design(), segment.host()), layout);
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
        Handshake result = layout.handshake(PortProbe.RESULT_VALID, PortProbe.RESULT_READY);
        Handshake input = axi
                ? layout.handshake(StreamProbe.SPIKES_VALID, StreamProbe.SPIKES_READY)
                : layout.handshake(PortProbe.INPUT_VALID, PortProbe.INPUT_READY);
        int results = 0;
        long offered = 0;
        boolean offering = false;
        long cycle = 0;
        for (; results < segment.samples() && cycle < most; cycle++) {
            model.next(record);
            boolean valid = record.isSet(input.valid());
            if (valid && !offering && axi) {
                tape.beat(record, layout.get(StreamProbe.SPIKES_DATA), layout.get(StreamProbe.SPIKES_LAST));
            } else if (valid && !offering) {
                int sample = (int) (offered / segment.timeSteps());
                segment.source().read(sample, (int) (offered % segment.timeSteps()), vector);
                tape.vector(vector);
                offered++;
            }
            offering = valid && !record.isSet(input.ready());
            tape.run(record);
            if (result.isAccepted(record)) {
                results++;
            }
        }
        return cycle;
    }
}
