package dev.spikeloom.network.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.RandomNetworks;
import dev.spikeloom.testing.Uniform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizedNetworkFileTest {
    private static final QuantizedNetwork NETWORK = Uniform.network(
            NeuronModel.SNN_DC,
            new WeightFormat(7),
            List.of(
                    Uniform.dense(new short[][] {{-64, 63, 0}, {1, 2, 3}}, new int[] {5, -70_000, 12}, new float[] {
                        0.5f, 0.25f, 0.1f
                    }),
                    Uniform.dense(new short[][] {{7}, {8}, {-9}}, new int[] {0}, new float[] {0.125f})));

    /** As small as a network can be, for tests that go through its file byte by byte. */
    private static final QuantizedNetwork ONE_NEURON = Uniform.network(
            NeuronModel.SNN_DC,
            new WeightFormat(7),
            List.of(Uniform.dense(new short[][] {{5}}, new int[] {3}, new float[] {0.5f})));

    /** 3 x 4 x 2 inputs, 2 x 3 x 2 after the convolution, 1 x 1 x 2 after the pooling. */
    private static final QuantizedNetwork CONVOLUTIONAL = Uniform.network(
            NeuronModel.SNN_CT,
            new WeightFormat(7),
            List.of(
                    Uniform.convolution(
                            new VolumeShape(3, 4, 2),
                            2,
                            new short[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14}, {15, 16}},
                            new int[] {-3, 4},
                            new int[] {20, 30},
                            new float[] {0.5f, 0.25f}),
                    new MaxPoolLayer(new VolumeShape(2, 3, 2), 2),
                    Uniform.dense(
                            new short[][] {{1, -1}, {-1, 1}}, new int[] {0, 5}, new int[] {1, 9}, new float[] {0.5f})),
            List.of(1, 1));

    /** LIF of 8 bits before SNN-DC of 2 bits. */
    private static final QuantizedNetwork MIXED = new QuantizedNetwork(List.of(
            new QuantizedConvolutionLayer(
                    NeuronModel.lif(3, NeuronModel.Reset.SUBTRACT),
                    new WeightFormat(8),
                    new VolumeShape(3, 4, 1),
                    1,
                    new short[][] {{-128, 127}},
                    new int[] {-3, 4},
                    new int[] {20, 30},
                    new float[] {0.5f, 0.25f}),
            new MaxPoolLayer(new VolumeShape(3, 4, 2), 2),
            new QuantizedDenseLayer(
                    NeuronModel.SNN_DC,
                    new WeightFormat(2),
                    new short[][] {{1}, {-2}, {1}, {1}},
                    new int[] {-9},
                    new float[] {0.5f})));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeANetwork() {
        file = folder.resolve("quantized.npz");
        QuantizedNetworkFile.write(file, NETWORK);
    }

    @ParameterizedTest
    @MethodSource("dev.spikeloom.testing.NeuronModels#various")
    void theNeuronModelIsReadAsItWasWritten(NeuronModel model) {
        QuantizedNetworkFile.write(file, Uniform.network(model, new WeightFormat(7), ONE_NEURON.layers()));

        assertThat(QuantizedNetworkFile.read(file).neuronModels()).containsExactly(model);
    }

    @Test
    void aNetworkIsReadAsItWasWritten() {
        assertThat(QuantizedNetworkFile.read(file)).usingRecursiveComparison().isEqualTo(NETWORK);
    }

    @Test
    void aConvolutionalNetworkWithTwoHeadsIsReadAsItWasWritten() {
        QuantizedNetworkFile.write(file, CONVOLUTIONAL);

        QuantizedNetwork read = QuantizedNetworkFile.read(file);

        assertThat(read).usingRecursiveComparison().isEqualTo(CONVOLUTIONAL);
        assertThat(read.topology()).hasToString("3x4x2-2c2-mp2-1+1o");
    }

    @Test
    void stridesPaddingSumPoolingAndThresholdsOfEachNeuronAreReadAsTheyWereWritten() {
        RandomGenerator random = RandomDesigns.random(1);
        for (String topology :
                List.of("5x7x2-3c3s2p1-sp2-4c2p1-sp2-7fc-3o", "9x9-mp2-sp2-3o", "9x9-sp2-4c3s2p2-mp2-3o")) {
            for (int i = 0; i < 8; i++) {
                QuantizedNetwork network =
                        RandomNetworks.network(random, Topology.parse(topology), NeuronModel.SNN_CT, 4);
                QuantizedNetworkFile.write(file, network);
                QuantizedNetwork read = QuantizedNetworkFile.read(file);
                assertThat(read).usingRecursiveComparison().isEqualTo(network);
                assertThat(read.topology()).hasToString(topology);
            }
        }
    }

    /** Written by the program of that version. */
    @Test
    void aFileOfTheFormerVersionIsRead() {
        QuantizedNetwork read = QuantizedNetworkFile.read(NetworkFiles.committed("version-2-quantized.npz"));

        assertThat(read).usingRecursiveComparison().isEqualTo(CONVOLUTIONAL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    "neuron_model" : "snn-ct" | "neuron_model" : "lif" | manifest.json: neuron_model is 'lif', expected snn-dc
                    "neuron_model" : "snn-ct" | "x" : 1                | manifest.json: unknown key 'x', allowed: format, format_version, layers
                    "neuron_model" : "snn-ct" | "neuron_model" : null  | manifest.json: key 'neuron_model' is missing
                    "weight_bits" : 7         | "weight_bits" : 17     | manifest.json: weight bits 17 is out of range, allowed 1 to 16
                    "weight_bits" : 7         | "weight_bits" : null   | manifest.json: key 'weight_bits' is missing
                    "weight_bits" : 7         | "weight_bits" : 5      | layer0_weights.npy[7, 1] is 16, allowed with 5 weight bits: -16 to 15
                    "format_version" : 2      | "format_version" : 3   | manifest.json: key 'neuron_model' is not allowed with format_version 3
                    """)
    void aWrongManifestOfTheFormerVersionIsRefusedWithTheKey(String from, String to, String message)
            throws IOException {
        Files.copy(NetworkFiles.committed("version-2-quantized.npz"), file, StandardCopyOption.REPLACE_EXISTING);
        changeManifest(from, to);

        assertRefused(message);
    }

    @Test
    void layersHaveNeuronModelsAndWeightBitsOfTheirOwn() {
        QuantizedNetworkFile.write(file, MIXED);

        QuantizedNetwork read = QuantizedNetworkFile.read(file);

        assertThat(read).usingRecursiveComparison().isEqualTo(MIXED);
        assertThat(read.neuronModels()).hasToString("[lif-3, snn-dc]");
        assertThat(read.weightBitsText()).isEqualTo("8, 2");
    }

    @Test
    void aLayerWithoutNeuronsHasNoNeuronModel() {
        QuantizedNetworkFile.write(file, MIXED);
        changeManifest("{ }", "{ \"neuron_model\" : \"snn-dc\" }");

        assertRefused("manifest.json: layers[1] has keys, but layer mp2 has no neurons of its own: allowed is {}");
    }

    @Test
    void whatALayerCannotHoldIsRefused() {
        QuantizedNetworkFile.write(file, MIXED);
        changeManifest("\"weight_bits\" : 2", "\"weight_bits\" : 1");

        assertRefused("member layer2_weights.npy[1, 0] is -2, allowed with 1 weight bits: -1 or 1");
    }

    /** The sum was taken once; it must come out the same on every JDK, in every time zone, on every day. */
    @Test
    void theSameNetworkAlwaysGivesTheSameBytes() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("de8e319032747499b6f1990ff8b83f07865179cb5abcf9a67e4a266344fbec34");
    }

    @Test
    void anArrayIsWrittenAsNumpyWritesIt() {
        byte[] member = NpyArray.of(new short[][] {{1, -2}}).encode();

        assertThat(new String(member, ISO_8859_1))
                .isEqualTo("\u0093NUMPY\u0001\u0000v\u0000"
                        + "{'descr': '<i2', 'fortran_order': False, 'shape': (1, 2), }"
                        + " ".repeat(58)
                        + "\n\u0001\u0000\u00fe\u00ff");
    }

    @Test
    void aFileThatNumpyCompressedIsRead() throws IOException {
        Path compressed = folder.resolve("compressed.npz");
        try (var zip = new java.util.zip.ZipFile(file.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(compressed))) {
            for (var entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                zip.getInputStream(entry).transferTo(out);
            }
        }

        assertThat(QuantizedNetworkFile.read(compressed))
                .usingRecursiveComparison()
                .isEqualTo(NETWORK);
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.write(file, new byte[0]);

        assertRefused("is empty, expected a network file (npz)");
    }

    @Test
    void aFileThatIsNoZipIsRefused() throws IOException {
        Files.writeString(file, "not a zip file at all, whatever its name says");

        assertRefused("is not a network file (npz), or is truncated");
    }

    @Test
    void aFileCutOffAnywhereIsRefused() throws IOException {
        QuantizedNetworkFile.write(file, ONE_NEURON);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefused("quantized.npz");
        }
    }

    /** A flipped bit in a date is harmless; every other one must be noticed, and none may do worse than a message. */
    @Test
    void aFileWithABitFlippedInAnyByteIsReadAsItWasOrRefused() throws IOException {
        QuantizedNetworkFile.write(file, ONE_NEURON);
        byte[] bytes = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= (byte) (1 << (i % 8));
            Files.write(file, flipped);
            try {
                assertThat(QuantizedNetworkFile.read(file))
                        .usingRecursiveComparison()
                        .isEqualTo(ONE_NEURON);
            } catch (InputException e) {
                assertThat(e).hasMessageContaining("quantized.npz");
                assertThat(e.getMessage()).doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(bytes.length / 2);
    }

    @Test
    void aMemberThatUnpacksToMoreThanItsShapeCanTakeIsRefused() throws IOException {
        writeWithBomb("layer0_weights.npy", 64 << 20);

        assertRefused("member layer0_weights.npy is too long, at most 65557 bytes are possible");
    }

    @Test
    void aManifestThatUnpacksToMoreThanAManifestNeedsIsRefused() throws IOException {
        writeWithBomb("manifest.json", 64 << 20);

        assertRefused("member manifest.json is too long, at most 65536 bytes are possible");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manifest.json",
                "layer0_weights.npy",
                "layer0_biases.npy",
                "layer1_thresholds.npy",
                "layer1_scales.npy"
            })
    void aMissingMemberIsNamed(String member) {
        NetworkFiles.change(file, members -> members.remove(member));

        assertRefused("has no member '" + member + "'");
    }

    @Test
    void aMemberThatIsThereTwiceIsNamed() throws IOException {
        try (var zip = new ZipArchiveOutputStream(file)) {
            for (int i = 0; i < 2; i++) {
                zip.putArchiveEntry(new ZipArchiveEntry("manifest.json"));
                zip.write('x');
                zip.closeArchiveEntry();
            }
        }

        assertRefused("holds the member 'manifest.json' twice");
    }

    @Test
    void anUnknownMemberIsNamed() {
        NetworkFiles.change(file, members -> members.put("layer2_weights.npy", new byte[1]));

        assertRefused(
                "has the unknown member 'layer2_weights.npy', expected layer0_biases.npy, layer0_scales.npy, layer0_thresholds.npy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    "weight_bits" : 7         | "weight_bits" : 0        | manifest.json: layers[0]: weight bits 0 is out of range, allowed 1 to 16
                    "weight_bits" : 7         | "weight_bits" : 40       | manifest.json: layers[0]: weight bits 40 is out of range, allowed 1 to 16
                    "weight_bits" : 7         | "weight_bits" : null     | manifest.json: layers[0]: key 'weight_bits' is missing
                    "weight_bits" : 7         | "weight_bits" : "7"      | manifest.json: key 'layers[0].weight_bits' is not a whole number
                    "weight_bits" : 7         | "weight_bits" : 7.5      | manifest.json: key 'layers[0].weight_bits' is not a whole number
                    "weight_bits" : 7         | "weight_bits" : 7, "x":1 | manifest.json: unknown key 'layers[0].x', allowed: neuron_model, weight_bits
                    "format_version" : 3      | "format_version" : 3, "x": 1 | manifest.json: unknown key 'x', allowed: format, format_version, layers, neuron_model, topology, weight_bits
                    } ]                       | } ] } x                  | manifest.json is not valid JSON
                    "format_version" : 3      | "format_version" : 3, "topology" : "1-1" | manifest.json is not valid JSON: Duplicate
                    "format_version" : 3      | "format_version" : 1     | manifest.json: format_version is 1, but this program reads 2 and 3 only; make the file anew
                    "format_version" : 3      | "format_version" : 2     | manifest.json: key 'layers' is not allowed with format_version 2
                    "format_version" : 3      | "format_version" : 3, "neuron_model" : "snn-dc" | manifest.json: key 'neuron_model' is not allowed with format_version 3
                    "format_version" : 3      | "format_version" : 3, "weight_bits" : 7 | manifest.json: key 'weight_bits' is not allowed with format_version 3
                    } ]                       | }, {} ]                  | manifest.json: layers has 3 elements, expected one for each of the 2 layers of 2-3-1
                    } ]                       | } ], "layers" : null     | manifest.json is not valid JSON: Duplicate
                    "layers" : [ {            | "layers" : [ null, {     | manifest.json: layers has 3 elements, expected one for each of the 2 layers of 2-3-1
                    "neuron_model" : "snn-dc" | "neuron_model" : "lif"   | manifest.json: layers[0]: neuron_model is 'lif', expected snn-dc; snn-ct, lif-K or lif-K+L, each with -syn-M or -syn-M+N behind it, with -zero at the end, or with both; K to N from 1 to 15, K below L, M below N
                    "neuron_model" : "snn-dc" | "neuron_model" : null    | manifest.json: layers[0]: key 'neuron_model' is missing
                    "neuron_model" : "snn-dc" | "neuron_model" : [ 1 ]   | manifest.json: key 'layers[0].neuron_model' is not a string
                    "2-3-1"                   | "2-0-1"                  | manifest.json: topology: layer size 0 is out of range, allowed 1 to 4096
                    "2-3-1"                   | "2-2000000000-1"         | manifest.json: topology: layer size 2000000000 is out of range, allowed 1 to 4096
                    "2-3-1"                   | "2-99999999999-1"        | manifest.json: topology: network '2-99999999999-1' has a layer size out of range
                    "2-3-1"                   | null                     | manifest.json: key 'topology' is missing
                    "2-3-1"                   | "2"                      | manifest.json: topology: a network has 1 to 12 layers
                    "2-3-1"                   | "2-3\\n1"                | manifest.json: topology: network '2-3
                    "2-3-1"                   | [ 2, 3, 1 ]              | manifest.json: key 'topology' is not a string
                    "2-3-1"                   | "2-3-1+1"                | layer1_weights.npy has shape (3, 1), expected (3, 2)
                    "2-3-1"                   | "2x1-3c1-1o"             | layer0_weights.npy has shape (2, 3), expected (1, 3)
                    "2-3-1"                   | "2x1-3c2-1o"             | topology: layer 3c2 is larger than the 2x1 it is over
                    "2-3-1"                   | "2x1-3c1s3-1o"           | manifest.json: topology: stride of a convolution 3 is out of range, allowed 1 to 2
                    "2-3-1"                   | "2x1-3c2p2-1o"           | manifest.json: topology: padding of a convolution 2 is out of range, allowed 0 to 1 with a kernel of 2
                    "2-3-1"                   | "2x1-sp1-mp1-1o"         | manifest.json: topology: layer mp1 comes after the sum pooling layer sp1
                    "2-3-1"                   | "2x1-sp2-1o"             | manifest.json: topology: layer sp2 is larger than the 2x1 it is over
                    "2-3-1"                   | "3-3-1"                  | layer0_weights.npy has shape (2, 3), expected (3, 3)
                    """)
    void aWrongManifestIsRefusedWithTheKey(String from, String to, String message) {
        changeManifest(from, to);

        assertRefused(message);
    }

    @Test
    void aWeightThatItsBitsCannotHoldIsNamed() {
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer0_weights.npy",
                        NpyArray.of(new short[][] {{0, 0, 0}, {0, 0, 64}}).encode()));

        assertRefused("member layer0_weights.npy[1, 2] is 64, allowed with 7 weight bits: -64 to 63");
    }

    @Test
    void aBinaryWeightOfZeroIsRefused() {
        QuantizedDenseLayer layer = Uniform.dense(new short[][] {{1}}, new int[] {0}, new float[] {1});
        QuantizedNetworkFile.write(file, Uniform.network(NeuronModel.SNN_DC, new WeightFormat(1), List.of(layer)));
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer0_weights.npy", NpyArray.of(new short[][] {{0}}).encode()));

        assertRefused("member layer0_weights.npy[0, 0] is 0, allowed with 1 weight bits: -1 or 1");
    }

    @Test
    void aScaleOfZeroIsRefused() {
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer1_scales.npy", NpyArray.of(new float[] {0}).encode()));

        assertRefused("member layer1_scales.npy[0] is 0.0, allowed are finite numbers above 0");
    }

    @Test
    void scalesThatAreNeitherOneNorOneANeuronAreRefused() {
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer0_scales.npy", NpyArray.of(new float[] {1, 1}).encode()));

        assertRefused("member layer0_scales.npy has shape (2,), expected (1,) or (3,)");
    }

    @Test
    void aBiasOutOfRangeIsNamed() {
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer0_biases.npy",
                        NpyArray.of(new int[] {0, Integer.MIN_VALUE, 0}).encode()));

        assertRefused("member layer0_biases.npy[1] is -2147483648, allowed -1073741824 to 1073741824");
    }

    @Test
    void biasesThatAreNotOneANeuronAreRefused() {
        NetworkFiles.change(
                file,
                members ->
                        members.put("layer0_biases.npy", NpyArray.of(new int[2]).encode()));

        assertRefused("member layer0_biases.npy has shape (2,), expected (3,)");
    }

    @Test
    void aThresholdThatASpikeCannotSubtractIsNamed() {
        QuantizedNetworkFile.write(file, CONVOLUTIONAL);
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer0_thresholds.npy", NpyArray.of(new int[] {20, 0}).encode()));

        assertRefused("member layer0_thresholds.npy[1] is 0, allowed 1 to 2147483647");
    }

    @Test
    void theKernelsOfAConvolutionMustFitItsInput() {
        QuantizedNetworkFile.write(file, CONVOLUTIONAL);
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer0_weights.npy", NpyArray.of(new short[4][2]).encode()));

        assertRefused("member layer0_weights.npy has shape (4, 2), expected (8, 2)");
    }

    @Test
    void thresholdsOfAConvolutionAreOneAChannelOrOneANeuron() {
        QuantizedNetworkFile.write(file, CONVOLUTIONAL);
        NetworkFiles.change(
                file,
                members -> members.put(
                        "layer0_thresholds.npy", NpyArray.of(new int[3]).encode()));

        assertRefused("member layer0_thresholds.npy has shape (3,), expected (2,) or (12,)");
    }

    @Test
    void aMaxPoolingHasNoMembers() {
        QuantizedNetworkFile.write(file, CONVOLUTIONAL);
        NetworkFiles.change(file, members -> members.put("layer1_scales.npy", new byte[1]));

        assertRefused("has the unknown member 'layer1_scales.npy', expected layer0_biases.npy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    'fortran_order': False | 'fortran_order': True  | is in Fortran order, expected C order
                    '<i2'                  | '<i4'                  | holds 12 bytes of elements, but its shape (2, 3) of '<i4' needs 24
                    '<i2'                  | '>i2'                  | has dtype '>i2', expected one of <f4, <i2, <i4
                    '<i2', 'fortran_order': False, 'shape': (2, 3) | '<i4', 'fortran_order': False, 'shape': (3,)   | has dtype '<i4', expected '<i2'
                    (2, 3)                 | (3, 2)                 | has shape (3, 2), expected (2, 3)
                    (2, 3)                 | (6,)                   | has shape (6,), expected (2, 3)
                    (2, 3)                 | (999999999, 999999999) | holds 12 bytes of elements, but its shape (999999999, 999999999) of '<i2' needs 1999999996000000002
                    (2, 3)                 | (2, -3)                | has a header that is not understood
                    'descr'                | 'dtype'                | has a header that is not understood
                    NUMPY                  | NUMPI                  | is not a numpy array file of version 1.0
                    """)
    void aWrongArrayIsRefusedWithWhatWasExpected(String from, String to, String message) {
        NetworkFiles.change(file, members -> {
            String array = new String(members.get("layer0_weights.npy"), ISO_8859_1);
            assertThat(array).contains(from);
            // The header keeps its length: blanks after the dictionary make up for the difference.
            int header = array.indexOf('\n');
            String changed = array.substring(0, header).replace(from, to).stripTrailing();
            String padded = changed + " ".repeat(header - changed.length());
            members.put("layer0_weights.npy", (padded + array.substring(header)).getBytes(ISO_8859_1));
        });

        assertRefused("member layer0_weights.npy " + message);
    }

    @Test
    void anArrayCutOffInItsHeaderIsRefused() {
        NetworkFiles.change(
                file, members -> members.compute("layer0_weights.npy", (name, bytes) -> Arrays.copyOf(bytes, 50)));

        assertRefused("member layer0_weights.npy is truncated: its header length is 118, but only 40 bytes follow");
    }

    private void changeManifest(String from, String to) {
        NetworkFiles.change(file, members -> {
            String manifest = new String(members.get("manifest.json"), UTF_8);
            assertThat(manifest).contains(from);
            members.put("manifest.json", manifest.replace(from, to).getBytes(UTF_8));
        });
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> QuantizedNetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    private void writeWithBomb(String bomb, int zeros) throws IOException {
        byte[] packed = Files.readAllBytes(file);
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(packed));
                var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(bomb)) {
                    writeZeros(out, zeros);
                } else {
                    zip.transferTo(out);
                }
            }
        }
        assertThat(Files.size(file)).as("packed size").isLessThan(zeros / 100);
    }

    private static void writeZeros(OutputStream out, int count) throws IOException {
        byte[] block = new byte[1 << 16];
        for (int written = 0; written < count; written += block.length) {
            out.write(block);
        }
    }
}
