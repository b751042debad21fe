package dev.spikeloom.cosim;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.ModelTrace;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the RTL is held to in a segment: a clocked model of its own. */
final class SegmentTrace {
    private final ModelTrace model;
    private final ExpectedTrace expected;

    /** @param expectation changes the trace */
    SegmentTrace(Segment segment, TraceLayout layout, UnaryOperator<ExpectedTrace> expectation) {
        this.model = new ModelTrace(Simulators.clockedModel(segment.design(), segment.host()), layout);
        this.expected = expectation.apply(model::next);
    }

    ExpectedTrace expected() {
        return expected;
    }

    /** The performance counters of a layer so far. */
    List<Long> counters(int layer) {
        return model.counters().get(layer).inHardware();
    }
}
