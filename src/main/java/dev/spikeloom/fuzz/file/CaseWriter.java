package dev.spikeloom.fuzz.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.Iterator;
import java.util.List;

/** A case as JSON; {@code docs/formats.md} describes the fields. */
final class CaseWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CaseWriter() {}

    static ObjectNode tree(FuzzCase fuzzCase) {
        ObjectNode tree = JSON.objectNode();
        QuantizedNetwork network = fuzzCase.network();
        Architecture architecture = fuzzCase.architecture();
        Topology topology = network.topology();
        if (topology.isPerceptron()) {
            tree.set("heads", numbers(network.heads()));
        } else {
            tree.put("topology", topology.toString());
        }
        ParameterTable.OF_WHOLE.forEach(parameter -> put(tree, parameter, architecture.get(parameter)));
        Iterator<List<Parameter<?>>> parameters =
                Machines.parameters(topology, architecture.family()).iterator();
        ArrayNode layers = tree.putArray("layers");
        int neurons = 0;
        for (QuantizedLayer layer : network.layers()) {
            ObjectNode ofLayer = layers.addObject();
            if (layer.integerWeights().isPresent()) {
                IntegerWeights numbers = layer.integerWeights().get();
                ofLayer.put("neuron", numbers.neuronModel().text());
                ofLayer.put("weight_bits", numbers.weightFormat().bits());
                ofLayer.setAll(numbers(numbers));
                ofLayer.set("architecture", architecture(parameters.next(), architecture.layer(neurons)));
                neurons++;
            }
        }
        ArrayNode segments = tree.putArray("segments");
        fuzzCase.segments().forEach(segment -> segments.add(segment(segment)));
        return tree;
    }

    private static ObjectNode numbers(IntegerWeights layer) {
        ObjectNode tree = JSON.objectNode();
        ArrayNode weights = tree.putArray("weights");
        for (short[] row : layer.weights()) {
            ArrayNode numbers = weights.addArray();
            for (short weight : row) {
                numbers.add((int) weight);
            }
        }
        tree.set("biases", numbers(layer.biases()));
        tree.set("thresholds", numbers(layer.thresholds()));
        return tree;
    }

    private static ArrayNode numbers(int[] values) {
        ArrayNode tree = JSON.arrayNode();
        for (int value : values) {
            tree.add(value);
        }
        return tree;
    }

    private static ObjectNode architecture(List<Parameter<?>> parameters, LayerArchitecture layer) {
        ObjectNode tree = JSON.objectNode();
        parameters.forEach(parameter -> put(tree, parameter, layer.get(parameter)));
        return tree;
    }

    /** A number stands for itself, also where experiments have a name for 0. */
    private static void put(ObjectNode tree, Parameter<?> parameter, Object value) {
        if (value instanceof Integer number) {
            tree.put(parameter.key(), number);
        } else if (value instanceof Boolean truth) {
            tree.put(parameter.key(), truth);
        } else {
            tree.put(parameter.key(), parameter.format(value));
        }
    }

    private static ObjectNode segment(FuzzSegment segment) {
        ObjectNode tree = JSON.objectNode();
        tree.put("reset", segment.reset());
        tree.put("load", segment.load());
        segment.numbers().ifPresent(layers -> {
            ArrayNode numbers = tree.putArray("numbers");
            for (QuantizedLayer layer : layers) {
                numbers.add(layer.integerWeights().map(CaseWriter::numbers).orElseGet(JSON::objectNode));
            }
        });
        HostTiming timing = segment.timing();
        tree.set("offers", patterns(timing.offers()));
        tree.set("takes", patterns(timing.takes()));
        segment.cycles().ifPresent(cycles -> tree.put("cycles", cycles));
        tree.set("spikes", spikes(segment.spikes()));
        return tree;
    }

    private static ArrayNode patterns(long[] words) {
        ArrayNode tree = JSON.arrayNode();
        for (long word : words) {
            tree.add(Long.toHexString(word));
        }
        return tree;
    }

    private static ArrayNode spikes(RecordedSpikes spikes) {
        ArrayNode samples = JSON.arrayNode();
        SpikeVector vector = new SpikeVector(spikes.inputs());
        for (int sample = 0; sample < spikes.samples(); sample++) {
            ArrayNode steps = samples.addArray();
            for (int step = 0; step < spikes.steps(); step++) {
                spikes.read(sample, step, vector);
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < vector.size(); i++) {
                    text.append(vector.get(i) ? '1' : '0');
                }
                steps.add(text.toString());
            }
        }
        return samples;
    }

    private static ArrayNode numbers(List<Integer> values) {
        ArrayNode tree = JSON.arrayNode();
        values.forEach(tree::add);
        return tree;
    }
}
