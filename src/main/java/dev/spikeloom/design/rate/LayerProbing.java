package dev.spikeloom.design.rate;

import dev.spikeloom.design.probe.ProbeTable;
import dev.spikeloom.design.register.LoadMap;
import java.util.stream.IntStream;

/** Which signals of a layer are observed; what is inside is the business of its kind. */
abstract class LayerProbing {
    private final LayerDesign layer;
    private final boolean loadable;

    LayerProbing(LayerDesign layer, RateDesign design) {
        this.layer = layer;
        this.loadable = design.loadable();
    }

    /**
     * What is observed.
     *
     * @param core the path of the core, which ends in a dot if there is one
     */
    final ProbeTable table(String core) {
        ProbeTable table = new ProbeTable(core + "u_layer_" + layer.index() + ".");
        input(table);
        inside(table);
        output(table);
        return table;
    }

    /** What is observed between input and output. */
    abstract void inside(ProbeTable table);

    /** Thresholds, by the instance that holds them. */
    final void held(ProbeTable table, String instance) {
        table.held(
                instance + (loadable ? "threshold_q" : "thresholds"),
                layer.membraneBits(),
                IntStream.range(0, layer.thresholdRegisters())
                        .mapToObj(neuron ->
                                layer.number(LoadMap.THRESHOLD, 0, neuron).data())
                        .toList());
    }

    private void input(ProbeTable table) {
        table.always(LayerProbe.PORT_VALID_IN, "valid_i", 1);
        table.always(LayerProbe.PORT_READY_OUT, "ready_o", 1);
        if (layer.inputBuffered()) {
            table.always(LayerProbe.INPUT_VALID, "in_valid", 1);
            table.always(LayerProbe.INPUT_READY, "in_ready", 1);
        } else {
            table.same(LayerProbe.INPUT_VALID, LayerProbe.PORT_VALID_IN);
            table.same(LayerProbe.INPUT_READY, LayerProbe.PORT_READY_OUT);
        }
    }

    private void output(ProbeTable table) {
        table.always(LayerProbe.OUTPUT_VALID, "valid_q", 1);
        table.always(LayerProbe.OUTPUT_READY, "out_ready", 1);
        table.packed(LayerProbe.OUTPUT_VALID, LayerProbe.SPIKES, "spikes", layer.neurons(), 1);
        table.gated(LayerProbe.OUTPUT_VALID, LayerProbe.FINAL_STEP, "final_q", 1);
        table.handshake(LayerProbe.OUTPUT_VALID, LayerProbe.OUTPUT_READY, LayerProbe.SPIKES, LayerProbe.FINAL_STEP);
        table.always(LayerProbe.PORT_VALID_OUT, "valid_o", 1);
        table.always(LayerProbe.PORT_READY_IN, "ready_i", 1);
        if (layer.outputBuffered()) {
            table.packed(LayerProbe.PORT_VALID_OUT, LayerProbe.PORT_SPIKES, "spikes_o", layer.neurons(), 1);
            table.gated(LayerProbe.PORT_VALID_OUT, LayerProbe.PORT_FINAL_STEP, "final_o", 1);
            table.handshake(
                    LayerProbe.PORT_VALID_OUT,
                    LayerProbe.PORT_READY_IN,
                    LayerProbe.PORT_SPIKES,
                    LayerProbe.PORT_FINAL_STEP);
        }
    }
}
