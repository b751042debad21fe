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
import dev.spikeloom.network.neuron.NeuronModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The member {@code manifest.json} of a network file: what the arrays beside it mean. It holds no fractions, since their
 * decimal digits would depend on the JDK; these are in arrays.
 *
 * @param format which kind of network
 * @param formatVersion {@value #VERSION}
 * @param neuronModelText a {@link NeuronModel}
 * @param topologyText the shorthand of a {@link Topology}, heads and all
 * @param weightBits bits of a weight; null if the weights are floating point
 */
@JsonPropertyOrder({"format", "format_version", "neuron_model", "topology", "weight_bits"})
record Manifest(
        @JsonProperty("format") String format,
        @JsonProperty("format_version") Integer formatVersion,
        @JsonProperty("neuron_model") String neuronModelText,
        @JsonProperty("topology") String topologyText,
        @JsonProperty("weight_bits") Integer weightBits) {
    static final String MEMBER = "manifest.json";
    static final int VERSION = 2;

    /** Far more than a manifest needs. */
    private static final int MAX_BYTES = 1 << 16;

    static Manifest of(Network network) {
        return new Manifest(
                NetworkFile.FORMAT,
                VERSION,
                network.neuronModel().text(),
                network.topology().toString(),
                null);
    }

    static Manifest of(QuantizedNetwork network) {
        return new Manifest(
                QuantizedNetworkFile.FORMAT,
                VERSION,
                network.neuronModel().text(),
                network.topology().toString(),
                network.weightFormat().bits());
    }

    byte[] encode() {
        return Json.text(this).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads and checks the manifest of a file; all its values are then present and in range, apart from
     * {@code weight_bits}, which only the caller can judge.
     *
     * @throws InputException naming the key that is wrong
     */
    static Manifest read(NpzReader npz, String expectedFormat) {
        String where = npz.where(MEMBER);
        Manifest manifest = parse(npz.read(MEMBER, MAX_BYTES), where);
        require(where, "format", manifest.format, expectedFormat);
        requireVersion(where, manifest.formatVersion);
        requireNeuronModel(where, manifest.neuronModelText);
        requireTopology(where, manifest.topologyText);
        return manifest;
    }

    /** @throws InputException if there is no manifest */
    static boolean hasFormat(NpzReader npz, String format) {
        return format.equals(parse(npz.read(MEMBER, MAX_BYTES), npz.where(MEMBER)).format);
    }

    NeuronModel neuronModel() {
        return NeuronModel.of(neuronModelText).orElseThrow();
    }

    Topology topology() {
        return Topology.parse(topologyText);
    }

    static void requirePresent(String where, String key, Object value) {
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
                    where + ": unknown key '" + oneLine(e.getPropertyName()) + "', allowed: "
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
        String path = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : ": key '" + oneLine(path) + "'";
    }

    private static String kindOf(Class<?> type) {
        if (type == Integer.class) {
            return "a whole number";
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
        if (version != VERSION) {
            throw new InputException(where + ": format_version is " + version + ", but this program reads " + VERSION
                    + " only; make the file anew, or use the program that wrote it");
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
