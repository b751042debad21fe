package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.BankView;
import dev.spikeloom.rtl.rate.DenseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is claimed of a layer's scheduler and of its control. */
final class LayerClaims {
    private final ClaimList list;
    private final DenseView view;
    private final DenseDesign layer;

    LayerClaims(ClaimList list, DenseView view) {
        this.list = list;
        this.view = view;
        this.layer = view.layer();
    }

    void scheduler() {
        String folds = layer.folded() ? ", " + layer.folds() + " folds" : "";
        if (layer.multiIssue()) {
            list
                    .new Harness(
                            view.scheduler(),
                            "_" + layer.inputs() + "_" + layer.ports() + "_" + layer.issueWidth()
                                    + (layer.folded() ? "_" + layer.folds() : ""),
                            Method.INDUCTION)
                    .with("layer", layer)
                    .with("view", view)
                    .sources(view.scheduler())
                    .specifiedEncoder()
                    .claim(
                            "prove_banked_scheduler",
                            "each spike issued once, in order at a port",
                            layer.inputs() + " inputs, " + layer.ports() + " ports, issue width " + layer.issueWidth()
                                    + folds);
        } else {
            list
                    .new Harness(
                            view.scheduler(),
                            "_" + layer.places() + (layer.folded() ? "_" + layer.folds() : ""),
                            Method.INDUCTION)
                    .with("layer", layer)
                    .with("view", view)
                    .with("ahead", false)
                    .sources(view.scheduler())
                    .specifiedEncoder()
                    .claim(
                            "prove_spike_scheduler",
                            "each spike issued once, in order",
                            layer.places() + " inputs" + folds);
        }
    }

    /** Of a layer whose potentials saturate. */
    void saturation() {
        if (!layer.saturates()) {
            return;
        }
        SmallArray small = SmallArray.of(view, layer.folded() ? 2 : 1);
        list.new Harness(view.neuronArray(), "_" + layer.membraneBits() + "_" + layer.sumBits(), Method.INDUCTION)
                .with("layer", layer)
                .with("view", view)
                .with("small", small)
                .with("values", small.parameters(view))
                .sources(view.neuronArray())
                .probe("dut_potential", "v_q[0]")
                .claim(
                        "prove_saturation",
                        "sums are exact, or clipped to the nearest",
                        layer.membraneBits() + "-bit potentials, a lane");
    }

    /** What computes in the layer, and remembers. */
    private List<String> cuts() {
        List<String> cuts = new ArrayList<>(List.of(ModuleNames.PRIORITY_ENCODER, view.neuronArray()));
        cuts.addAll(view.memory().modules(layer));
        if (layer.multiIssue()) {
            cuts.add(view.rowAdder());
        }
        if (view.counters()) {
            cuts.add(ModuleNames.LAYER_COUNTERS);
        }
        return cuts;
    }

    /**
     * That each vector comes out, given a sink that takes what is offered.
     *
     * @param sources modules of the layers, each before those that use it
     */
    void progress(List<String> sources) {
        layer("_progress", sources)
                .with("progress", true)
                .probe("dut_pending_q", "u_scheduler.pending_q")
                .probe("dut_rest", "u_scheduler.rest")
                .probe("dut_any", "u_scheduler.any")
                .probe("dut_many", "u_scheduler.many")
                .probe("dut_fold_q", "u_scheduler.fold_q")
                .claim(
                        "prove_snn_layer",
                        "progress: each vector comes out",
                        layer.inputs() + " x " + layer.neurons() + ", depth " + layer.pipelineDepth());
    }

    /** @param sources modules of the layers, each before those that use it */
    void control(List<String> sources) {
        layer("", sources)
                .with("progress", false)
                .claim(
                        "prove_snn_layer",
                        "control: each vector once, in order; holds",
                        layer.inputs() + " x " + layer.neurons() + ", " + "depth " + layer.pipelineDepth());
    }

