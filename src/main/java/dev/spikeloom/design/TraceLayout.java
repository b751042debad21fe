package dev.spikeloom.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is compared between the clocked model and the RTL: the probes of a design, and where each stands in a
 * {@link TraceRecord}. First the probes that are observed in every cycle, then the groups that are observed in some.
 */
public final class TraceLayout {
    private final List<Probe> always = new ArrayList<>();
    private final List<ProbeGroup> groups = new ArrayList<>();
    private final List<LayerProbes> layers = new ArrayList<>();
    private final Map<Probe, Integer> fieldBits = new HashMap<>();
    private final int alwaysBytes;
    private int bytes;

    public final Probe inputValid;
    public final Probe inputReady;
    public final Probe counterValid;
    public final Probe counterReady;
    public final Probe counterStall;
    public final Probe counterStep;
    public final Probe counterPublish;
    public final Probe resultValid;
    public final Probe resultReady;
    public final Probe resultClass;
    public final Probe resultCounts;

    public TraceLayout(Design design) {
        inputValid = always("spikes_valid_i", 1);
        inputReady = always("spikes_ready_o", 1);
        List<LayerProbes> control = new ArrayList<>();
        for (LayerDesign layer : design.layers()) {
            control.add(controlOf(layer));
        }
        counterValid = always("u_spike_counter.valid_i", 1);
        counterReady = always("u_spike_counter.ready_o", 1);
        counterStall = always("u_spike_counter.stall", 1);
        counterStep = always("u_spike_counter.step_q", design.countBits());
        counterPublish = always("u_spike_counter.publish", 1);
        resultValid = always("result_valid_o", 1);
        resultReady = always("result_ready_i", 1);
        alwaysBytes = bytes;
        for (LayerDesign layer : design.layers()) {
            layers.add(dataOf(layer, control.get(layer.index())));
        }
        resultClass = next("result_class_o", design.classBits(), 1, false);
        resultCounts = next("result_counts_o", design.classes() * design.countBits(), 1, false);
        fieldBits.put(resultCounts, design.countBits());
        groups.add(new ProbeGroup(resultValid, List.of(resultClass, resultCounts)));
    }

    /** Probes observed in every cycle, in the order of their offsets. */
    public List<Probe> always() {
        return List.copyOf(always);
    }

    /** Groups observed in the cycles in which their gate is 1, in the order of their offsets. */
    public List<ProbeGroup> groups() {
        return List.copyOf(groups);
    }

    public LayerProbes layer(int index) {
        return layers.get(index);
    }

    /**
     * Width of the fields that an element of a probe is packed from, side by side: 1 for a spike vector, that of a count
     * for the spike counts. Of any other probe an element is one field.
     */
    public int fieldBits(Probe probe) {
        return fieldBits.getOrDefault(probe, probe.bits());
    }

    /** Bytes of the probes that are observed in every cycle; they come first. */
    public int alwaysBytes() {
        return alwaysBytes;
    }

    /** Bytes of a whole record, every group included. */
    public int bytes() {
        return bytes;
    }

    private LayerProbes controlOf(LayerDesign layer) {
        String prefix = "u_layer_" + layer.index() + ".";
        return new LayerProbes(
                always(prefix + "valid_i", 1),
                always(prefix + "ready_o", 1),
                always(prefix + "stall", 1),
                always(prefix + "issue_valid", 1),
                always(prefix + "issue_read", 1),
                always(prefix + "issue_first", 1),
                always(prefix + "issue_last", 1),
                always(prefix + "issue_index", layer.indexBits()),
                always(prefix + "bank_rd_en", layer.banks()),
                always(prefix + "bank_rd_addr", layer.bankAddressBits()),
                always(prefix + "fire", 1),
                always(prefix + "valid_o", 1),
                always(prefix + "ready_i", 1),
                null,
                null);
    }

    private LayerProbes dataOf(LayerDesign layer, LayerProbes control) {
        String prefix = "u_layer_" + layer.index() + ".";
        Probe potentials = next(prefix + "u_neuron_array.v_q", layer.membraneBits(), layer.neurons(), true);
        groups.add(new ProbeGroup(control.fire(), List.of(potentials)));
        Probe spikes = next(prefix + "spikes_o", layer.neurons(), 1, false);
        fieldBits.put(spikes, 1);
        groups.add(new ProbeGroup(control.validOut(), List.of(spikes)));
        return new LayerProbes(
                control.validIn(),
                control.readyOut(),
                control.stall(),
                control.issueValid(),
                control.issueRead(),
                control.issueFirst(),
                control.issueLast(),
                control.issueIndex(),
                control.bankReadEnable(),
                control.bankReadAddress(),
                control.fire(),
                control.validOut(),
                control.readyIn(),
                potentials,
                spikes);
    }

    private Probe always(String path, int bits) {
        Probe probe = next(path, bits, 1, false);
        always.add(probe);
        return probe;
    }

    private Probe next(String path, int bits, int elements, boolean signed) {
        Probe probe = new Probe(path, bits, elements, signed, bytes);
        bytes += probe.bytes();
        return probe;
    }
}
