package dev.spikeloom.design.probe;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LayerDesign;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    public final Probe counterPublish;
    public final Probe resultValid;
    public final Probe resultReady;
    public final Probe resultClass;
    public final Probe resultCounts;

    private final String core;
    private final Optional<StreamProbes> streams;
    private final List<Handshake> handshakes = new ArrayList<>();

    public TraceLayout(Design design) {
        boolean axi = design.architecture().host().isAxi();
        core = axi ? "u_core." : "";
        Probe beatValid = axi ? always("s_axis_tvalid", 1) : null;
        Probe beatReady = axi ? always("s_axis_tready", 1) : null;
        Probe vectorValid = axi ? always("u_spike_input.valid_q", 1) : null;
        Probe packetValid = axi ? always("m_axis_tvalid", 1) : null;
        Probe packetReady = axi ? always("m_axis_tready", 1) : null;
        Probe packetBeat = axi ? always("u_result_output.beat_q", design.resultBeatBits()) : null;
        inputValid = always(core + "spikes_valid_i", 1);
        inputReady = always(core + "spikes_ready_o", 1);
        List<LayerProbing> probing = new ArrayList<>();
        for (LayerDesign layer : design.layers()) {
            boolean counters = design.architecture().counters();
            probing.add(new LayerProbing(this, layer, counters, core + "u_layer_" + layer.index() + "."));
        }
        counterValid = always(core + "u_spike_counter.valid_i", 1);
        counterReady = always(core + "u_spike_counter.ready_o", 1);
        counterStall = always(core + "u_spike_counter.stall", 1);
        counterPublish = always(core + "u_spike_counter.publish", 1);
        resultValid = always(core + "result_valid_o", 1);
        resultReady = always(core + "result_ready_i", 1);
        alwaysBytes = bytes;
        probing.forEach(layer -> layers.add(layer.finish()));
        resultClass = next(core + "result_class_o", design.resultClassBits(), 1, false);
        resultCounts = next(core + "result_counts_o", design.classes() * design.countBits(), 1, false);
        fields(resultCounts, design.countBits());
        group(resultValid, List.of(resultClass, resultCounts));
        streams = axi
                ? Optional.of(streams(design, beatValid, beatReady, vectorValid, packetValid, packetReady, packetBeat))
                : Optional.empty();
        layers.forEach(this::addHandshakes);
        handshakes.add(new Handshake(resultValid, resultReady, List.of(resultClass, resultCounts)));
    }

    private StreamProbes streams(
            Design design,
            Probe beatValid,
            Probe beatReady,
            Probe vectorValid,
            Probe packetValid,
            Probe packetReady,
            Probe packetBeat) {
        Probe beatData = next("s_axis_tdata", design.architecture().streamBits(), 1, false);
        Probe beatLast = next("s_axis_tlast", 1, 1, false);
        group(beatValid, List.of(beatData, beatLast));
        Probe vector = next("u_spike_input.spikes_q", design.inputs(), 1, false);
        fields(vector, 1);
        group(vectorValid, List.of(vector));
        Probe packetData = next("m_axis_tdata", Design.RESULT_BEAT_BITS, 1, false);
        Probe packetLast = next("m_axis_tlast", 1, 1, false);
        group(packetValid, List.of(packetData, packetLast));
        handshakes.add(new Handshake(packetValid, packetReady, List.of(packetData, packetLast)));
        handshakes.add(new Handshake(vectorValid, inputReady, List.of(vector)));
        return new StreamProbes(
                beatValid,
                beatReady,
                beatData,
                beatLast,
                vectorValid,
                vector,
                packetValid,
                packetReady,
                packetBeat,
                packetData,
                packetLast);
    }

    private void addHandshakes(LayerProbes layer) {
        handshakes.add(
                new Handshake(layer.outputValid(), layer.outputReady(), List.of(layer.spikes(), layer.finalStep())));
        layer.portSpikes()
                .ifPresent(spikes -> handshakes.add(new Handshake(
                        layer.portValidOut(),
                        layer.portReadyIn(),
                        List.of(spikes, layer.portFinalStep().orElseThrow()))));
    }

    /** Instances from the top module down to the core, with a dot behind; empty if the core is the top module. */
    public String core() {
        return core;
    }

    /** The probes outside the core, if it has AXI streams around it. */
    public Optional<StreamProbes> streams() {
        return streams;
    }

    /** The handshakes whose sending side is in the design. */
    public List<Handshake> handshakes() {
        return List.copyOf(handshakes);
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

    /** Whether a probe is an unpacked array in the RTL, if only of one element. */
    public boolean isArray(Probe probe) {
        return layers.stream().anyMatch(layer -> layer.potentials().equals(probe));
    }

    /** The array of a layer's threshold registers, in the same words as a probe's path; it is no probe. */
    public String thresholds(int layer) {
        return core + "u_layer_" + layer + ".u_neuron_array.threshold_q";
    }

    /** Bytes of the probes that are observed in every cycle; they come first. */
    public int alwaysBytes() {
        return alwaysBytes;
    }

    /** Bytes of a whole record, every group included. */
    public int bytes() {
        return bytes;
    }

    Probe always(String path, int bits) {
        Probe probe = next(path, bits, 1, false);
        always.add(probe);
        return probe;
    }

    Probe next(String path, int bits, int elements, boolean signed) {
        Probe probe = new Probe(path, bits, elements, signed, bytes);
        bytes += probe.bytes();
        return probe;
    }

    void group(Probe gate, List<Probe> probes) {
        groups.add(new ProbeGroup(gate, probes));
    }

    /** A group of one probe, of which only some elements mean something where {@code partial} is 1. */
    void group(Probe gate, Probe probe, Probe partial, int partialElements) {
        groups.add(new ProbeGroup(gate, List.of(probe), Optional.of(partial), partialElements));
    }

    /** The probe is packed from fields of {@code bits} each. */
    void fields(Probe probe, int bits) {
        fieldBits.put(probe, bits);
    }
}
