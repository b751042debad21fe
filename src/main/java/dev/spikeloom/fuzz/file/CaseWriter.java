package dev.spikeloom.fuzz.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedDenseLayer;
import dev.spikeloom.network.QuantizedLayer;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.List;

/** A case as JSON; {@code docs/formats.md} describes the fields. */
final class CaseWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CaseWriter() {}

    static ObjectNode tree(FuzzCase fuzzCase) {
        ObjectNode tree = JSON.objectNode();
        QuantizedNetwork network = fuzzCase.network();
        Architecture architecture = fuzzCase.architecture();
        tree.put("neuron", network.neuronModel().text());
        tree.put("weight_bits", network.weightFormat().bits());
        tree.set("heads", numbers(network.heads()));
        tree.put("weights", JsonField.text(architecture.weightStorage()));
        tree.put("max_time_steps", architecture.maxTimeSteps());
        tree.put("counters", architecture.counters());
        tree.put("host", JsonField.text(architecture.host()));
        tree.put("stream_bits", architecture.streamBits());
        ArrayNode layers = tree.putArray("layers");
        for (int i = 0; i < network.layers().size(); i++) {
            ObjectNode layer = numbers((QuantizedDenseLayer) network.layers().get(i));
            layer.set("architecture", architecture(architecture.layer(i)));
            layers.add(layer);
        }
        ArrayNode segments = tree.putArray("segments");
        fuzzCase.segments().forEach(segment -> segments.add(segment(segment)));
        return tree;
    }

    private static ObjectNode numbers(QuantizedDenseLayer layer) {
        ObjectNode tree = JSON.objectNode();
        ArrayNode weights = tree.putArray("weights");
        for (short[] row : layer.weights()) {
            ArrayNode numbers = weights.addArray();
            for (short weight : row) {
                numbers.add((int) weight);
            }
        }
        ArrayNode biases = tree.putArray("biases");
        ArrayNode thresholds = tree.putArray("thresholds");
        for (int n = 0; n < layer.neurons(); n++) {
            biases.add(layer.biases()[n]);
            thresholds.add(layer.thresholds()[n]);
        }
        return tree;
    }

    private static ObjectNode architecture(LayerArchitecture layer) {
        ObjectNode tree = JSON.objectNode();
        tree.put("bank_rows", layer.bankRows());
        tree.put("bank_mapping", JsonField.text(layer.mapping()));
        tree.put("read_ports", layer.readPorts());
        tree.put("read_latency", layer.readLatency());
        tree.put("word_bits", layer.wordBits());
        tree.put("issue_width", layer.issueWidth());
        tree.put("encoder_radix", layer.encoderRadix());
        tree.put("encoder_stages", layer.encoderStages());
        tree.put("lanes", layer.lanes());
        tree.put("adder_register", layer.adderRegister());
        tree.put("input_buffers", layer.inputBuffers());
        tree.put("output_buffers", layer.outputBuffers());
        tree.put("membrane_bits", layer.membraneBits());
        tree.put("saturate", layer.saturate());
        tree.put("thresholds", JsonField.text(layer.thresholds()));
        return tree;
    }

    private static ObjectNode segment(FuzzSegment segment) {
        ObjectNode tree = JSON.objectNode();
        tree.put("reset", segment.reset());
        tree.put("load", segment.load());
        segment.numbers().ifPresent(layers -> {
            ArrayNode numbers = tree.putArray("numbers");
            for (QuantizedLayer layer : layers) {
                numbers.add(numbers((QuantizedDenseLayer) layer));
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
