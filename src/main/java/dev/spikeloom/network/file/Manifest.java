package dev.spikeloom.network.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The member {@code manifest.json} of a network file: what the arrays beside it mean. It holds no fractions, since their
 * decimal digits would depend on the JDK; these are in arrays. Files of version {@value #FORMER_VERSION} have one neuron
 * model, and one number of bits, for all layers.
 *
 * @param format which kind of network
 * @param formatVersion {@value #VERSION} or {@value #FORMER_VERSION}
 * @param topologyText the shorthand of a {@link Topology}, heads and all
 * @param layers one for each layer, input side first; null in the former version
 * @param neuronModelText the {@link NeuronModel} of all layers in the former version, otherwise null
 * @param weightBits bits of a weight of all layers in the former version of a quantized network, otherwise null
 */
@JsonPropertyOrder({"format", "format_version", "topology", "layers", "neuron_model", "weight_bits"})
record Manifest(
        @JsonProperty("format") String format,
        @JsonProperty("format_version") Integer formatVersion,
        @JsonProperty("topology") String topologyText,
        @JsonProperty("layers") List<LayerFacts> layers,
        @JsonProperty("neuron_model") String neuronModelText,
        @JsonProperty("weight_bits") Integer weightBits) {
    static final String MEMBER = "manifest.json";
    static final int VERSION = 3;
    static final int FORMER_VERSION = 2;

    /** Far more than a manifest needs. */
    private static final int MAX_BYTES = 1 << 16;

    /**
     * What it says of a layer; nothing of one that has no neurons of its own.
     *
     * @param neuronModelText a {@link NeuronModel}
     * @param weightBits bits of a weight; null if the weights are floating point
     */
    @JsonPropertyOrder({"neuron_model", "weight_bits"})
    record LayerFacts(
            @JsonProperty("neuron_model") String neuronModelText,
            @JsonProperty("weight_bits") Integer weightBits) {
        static final LayerFacts NONE = new LayerFacts(null, null);

        static LayerFacts of(FloatWeights weights) {
            return new LayerFacts(weights.neuronModel().text(), null);
        }

        static LayerFacts of(IntegerWeights weights) {
            return new LayerFacts(
                    weights.neuronModel().text(), weights.weightFormat().bits());
        }
    }

    static Manifest of(Network network) {
        return of(
                NetworkFile.FORMAT,
                network.topology(),
                network.layers().stream()
                        .map(layer -> layer.floatWeights().map(LayerFacts::of).orElse(LayerFacts.NONE))
                        .toList());
    }

    static Manifest of(QuantizedNetwork network) {
        return of(
                QuantizedNetworkFile.FORMAT,
                network.topology(),
                network.layers().stream()
                        .map(layer -> layer.integerWeights().map(LayerFacts::of).orElse(LayerFacts.NONE))
                        .toList());
    }

    private static Manifest of(String format, Topology topology, List<LayerFacts> layers) {
        return new Manifest(format, VERSION, topology.toString(), layers, null, null);
    }

    byte[] encode() {
        return Json.text(this).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads and checks the manifest of a file; all its values are then present and in range.
     *
     * @throws InputException naming the key that is wrong
     */
    static Manifest read(NpzReader npz, String expectedFormat) {
        String where = npz.where(MEMBER);
        Manifest manifest = parse(npz.read(MEMBER, MAX_BYTES), where);
        require(where, "format", manifest.format, expectedFormat);
        requireVersion(where, manifest.formatVersion);
        requireTopology(where, manifest.topologyText);
        manifest.requireLayers(where);
        Topology topology = manifest.topology();
        for (int i = 0; i < topology.depth(); i++) {
            String place = manifest.layers == null ? where : where + ": layers[" + i + "]";
            LayerFacts facts = manifest.facts(i);
            if (topology.weightsOf(i).isPresent()) {
                requireNeuronModel(place, facts.neuronModelText);
                requireWeightBits(place, facts.weightBits, expectedFormat);
            } else if (manifest.layers != null && !facts.equals(LayerFacts.NONE)) {
                throw new InputException(place + " has keys, but layer "
                        + topology.layers().get(i) + " has no neurons of its own: allowed is {}");
            }
        }
        return manifest;
    }

    /** @throws InputException if there is no manifest */
    static boolean hasFormat(NpzReader npz, String format) {
        return format.equals(parse(npz.read(MEMBER, MAX_BYTES), npz.where(MEMBER)).format);
    }

    /** Of a layer that has neurons. */
    NeuronModel neuronModel(int layer) {
        return NeuronModel.of(facts(layer).neuronModelText).orElseThrow();
    }

    /** Of a layer of a quantized network that has neurons. */
    WeightFormat weightFormat(int layer) {
        return new WeightFormat(facts(layer).weightBits);
    }

    private LayerFacts facts(int layer) {
        return layers == null ? new LayerFacts(neuronModelText, weightBits) : layers.get(layer);
    }

    Topology topology() {
        return Topology.parse(topologyText);
    }

    private static void requirePresent(String where, String key, Object value) {
        if (value == null) {
            throw new InputException(where + ": key '" + key + "' is missing");
        }
    }

    private static Manifest parse(byte[] json, String where) {
        try {
            Manifest manifest = Json.readStrictly(json, Manifest.class);
            if (manifest == null) {
                throw new InputException(where + " is null, expected an object");
            }
            return manifest;
        } catch (UnrecognizedPropertyException e) {
            throw new InputException(
                    where + ": unknown key '" + path(e) + "', allowed: "
                            + e.getKnownPropertyIds().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .collect(Collectors.joining(", ")),
                    e);
        } catch (MismatchedInputException e) {
            throw new InputException(where + keyOf(e) + " is not " + kindOf(e.getTargetType()), e);
        } catch (JsonMappingException e) {
            throw new InputException(where + keyOf(e) + " is not as expected: " + oneLine(e.getOriginalMessage()), e);
        } catch (JacksonException e) {
            throw new InputException(where + " is not valid JSON: " + oneLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new InputException(where + " cannot be read: " + oneLine(e.getMessage()), e);
        }
    }

    /** Where in the JSON the error is, such as {@code : key 'topology'}; nothing if it is the whole. */
    private static String keyOf(JsonMappingException e) {
        String path = path(e);
        return path.isEmpty() ? "" : ": key '" + path + "'";
    }

    /** Such as {@code layers[1].weight_bits}. */
    private static String path(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return oneLine(path.startsWith(".") ? path.substring(1) : path);
    }

    private static String kindOf(Class<?> type) {
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type == List.class) {
            return "a list";
        }
        return type == String.class ? "a string" : "an object";
    }

    private static void require(String where, String key, Object value, Object expected) {
        requirePresent(where, key, value);
        if (!value.equals(expected)) {
            throw new InputException(
                    where + ": " + key + " is '" + oneLine(value.toString()) + "', expected '" + expected + "'");
        }
    }

    private static void requireVersion(String where, Integer version) {
        requirePresent(where, "format_version", version);
        if (version != VERSION && version != FORMER_VERSION) {
            throw new InputException(
                    where + ": format_version is " + version + ", but this program reads " + FORMER_VERSION + " and "
                            + VERSION + " only; make the file anew, or use the program that wrote it");
        }
    }

    /** That what is said of layers stands where this version has it. */
    private void requireLayers(String where) {
        if (formatVersion == FORMER_VERSION) {
            requireAbsent(where, "layers", layers);
            return;
        }
        requireAbsent(where, "neuron_model", neuronModelText);
        requireAbsent(where, "weight_bits", weightBits);
        requirePresent(where, "layers", layers);
        int depth = topology().depth();
        if (layers.size() != depth) {
            throw new InputException(where + ": layers has " + layers.size()
                    + " elements, expected one for each of the " + depth + " layers of " + topologyText);
        }
        for (int i = 0; i < depth; i++) {
            requirePresent(where, "layers[" + i + "]", layers.get(i));
        }
    }

    private void requireAbsent(String where, String key, Object value) {
        if (value != null) {
            throw new InputException(where + ": key '" + key + "' is not allowed with format_version " + formatVersion);
        }
    }

    private static void requireWeightBits(String where, Integer bits, String format) {
        if (format.equals(NetworkFile.FORMAT)) {
            if (bits != null) {
                throw new InputException(where + ": key 'weight_bits' is not allowed in '" + format
                        + "', whose weights are floating point");
            }
            return;
        }
        requirePresent(where, "weight_bits", bits);
        try {
            new WeightFormat(bits);
        } catch (InputException e) {
            throw new InputException(where + ": " + e.getMessage(), e);
        }
    }

    private static void requireNeuronModel(String where, String text) {
        requirePresent(where, "neuron_model", text);
        if (NeuronModel.of(text).isEmpty()) {
            throw new InputException(
                    where + ": neuron_model is '" + oneLine(text) + "', expected " + NeuronModel.allowed());
        }
    }

    private static void requireTopology(String where, String text) {
        requirePresent(where, "topology", text);
        try {
            Topology.parse(text);
        } catch (InputException e) {
            throw new InputException(where + ": topology: " + oneLine(e.getMessage()), e);
        }
    }

    private static String oneLine(String text) {
        String line = text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }
}
