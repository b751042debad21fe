package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a value comes from: its layer, neuron and lane, and the weight rows with their banks, to the comparison. */
final class ValuePath {
    /** More inputs than these are only counted. */
    private static final int MOST_INPUTS = 24;

    private final Segment segment;
    private final RateDesign design;
    private final TraceLayout layout;
    private final WorkInFlight work;

    ValuePath(RateDesign design, Segment segment, TraceLayout layout, WorkInFlight work) {
        this.segment = segment;
        this.design = design;
        this.layout = layout;
        this.work = work;
    }

    /**
     * The path of a value, in lines.
     *
     * @param expected the clocked model in the value's cycle
     * @param found the RTL in the same cycle
     */
    String of(Location where, TraceRecord expected, TraceRecord found) {
        ResultPath results = new ResultPath(design, layout);
        Probe probe = where.probe();
        for (LayerDesign each : design.layers()) {
            DenseDesign layer = FollowedLayers.of(each);
            if (layout.layer(layer.index()).contains(probe)) {
                return layer(layer, where, expected, found) + meaning(probe);
            }
        }
        if (results.covers(probe)) {
            return results.of(where, expected, found);
        }
        if (layout.is(StreamProbe.VECTOR, probe)) {
            int beatBits = design.architecture().streamBits();
            int input = where.lowBit();
            return "spike vector behind the stream, input " + input + " of the network: bit " + input % beatBits
                    + " of beat " + input / beatBits + " where beats are packed";
        }
        String module = probe.path().startsWith(layout.core() + "u_spike_counter.") ? "spike counter" : "accelerator";
        return module + meaning(probe);
    }

    private static String meaning(Probe probe) {
        return SignalMeanings.of(probe.path()).map(text -> "\n  " + text).orElse("");
    }

    private String layer(DenseDesign layer, Location where, TraceRecord expected, TraceRecord found) {
        Probes probes = layout.layer(layer.index());
        String head = "layer " + layer.index() + " (" + layer.inputs() + " x " + layer.neurons() + ")";
        Probe probe = where.probe();
        if (probes.is(LayerProbe.POTENTIALS, probe)) {
            int fold = work.foldOf(layer.index());
            String lane = "lane " + where.element() + (layer.folded() ? " of fold " + fold : "");
            return head + neuron(layer, fold * layer.lanes() + where.element(), lane, vector(probe));
        }
        if (probes.is(LayerProbe.SPIKES, probe) || probes.is(LayerProbe.PORT_SPIKES, probe)) {
            int neuron = where.lowBit();
            return head + neuron(layer, neuron, "lane " + neuron % layer.lanes(), vector(probe))
                    + "\n  all potentials were the same at the firing check";
        }
        if (probes.is(LayerProbe.ISSUE_INDEX, probe)) {
            return head + "\n  expected: " + row(layer, where.value(expected).intValue()) + "\n  found: "
                    + row(layer, where.value(found).intValue()) + inputs(layer, probe);
        }
        if (probes.is(LayerProbe.BANK_READ_ENABLE, probe) || probes.is(LayerProbe.BANK_READ_ADDRESS, probe)) {
            List<String> reads = new ReadPath(layer, probes).lines(expected, found);
            return head + ", what is read\n" + String.join("\n", reads) + inputs(layer, probe);
        }
        return head + inputs(layer, probe);
    }

    private OptionalLong vector(Probe probe) {
        return work.vectorAt(probe);
    }

    private static String row(DenseDesign layer, int row) {
        return row < layer.inputs() ? Inputs.place(layer, row) : "row " + row + ", of no input";
    }

    /** What is to be issued of the time step that a signal belongs to. */
    private String inputs(DenseDesign layer, Probe probe) {
        Optional<NeuronPath> path = path(layer, vector(probe));
        if (path.isEmpty()) {
            return "";
        }
        SpikeVector input = path.get().input();
        List<String> active = new ArrayList<>();
        for (int i = input.nextSpike(0); i >= 0 && active.size() < MOST_INPUTS; i = input.nextSpike(i + 1)) {
            active.add(String.valueOf(i));
        }
        int more = input.cardinality() - active.size();
        return "\n  active inputs of the time step: " + input.cardinality() + " of " + layer.inputs()
                + (active.isEmpty() ? "" : ": " + String.join(", ", active))
                + (more > 0 ? " and " + more + " more" : "")
                + (layer.index() == 0 ? ", of the network" : ", neurons of layer " + (layer.index() - 1));
    }

    private Optional<NeuronPath> path(DenseDesign layer, OptionalLong vector) {
        return vector.isPresent() ? NeuronPath.of(segment, layer, vector.getAsLong()) : Optional.empty();
    }

    /** A neuron, and what its potential is the sum of. */
    private String neuron(DenseDesign layer, int neuron, String lane, OptionalLong vector) {
        String head = ", neuron " + neuron + " (" + lane + "), threshold "
                + layer.quantized().thresholds()[neuron];
        return path(layer, vector)
                .map(path -> head + "\n" + String.join("\n", path.lines(neuron)))
                .orElse(head);
    }
}
