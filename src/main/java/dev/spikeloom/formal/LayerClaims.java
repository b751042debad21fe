package dev.spikeloom.formal;

import dev.spikeloom.rtl.LayerView;
import java.util.ArrayList;
import java.util.List;

/** What is claimed of a layer's scheduler and of its control. */
final class LayerClaims {
    private final ClaimList list;
    private final LayerView layer;

    LayerClaims(ClaimList list, LayerView layer) {
        this.list = list;
        this.layer = layer;
    }

    void scheduler() {
        String folds = layer.isFolded() ? ", " + layer.getFolds() + " folds" : "";
        if (layer.isMultiIssue()) {
            list
                    .new Harness(
                            layer.getScheduler(),
                            "_" + layer.getInputs() + "_" + layer.getPorts() + "_" + layer.getIssueWidth()
                                    + (layer.isFolded() ? "_" + layer.getFolds() : ""),
                            Method.INDUCTION)
                    .with("layer", layer)
                    .sources(layer.getScheduler())
                    .specifiedEncoder()
                    .claim(
                            "prove_banked_scheduler",
                            "each spike issued once, in order at a port",
                            layer.getInputs() + " inputs, " + layer.getPorts() + " ports, issue width "
                                    + layer.getIssueWidth() + folds);
        } else {
            list
                    .new Harness(
                            layer.getScheduler(),
                            "_" + layer.getInputs() + (layer.isFolded() ? "_" + layer.getFolds() : ""),
                            Method.INDUCTION)
                    .with("layer", layer)
                    .sources(layer.getScheduler())
                    .specifiedEncoder()
                    .claim(
                            "prove_spike_scheduler",
                            "each spike issued once, in order",
                            layer.getInputs() + " inputs" + folds);
        }
    }

    /** Of a layer whose potentials saturate. */
    void saturation() {
        if (!layer.isSaturates()) {
            return;
        }
        SmallArray small = SmallArray.of(layer, layer.isFolded() ? 2 : 1);
        list
                .new Harness(
                        layer.getNeuronArray(),
                        "_" + layer.getMembraneWidth() + "_" + layer.getSumWidth(),
                        Method.INDUCTION)
                .with("layer", layer)
                .with("small", small)
                .with("values", small.parameters(layer))
                .sources(layer.getNeuronArray())
                .probe("dut_potential", "v_q[0]")
                .claim(
                        "prove_saturation",
                        "sums are exact, or clipped to the nearest",
                        layer.getMembraneWidth() + "-bit potentials, a lane");
    }

    /** @param sources modules of the layers, each before those that use it */
    void control(List<String> sources) {
        List<String> cuts = new ArrayList<>(List.of("priority_encoder", layer.getNeuronArray()));
        cuts.add(layer.isLoadable() ? "sram_bank" : "rom_bank");
        if (layer.isMultiIssue()) {
            cuts.add("row_adder");
        }
        if (layer.isCounters()) {
            cuts.add("layer_counters");
        }
        list.new Harness(layer.getModule(), "", Method.INDUCTION)
                .with("layer", layer)
                .sources(sources)
                .cuts(cuts)
                .probe("dut_busy_q", "u_scheduler.busy_q")
                .probe("dut_scheduled_final_q", "u_scheduler.final_q")
                .probe("dut_waiting_valid_q", "u_input_buffer.valid_q")
                .probe("dut_waiting_final_q", "u_input_buffer.final_q")
                .probe("dut_buffered_valid_q", "u_output_buffer.valid_q")
                .probe("dut_buffered_final_q", "u_output_buffer.final_q")
                .claim(
                        "prove_snn_layer",
                        "control: each vector once, in order; holds",
                        layer.getInputs() + " x " + layer.getNeurons() + ", " + "depth " + layer.getDepth());
    }
}
