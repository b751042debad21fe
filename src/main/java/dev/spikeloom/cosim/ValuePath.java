package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.design.LayerProbes;
import dev.spikeloom.design.Probe;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a value comes from: its layer, neuron and lane, and the weight rows with their banks. */
final class ValuePath {
    /** More rows than these are only counted. */
    private static final int MOST_ROWS = 16;

    private final Segment segment;
    private final Design design;
    private final TraceLayout layout;

    ValuePath(Segment segment, TraceLayout layout) {
        this.segment = segment;
        this.design = segment.design();
        this.layout = layout;
    }

    /**
     * The path of a value, in lines.
     *
     * @param record of the clocked model in the value's cycle
     * @param vector the number of the spike vector it belongs to; empty if it belongs to a result
     */
    String of(Location where, TraceRecord record, OptionalLong vector) {
        for (LayerDesign layer : design.layers()) {
            if (where.probe().path().startsWith(layout.core() + "u_layer_" + layer.index() + ".")) {
                return layer(layer, where, record, vector);
            }
        }
        if (where.probe().equals(layout.resultCounts)) {
            return "spike counter, class " + where.lowBit() / design.countBits();
        }
        return where.probe().path().startsWith(layout.core() + "u_spike_counter.") ? "spike counter" : "accelerator";
    }

    private String layer(LayerDesign layer, Location where, TraceRecord record, OptionalLong vector) {
        LayerProbes probes = layout.layer(layer.index());
        String head = "layer " + layer.index() + " (" + layer.inputs() + " x " + layer.neurons() + ")";
        Probe probe = where.probe();
        if (probe.equals(probes.potentials())) {
            int fold = record.isSet(probes.publish()) ? layer.folds() - 1 : 0;
            boolean sure = layer.folds() == 1 || record.isSet(probes.publish());
            int neuron = fold * layer.lanes() + where.element();
            String lane = "lane " + where.element() + (layer.folded() && sure ? " of fold " + fold : "");
            return sure ? head + neuron(layer, neuron, lane, vector) : head + ", " + lane + " of a fold";
        }
        if (probe.equals(probes.spikes())
                || probes.portSpikes().filter(probe::equals).isPresent()) {
            int neuron = where.lowBit();
            String lane = "lane " + neuron % layer.lanes();
            return head + neuron(layer, neuron, lane, vector);
        }
        if (probes.issueIndex().filter(probe::equals).isPresent()) {
            int row = where.value(record).intValue();
            return row < layer.inputs() ? head + ", " + row(layer, row) : head;
        }
        if (probe.equals(probes.bankReadEnable()) || probe.equals(probes.bankReadAddress())) {
            return head + ", read ports: " + reads(layer, probes, record);
        }
        return head;
    }

    /** A neuron, and the weight rows that its potential is the sum of. */
    private String neuron(LayerDesign layer, int neuron, String lane, OptionalLong vector) {
        String head = ", neuron " + neuron + " (" + lane + "), threshold "
                + layer.quantized().thresholds()[neuron];
        Optional<SpikeVector> input = vector.isPresent() ? input(layer, vector.getAsLong()) : Optional.empty();
        return input.map(spikes -> head + "\n" + rows(layer, neuron, spikes)).orElse(head);
    }

    private static String rows(LayerDesign layer, int neuron, SpikeVector spikes) {
        List<String> rows = new ArrayList<>();
        for (int row = spikes.nextSpike(0); row >= 0 && rows.size() < MOST_ROWS; row = spikes.nextSpike(row + 1)) {
            rows.add("  " + row(layer, row) + ": weight " + layer.quantized().weights()[row][neuron]);
        }
        int more = spikes.cardinality() - rows.size();
        if (more > 0) {
            rows.add("  and " + more + " more rows");
        }
        return rows.isEmpty() ? "  no weight row" : String.join("\n", rows);
    }

    private static String row(LayerDesign layer, int row) {
        return "row " + row + ", in bank " + layer.bankOf(row) + " row " + layer.bankRowOf(row);
    }

    private static String reads(LayerDesign layer, LayerProbes probes, TraceRecord record) {
        int enables = record.value(probes.bankReadEnable(), 0).intValue();
        List<String> ports = new ArrayList<>();
        for (int port = 0; port < layer.ports(); port++) {
            if ((enables >>> port & 1) != 0) {
                ports.add("bank " + port / layer.readPorts()
                        + (layer.readPorts() > 1 ? " port " + port % layer.readPorts() : ""));
            }
        }
        return ports.isEmpty() ? "none reads" : String.join(", ", ports) + (ports.size() == 1 ? " reads" : " read");
    }

    /** What a layer was given in a time step: the output of the one before it. */
    private Optional<SpikeVector> input(LayerDesign layer, long vector) {
        int sample = (int) (vector / segment.timeSteps());
        int step = (int) (vector % segment.timeSteps());
        if (vector < 0 || sample >= segment.samples()) {
            return Optional.empty();
        }
        SpikeVector spikes = new SpikeVector(design.inputs());
        IntegerReference reference = design.reference();
        reference.startSample();
        for (int t = 0; t <= step; t++) {
            segment.source().read(sample, t, spikes);
            reference.step(spikes);
        }
        return Optional.of(layer.index() == 0 ? spikes : reference.spikes(layer.index() - 1));
    }
}
