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
import static dev.spikeloom.design.rate.LayerProbe.FINAL_STEP;
import static dev.spikeloom.design.rate.LayerProbe.OUTPUT_READY;
import static dev.spikeloom.design.rate.LayerProbe.OUTPUT_VALID;
import static dev.spikeloom.design.rate.LayerProbe.PORT_FINAL_STEP;
import static dev.spikeloom.design.rate.LayerProbe.PORT_READY_IN;
import static dev.spikeloom.design.rate.LayerProbe.PORT_READY_OUT;
import static dev.spikeloom.design.rate.LayerProbe.PORT_SPIKES;
import static dev.spikeloom.design.rate.LayerProbe.PORT_VALID_IN;
import static dev.spikeloom.design.rate.LayerProbe.PORT_VALID_OUT;
import static dev.spikeloom.design.rate.LayerProbe.POTENTIALS;
import static dev.spikeloom.design.rate.LayerProbe.SPIKES;

import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.rate.layer.LayerModels;
import dev.spikeloom.sim.rate.layer.LayerSignals;
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
            list.group(LayerModels.title(layer, ": "), () -> layer(list, layer));
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
        for (LayerSignals signals : LayerModels.signals(layer)) {
            list.comment(signals.title());
            list.signals(probes, signals.probes().toArray(LayerProbe[]::new));
        }
        list.comment("output");
        list.signals(probes, OUTPUT_VALID, OUTPUT_READY, FINAL_STEP, SPIKES);
        list.signals(probes, PORT_VALID_OUT, PORT_READY_IN, PORT_FINAL_STEP, PORT_SPIKES);
        list.closedGroup("membrane potentials at the firing check", () -> list.signals(probes, POTENTIALS));
        list.closedGroup("thresholds", () -> list.held(probes.held().get(0)));
    }
}