    /** The layer without what computes in it; seen is where vectors are, and their marks. */
    private ClaimList.Harness layer(String suffix, List<String> sources) {
        return list.new Harness(view.module(), suffix, Method.INDUCTION)
                .with("layer", layer)
                .with("view", view)
                .sources(sources)
                .cuts(cuts())
                .probe("dut_busy_q", "u_scheduler.busy_q")
                .probe("dut_scheduled_final_q", "u_scheduler.final_q")
                .probe("dut_waiting_valid_q", "u_input_buffer.valid_q")
                .probe("dut_waiting_final_q", "u_input_buffer.final_q")
                .probe("dut_buffered_valid_q", "u_output_buffer.valid_q")
                .probe("dut_buffered_final_q", "u_output_buffer.final_q");
    }

    /**
     * That the weights of an input are read where they are loaded, and go to their lanes.
     *
     * @param sources modules of the layers, each before those that use it
     */
    void weights(List<String> sources) {
        ClaimList.Harness harness = list.new Harness(view.module(), "_weights", Method.INDUCTION)
                .with("layer", layer)
                .with("view", view)
                .sources(sources)
                .cuts(cuts())
                .probe("dut_issue_read", "u_scheduler.issue_read_o")
                .probe("dut_issue_rows", "u_scheduler.issue_rows_o")
                .probe("dut_issue_index", "u_scheduler.issue_index_o")
                .probe("dut_issue_row", "issue_row")
                .probe("dut_issue_fold", "u_scheduler.issue_fold_o")
                .probe("dut_words", "u_row_adder.words_i")
                .probe("dut_added", "u_row_adder.read_i")
                .probe("dut_adds", "u_row_adder.en_i")
                .probe("dut_sums", "u_row_adder.sums_o")
                .probe("dut_sum", "u_neuron_array.sum_i")
                .probe("dut_acc_en", "u_neuron_array.acc_valid_i")
                .probe("dut_acc_read", "u_neuron_array.acc_read_i")
                .probe("dut_own_step", "u_load", "load_step_q")
                .probe("dut_load_bank_rd_en", "u_load", "bank_rd_en");
        for (int copy = 1; copy < layer.controlSets(); copy++) {
            for (String register : List.of("acc_valid_q", "acc_tags_q", "fire_q", "valid_q")) {
                harness.probe("dut_copy_" + copy + "_" + register, "gen_control[" + copy + "].u_copy." + register);
            }
        }
        for (BankView bank : view.banks()) {
            for (BankView.MemoryView memory : bank.memories()) {
                memory(harness, memory.port() + "_" + memory.column(), memory.instance() + ".");
            }
        }
        harness.claim(
                "prove_weights",
                view.loadable() ? "each weight is read where it is loaded" : "each weight is read where it stands",
                layer.inputs() + " x " + layer.neurons() + ", " + geometry());
    }

    /** That the hex files hold the network's weights in the words that are read for them. */
    void hexFiles(EmittedLayer emitted) {
        list.add(new Claim(
                "hex_" + view.module(),
                (view.loadable() ? "the hex files have" : "the ROMs have") + " each weight in its place",
                view.module(),
                layer.inputs() + " x " + layer.neurons() + ", " + geometry(),
                Method.FILES,
                Map.of(),
                Optional.of(new HexCheck(layer, WeightPlaces.of(layer), emitted))));
    }

    /** The ports of a memory macro. */
    private void memory(ClaimList.Harness harness, String id, String instance) {
        boolean own = view.memory().ownPort();
        String read = instance + (own ? "r_" : "");
        String write = instance + (own ? "w_" : "");
        harness.probe("dut_rd_req_" + id, read + "req_i")
                .probe("dut_rd_addr_" + id, read + "addr_i")
                .probe("dut_rd_word_" + id, own ? read + "data_o" : read + "rdata_o")
                .probe("dut_wr_req_" + id, write + "req_i")
                .probe("dut_wr_we_" + id, write + "we_i")
                .probe("dut_wr_addr_" + id, write + "addr_i")
                .probe("dut_wr_mask_" + id, write + (own ? "mask_i" : "wmask_i"))
                .probe("dut_wr_data_" + id, write + (own ? "data_i" : "wdata_i"))
                .probe("dut_load_req_" + id, "u_load", write + "req_i")
                .probe("dut_load_addr_" + id, "u_load", write + "addr_i")
                .probe("dut_load_mask_" + id, "u_load", write + (own ? "mask_i" : "wmask_i"));
    }

    private String geometry() {
        int banks = layer.banks();
        return (banks == 1 ? "a bank" : banks + " banks") + " of " + layer.bankWords() + " words";
    }
}
