package dev.spikeloom.network.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.DenseLayer;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.SumPoolLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.testing.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFileTest {
    private static final Network NETWORK = Uniform.network(
            NeuronModel.SNN_DC,
            List.of(
                    Uniform.dense(new float[][] {{0.5f, -1.25f, 3}, {0, 0.1f, -0.1f}}, new float[] {0.25f, 0, -4}, 1),
                    Uniform.dense(new float[][] {{1}, {-2}, {Float.MIN_VALUE}}, new float[] {0.3f}, 0.7f)));

    /** 3 x 4 x 2 inputs, 2 x 3 x 2 after the convolution, 1 x 1 x 2 after the pooling. */
    private static final Network CONVOLUTIONAL = Uniform.network(
            NeuronModel.SNN_CT,
            List.of(
                    Uniform.convolution(
                            new VolumeShape(3, 4, 2),
                            2,
                            new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}, {9, 10}, {11, 12}, {13, 14}, {15, 16}},
                            new float[] {0.5f, -0.5f},
                            1),
                    new MaxPoolLayer(new VolumeShape(2, 3, 2), 2),
                    Uniform.dense(new float[][] {{1, -1}, {-1, 1}}, new float[] {0, 0.25f}, 2)),
            List.of(1, 1));

    @TempDir
    Path folder;

    @Test
    void aNetworkIsReadAsItWasWritten() {
        Path file = folder.resolve("network.npz");
        NetworkFile.write(file, NETWORK);

        Network read = NetworkFile.read(file);

        assertThat(read).usingRecursiveComparison().isEqualTo(NETWORK);
    }

    @Test
    void aConvolutionalNetworkWithTwoHeadsIsReadAsItWasWritten() {
        Path file = folder.resolve("convolutional.npz");
        NetworkFile.write(file, CONVOLUTIONAL);

        Network read = NetworkFile.read(file);

        assertThat(read).usingRecursiveComparison().isEqualTo(CONVOLUTIONAL);
        assertThat(read.topology()).hasToString("3x4x2-2c2-mp2-1+1o");
    }

    /** Written by the program of that version. */
    @Test
    void aFileOfTheFormerVersionIsRead() {
        Network read = NetworkFile.read(NetworkFiles.committed("version-2-float.npz"));

        assertThat(read).usingRecursiveComparison().isEqualTo(CONVOLUTIONAL);
    }

    @Test
    void layersHaveNeuronModelsOfTheirOwn() {
        Path file = folder.resolve("mixed.npz");
        Network mixed = new Network(List.of(
                new DenseLayer(
                        NeuronModel.lif(2, NeuronModel.Reset.ZERO), new float[][] {{1, 2}}, new float[] {0, 1}, 0.5f),
                new DenseLayer(NeuronModel.SNN_DC, new float[][] {{1}, {2}}, new float[] {0}, -1)));
        NetworkFile.write(file, mixed);

        assertThat(NetworkFile.read(file)).usingRecursiveComparison().isEqualTo(mixed);
    }

    /** The sum was taken once; it must come out the same on every JDK, in every time zone, on every day. */
    @Test
    void theSameNetworkAlwaysGivesTheSameBytes() throws Exception {
        Path file = folder.resolve("network.npz");
        NetworkFile.write(file, NETWORK);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("ee2244e2fdae14742c3aa10d0f74f5da78ded96a27cbe1b058383e24a7aa64fb");
    }

    @Test
    void theManifestSaysWhatTheArraysMean() throws IOException {
        Path file = folder.resolve("network.npz");
        NetworkFile.write(file, NETWORK);

        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            byte[] manifest = zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes();
            assertThat(new String(manifest, UTF_8)).isEqualTo("""
                    {
                      "format" : "spikeloom-network",
                      "format_version" : 3,
                      "topology" : "2-3-1",
                      "layers" : [ {
                        "neuron_model" : "snn-dc"
                      }, {
                        "neuron_model" : "snn-dc"
                      } ]
                    }
                    """);
        }
    }

    @Test
    void aWeightThatIsNotANumberIsRefused() {
        Path file = folder.resolve("nan.npz");
        NetworkFiles.withMember(file, NETWORK, "layer0_weights.npy", NpyArray.of(new float[][] {
            {1, 2, 3}, {4, Float.NaN, 6}
        }));

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", member layer0_weights.npy[1, 1] is NaN, allowed are finite numbers");
    }

    @Test
    void anInfiniteThresholdIsRefused() {
        Path file = folder.resolve("infinite.npz");
        NetworkFiles.withMember(
                file, NETWORK, "layer1_thresholds.npy", NpyArray.of(new float[] {Float.POSITIVE_INFINITY}));

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", member layer1_thresholds.npy[0] is Infinity, allowed are finite numbers");
    }

    @ParameterizedTest
    @MethodSource("dev.spikeloom.testing.NeuronModels#various")
    void theNeuronModelIsReadAsItWasWritten(NeuronModel model) {
        Path file = folder.resolve("model.npz");
        NetworkFile.write(file, Uniform.network(model, NETWORK.layers()));

        assertThat(NetworkFile.read(file).neuronModels()).containsExactly(model, model);
    }

    @Test
    void aThresholdThatASpikeCannotSubtractIsRefused() {
        Path file = folder.resolve("threshold.npz");
        NetworkFiles.withMember(file, CONVOLUTIONAL, "layer2_thresholds.npy", NpyArray.of(new float[] {0}));

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", member layer2_thresholds.npy[0] is 0.0, allowed with snn-ct: above 0");
    }

    @Test
    void theKernelsOfAConvolutionMustFitItsInput() {
        Path file = folder.resolve("kernels.npz");
        NetworkFiles.withMember(file, CONVOLUTIONAL, "layer0_weights.npy", NpyArray.of(new float[4][2]));

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", member layer0_weights.npy has shape (4, 2), expected (8, 2)");
    }

    @Test
    void strideAndPaddingAndSumPoolingAreReadAsTheyWereWritten() {
        Network network = Uniform.network(
                NeuronModel.SNN_CT,
                List.of(
                        new MaxPoolLayer(new VolumeShape(10, 11, 1), 2),
                        Uniform.convolution(
                                new VolumeShape(5, 5, 1),
                                2,
                                2,
                                1,
                                new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}},
                                new float[2],
                                2),
                        new SumPoolLayer(new VolumeShape(3, 3, 2), 2),
                        Uniform.dense(new float[2][4], new float[4], 1)));
        Path file = folder.resolve("network.npz");
        NetworkFile.write(file, network);
        Network read = NetworkFile.read(file);
        assertThat(read).usingRecursiveComparison().isEqualTo(network);
        assertThat(read.topology()).hasToString("10x11-mp2-2c2s2p1-sp2-4o");
    }

    @Test
    void aMaxPoolingHasNoMembers() {
        Path file = folder.resolve("pool.npz");
        NetworkFiles.withMember(file, CONVOLUTIONAL, "layer1_weights.npy", NpyArray.of(new float[4][2]));

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " has the unknown member 'layer1_weights.npy', expected layer0_biases.npy,"
                        + " layer0_thresholds.npy, layer0_weights.npy, layer2_biases.npy, layer2_thresholds.npy,"
                        + " layer2_weights.npy, manifest.json");
    }

    @Test
    void weightBitsAreRefusedForAFloatingPointNetwork() {
        Path file = folder.resolve("bits.npz");
        NetworkFiles.withManifest(
                file,
                NETWORK,
                NetworkFiles.manifest(NETWORK).replaceFirst("\"snn-dc\"", "\"snn-dc\", \"weight_bits\": 7"));

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("layers[0]: key 'weight_bits' is not allowed in 'spikeloom-network'");
    }

    @Test
    void aQuantizedNetworkIsNotTakenForAFloatingPointOne() {
        Path file = folder.resolve("quantized.npz");
        QuantizedNetworkFile.write(
                file,
                Uniform.network(
                        NeuronModel.SNN_DC,
                        new WeightFormat(2),
                        List.of(Uniform.dense(new short[][] {{1}}, new int[] {0}, new float[] {1}))));

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", member manifest.json: format is 'spikeloom-quantized-network', expected"
                        + " 'spikeloom-network'");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = folder.resolve("none.npz");

        assertThatThrownBy(() -> NetworkFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read " + file + ": no such file");
    }
}
