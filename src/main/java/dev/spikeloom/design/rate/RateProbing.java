package dev.spikeloom.design.rate;

import dev.spikeloom.design.probe.PortTables;
import dev.spikeloom.design.probe.ProbeTable;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.register.LoadMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which signals of the rate-coded pipeline are observed, and when they mean something. */
final class RateProbing {
    private final RateDesign design;
    private final String core;

    private RateProbing(RateDesign design, String core) {
        this.design = design;
        this.core = core;
    }

    static TraceLayout layout(RateDesign design) {
        String core = design.hostInterface().isPresent() ? "u_core." : "";
        Optional<ProbeTable> streams = design.hostInterface().map(PortTables::streams);
        RateProbing probing = new RateProbing(design, core);
        List<ProbeTable> layers = design.layers().stream().map(probing::layer).toList();
        ProbeTable result = PortTables.result(core, design.resultClassBits(), design.classes(), design.countBits());
        List<ProbeTable> tables = new ArrayList<>();
        streams.ifPresent(tables::add);
        tables.add(PortTables.input(core));
        tables.addAll(layers);
        tables.add(probing.counter());
        tables.add(result);
        List<ProbeTable> grouped = new ArrayList<>(layers);
        grouped.add(result);
        streams.ifPresent(grouped::add);
        return new TraceLayout(core, tables, grouped, layers);
    }

    private ProbeTable counter() {
        ProbeTable table = new ProbeTable(core + "u_spike_counter.");
        table.always(CounterProbe.COUNTER_VALID, "valid_i", 1);
        table.always(CounterProbe.COUNTER_READY, "ready_o", 1);
        table.always(CounterProbe.COUNTER_STALL, "stall", 1);
        table.always(CounterProbe.COUNTER_PUBLISH, "publish", 1);
        return table;
    }

    private ProbeTable layer(LayerDesign layer) {
        ProbeTable table = new ProbeTable(core + "u_layer_" + layer.index() + ".");
        input(table, layer);
        switch (layer.kind()) {
            case DENSE -> {
                issue(table, layer);
                read(table, layer);
                neurons(table, layer);
            }
            case CONVOLUTION -> convolution(table, ConvolutionDesign.of(layer));
        }
        output(table, layer);
        return table;
    }

