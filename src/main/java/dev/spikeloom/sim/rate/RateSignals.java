package dev.spikeloom.sim.rate;

import static dev.spikeloom.design.probe.PortProbe.BUSY;
import static dev.spikeloom.design.probe.PortProbe.RESULT_CLASS;
import static dev.spikeloom.design.probe.PortProbe.RESULT_COUNTS;
import static dev.spikeloom.design.probe.PortProbe.RESULT_READY;
import static dev.spikeloom.design.probe.PortProbe.RESULT_VALID;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_BYTES;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_DATA;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_LAST;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_NUMBER;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_READY;
import static dev.spikeloom.design.probe.StreamProbe.BEAT_VALID;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_DATA;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_KEPT;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_LAST;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_READY;
import static dev.spikeloom.design.probe.StreamProbe.SPIKES_VALID;
import static dev.spikeloom.design.probe.StreamProbe.VECTOR;
import static dev.spikeloom.design.probe.StreamProbe.VECTOR_VALID;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_PUBLISH;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_READY;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_STALL;
import static dev.spikeloom.design.rate.CounterProbe.COUNTER_VALID;
import static dev.spikeloom.design.rate.LayerProbe.ACCUMULATE;
import static dev.spikeloom.design.rate.LayerProbe.BANK_READ_ADDRESS;
import static dev.spikeloom.design.rate.LayerProbe.BANK_READ_ENABLE;
import static dev.spikeloom.design.rate.LayerProbe.FINAL_STEP;
import static dev.spikeloom.design.rate.LayerProbe.FIRE;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_CONFLICT;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FINAL;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FIRST;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FOLD;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_FRESH;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_INDEX;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_LAST;
import static dev.spikeloom.design.rate.LayerProbe.ISSUE_VALID;
import static dev.spikeloom.design.rate.LayerProbe.OUTPUT_READY;
import static dev.spikeloom.design.rate.LayerProbe.OUTPUT_VALID;
import static dev.spikeloom.design.rate.LayerProbe.PART_ENABLE;
import static dev.spikeloom.design.rate.LayerProbe.PENDING_ENABLE;
import static dev.spikeloom.design.rate.LayerProbe.PORT_FINAL_STEP;
import static dev.spikeloom.design.rate.LayerProbe.PORT_READY_IN;
import static dev.spikeloom.design.rate.LayerProbe.PORT_READY_OUT;
import static dev.spikeloom.design.rate.LayerProbe.PORT_SPIKES;
import static dev.spikeloom.design.rate.LayerProbe.PORT_VALID_IN;
import static dev.spikeloom.design.rate.LayerProbe.PORT_VALID_OUT;
import static dev.spikeloom.design.rate.LayerProbe.POTENTIALS;
import static dev.spikeloom.design.rate.LayerProbe.PUBLISH;
import static dev.spikeloom.design.rate.LayerProbe.SELECT_VALID;
import static dev.spikeloom.design.rate.LayerProbe.SPIKES;
import static dev.spikeloom.design.rate.LayerProbe.STALL;
import static dev.spikeloom.design.rate.LayerProbe.SUM_ENABLE;

import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.trace.SignalList;
import dev.spikeloom.sim.trace.SignalOrder;
import java.io.IOException;

/** The signals of the rate-coded pipeline: a group for the host, one a layer and one for the spike counter. */
public final class RateSignals implements SignalOrder {
    private final RateDesign design;
    private final TraceLayout layout;

    /** @param layout of the design */
    public RateSignals(RateDesign design, TraceLayout layout) {
        this.design = design;
        this.layout = layout;
    }

    @Override
    public void list(SignalList list) throws IOException {
        list.group("host", () -> host(list));
        for (LayerDesign layer : design.layers()) {
            String name = "layer " + layer.index() + ": " + layer.inputs() + " x " + layer.neurons();
            list.group(name, () -> layer(list, layer));
        }
        list.group("spike counter", () -> list.signals(COUNTER_VALID, COUNTER_READY, COUNTER_STALL, COUNTER_PUBLISH));
    }

    private void host(SignalList list) throws IOException {
        list.clock();
        if (layout.find(SPIKES_VALID).isPresent()) {
            list.comment("stream of spikes");
            list.signals(SPIKES_VALID, SPIKES_READY, SPIKES_LAST, SPIKES_DATA, SPIKES_KEPT, VECTOR_VALID, VECTOR);
            list.comment("stream of results");
            list.signals(BEAT_VALID, BEAT_READY, BEAT_LAST, BEAT_NUMBER, BEAT_BYTES, BEAT_DATA);
            list.comment("core");
        }
        list.signals(PortProbe.INPUT_VALID, PortProbe.INPUT_READY);
        list.signals(RESULT_VALID, RESULT_READY, RESULT_CLASS, RESULT_COUNTS, BUSY);
    }

    private void layer(SignalList list, LayerDesign layer) throws IOException {
        Probes probes = layout.layer(layer.index());
        list.comment("input");
        list.signals(probes, PORT_VALID_IN, PORT_READY_OUT);
        if (layer.inputBuffered()) {
            list.signals(probes, LayerProbe.INPUT_VALID, LayerProbe.INPUT_READY);
        }
        list.comment("issue");
        list.signals(probes, STALL, ISSUE_VALID, ISSUE_INDEX, ISSUE_FIRST, ISSUE_LAST, ISSUE_FINAL);
        list.signals(probes, ISSUE_FRESH, ISSUE_FOLD, ISSUE_CONFLICT, PENDING_ENABLE);
        list.comment("memory");
        list.signals(probes, SELECT_VALID, BANK_READ_ENABLE, BANK_READ_ADDRESS);
        list.comment("accumulate and fire");
        list.signals(probes, PART_ENABLE, SUM_ENABLE, ACCUMULATE, FIRE, PUBLISH);
        list.comment("output");
        list.signals(probes, OUTPUT_VALID, OUTPUT_READY, FINAL_STEP, SPIKES);
        list.signals(probes, PORT_VALID_OUT, PORT_READY_IN, PORT_FINAL_STEP, PORT_SPIKES);
        list.closedGroup("membrane potentials at the firing check", () -> list.signals(probes, POTENTIALS));
        list.closedGroup("thresholds", () -> list.held(probes.held().get(0)));
    }
}
