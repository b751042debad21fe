package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
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
            if (layout.layer(each.index()).contains(probe)) {
                return layer(FollowedLayers.of(each), where, expected, found) + meaning(probe);
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

    private String layer(FollowedLayer followed, Location where, TraceRecord expected, TraceRecord found) {
        LayerDesign layer = followed.design();
        Probes probes = layout.layer(layer.index());
        Probe probe = where.probe();
        if (probes.is(LayerProbe.POTENTIALS, probe)) {
            int place = probe.elements() > 1 ? where.element() : where.lowBit() / layer.membraneBits();
            int neuron = layer.checkedNeuron(work.checkOf(layer.index()), place);
            return followed.text()
                    + (neuron < 0 ? ", a potential of no neuron" : neuron(followed, neuron, vector(probe)));
        }
        if (probes.is(LayerProbe.SPIKES, probe) || probes.is(LayerProbe.PORT_SPIKES, probe)) {
            return followed.text() + spike(followed, where.lowBit(), vector(probe))
                    + "\n  all potentials were the same at the firing check";
        }
        if (probes.is(LayerProbe.ISSUE_INDEX, probe) || probes.is(LayerProbe.EVENT_INDEX, probe)) {
            return followed.text() + "\n  expected: "
                    + followed.index(where.value(expected).intValue()) + "\n  found: "
                    + followed.index(where.value(found).intValue()) + inputs(followed, probe);
        }
        List<String> access = followed.access(probes, probe, expected, found);
        return followed.text()
                + (access.isEmpty() ? "" : ", what is accessed\n" + String.join("\n", access))
                + inputs(followed, probe);
    }

    private OptionalLong vector(Probe probe) {
        return work.vectorAt(probe);
    }

    /** What is to be issued of the time step that a signal belongs to. */
    private String inputs(FollowedLayer followed, Probe probe) {
        Optional<NeuronPath> path = path(followed, vector(probe));
        if (path.isEmpty()) {
            return "";
        }
        LayerDesign layer = followed.design();
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

    private Optional<NeuronPath> path(FollowedLayer layer, OptionalLong vector) {
        return vector.isPresent() ? NeuronPath.of(design, segment, layer, vector.getAsLong()) : Optional.empty();
    }

    /** A neuron, and what its potential is the sum of. */
    private String neuron(FollowedLayer layer, int neuron, OptionalLong vector) {
        String head = ", " + layer.neuron(neuron) + " (" + layer.place(neuron) + "), threshold "
                + layer.design().quantized().thresholds()[layer.number(neuron)];
        return path(layer, vector)
                .map(path -> head + "\n" + String.join("\n", path.lines(neuron)))
                .orElse(head);
    }

    /** An output spike: that of a neuron, or of any in a square of them. */
    private String spike(FollowedLayer layer, int output, OptionalLong vector) {
        List<Integer> neurons = layer.neuronsOf(output);
        if (neurons.size() == 1) {
            return neuron(layer, neurons.get(0), vector);
        }
        StringBuilder text = new StringBuilder(", output spike " + output + ": that of any of");
        for (int neuron : neurons) {
            text.append("\n  ")
                    .append(layer.neuron(neuron))
                    .append(" (")
                    .append(layer.place(neuron))
                    .append(")");
            path(layer, vector).ifPresent(path -> text.append(": ").append(path.outcome(neuron)));
        }
        return text.toString();
    }
}