    private static void input(ProbeTable table, LayerDesign layer) {
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

    private void issue(ProbeTable table, LayerDesign layer) {
        table.always(LayerProbe.STALL, "stall", 1);
        table.always(LayerProbe.ISSUE_VALID, "issue_valid", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FIRST, "issue_first", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_LAST, "issue_last", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FINAL, "issue_final", 1);
        if (layer.carriesOver()) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FRESH, "issue_fresh", 1);
        }
        if (layer.folded()) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FOLD, "issue_fold", layer.foldBits());
        }
        if (!layer.multiIssue()) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_INDEX, "issue_index", layer.indexBits());
        } else if (design.hasCounters()) {
            table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_CONFLICT, "issue_conflict", 1);
        }
        table.always(LayerProbe.PENDING_ENABLE, "u_scheduler.pending_en", 1);
    }

    private static void read(ProbeTable table, LayerDesign layer) {
        int addressBits = layer.addresses() * layer.wordAddressBits();
        table.always(LayerProbe.BANK_READ_ENABLE, "bank_rd_en", layer.ports());
        if (layer.readStage() == 0) {
            table.always(LayerProbe.BANK_READ_ADDRESS, "bank_rd_addr", addressBits);
        } else {
            table.always(LayerProbe.SELECT_VALID, "sel" + layer.readStage() + "_valid_q", 1);
            table.gated(LayerProbe.SELECT_VALID, LayerProbe.BANK_READ_ADDRESS, "bank_rd_addr", addressBits);
        }
    }

    private void neurons(ProbeTable table, LayerDesign layer) {
        if (layer.hasPartStage()) {
            table.always(LayerProbe.PART_ENABLE, "parts_en", 1);
        }
        if (layer.hasSumStage()) {
            table.always(LayerProbe.SUM_ENABLE, "sums_en", 1);
        }
        table.always(LayerProbe.ACCUMULATE, "acc_en", 1);
        table.always(LayerProbe.FIRE, "fire", 1);
        table.always(LayerProbe.PUBLISH, "publish", 1);
        // There is no neuron for the last lanes of the last fold, which is the one that publishes.
        table.array(
                LayerProbe.FIRE,
                LayerProbe.POTENTIALS,
                "u_neuron_array.v_q",
                layer.membraneBits(),
                layer.lanes(),
                LayerProbe.PUBLISH,
                layer.neuronsOf(layer.folds() - 1));
        held(table, layer, "u_neuron_array.");
    }

    private void convolution(ProbeTable table, ConvolutionDesign layer) {
        table.always(LayerProbe.STALL, "stall", 1);
        table.always(LayerProbe.ISSUE_VALID, "issue_valid", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_LAST, "issue_last", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_FINAL, "issue_final", 1);
        table.gated(LayerProbe.ISSUE_VALID, LayerProbe.ISSUE_INDEX, "issue_index", layer.indexBits());
        table.always(LayerProbe.PENDING_ENABLE, "u_scheduler.pending_en", 1);
        table.always(LayerProbe.EVENT_VALID, "event_valid_q", 1);
        table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_DONE, "event_done", 1);
        table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_READ, "event_read_q", 1);
        table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_INDEX, "event_index_q", layer.indexBits());
        if (layer.stepBits() > 0) {
            table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_STEP, "step_q", layer.stepBits());
        }
        if (layer.folded()) {
            table.gated(LayerProbe.EVENT_VALID, LayerProbe.EVENT_FOLD, "fold_q", layer.foldBits());
        }
        table.always(LayerProbe.BANK_READ_ENABLE, "kernel_rd_en", 1);
        table.gated(
                LayerProbe.BANK_READ_ENABLE, LayerProbe.BANK_READ_ADDRESS, "kernel_rd_addr", layer.wordAddressBits());
        if (layer.hasPartStage()) {
            table.always(LayerProbe.PART_ENABLE, "parts_en", 1);
        }
        if (layer.hasSumStage()) {
            table.always(LayerProbe.SUM_ENABLE, "sums_en", 1);
        }
        table.always(LayerProbe.ACCUMULATE, "acc_valid_q", 1);
        table.gated(LayerProbe.ACCUMULATE, LayerProbe.BANK_WRITE_ENABLE, "acc_banks_q", layer.potentialBanks());
        table.packed(
                LayerProbe.ACCUMULATE,
                LayerProbe.BANK_WRITE_ADDRESS,
                "acc_addr_q",
                layer.potentialBanks() * layer.potentialAddressBits(),
                layer.potentialAddressBits());
        table.always(LayerProbe.FIRE, "fire", 1);
        table.gated(LayerProbe.FIRE, LayerProbe.SWEEP_WORD, "swept_addr_q", layer.potentialAddressBits());
        table.always(LayerProbe.PUBLISH, "publish", 1);
        table.packed(
                LayerProbe.FIRE,
                LayerProbe.POTENTIALS,
                "checked",
                layer.potentialBanks() * layer.potentialWordBits(),
                layer.membraneBits());
        held(table, layer, "u_channels.");
    }

    private void held(ProbeTable table, LayerDesign layer, String instance) {
        table.held(
                instance + (design.loadable() ? "threshold_q" : "thresholds"),
                layer.membraneBits(),
                IntStream.range(0, layer.thresholdRegisters())
                        .mapToObj(neuron ->
                                layer.number(LoadMap.THRESHOLD, 0, neuron).data())
                        .toList());
    }

    private static void output(ProbeTable table, LayerDesign layer) {
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
