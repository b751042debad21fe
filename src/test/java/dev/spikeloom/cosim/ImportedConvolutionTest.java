package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.nir.LaidOutFiles;
import dev.spikeloom.network.nir.NirFile;
import dev.spikeloom.network.nir.NirLayout;
import dev.spikeloom.network.nir.mapping.NirChoices;
import dev.spikeloom.network.nir.mapping.NirImport;
import dev.spikeloom.network.nir.mapping.NirMapper;
import dev.spikeloom.network.nir.mapping.NodeVerdict;
import dev.spikeloom.network.nir.mapping.Verdict;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.ScaleGranularity;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.Sampled;
import dev.spikeloom.train.FloatForward;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The convolutional network that the frameworks export for N-MNIST: the same spikes as an independent reference, and Verilog of it
 * that does the same as its model.
 */
class ImportedConvolutionTest {
    private static final int RECORDINGS = 20;
    /** By co-simulation, which looks at every cycle. */
    private static final int CHECKED = 2;

    private static final int STEPS = 16;
    private static final int SEED = 7;

    @TempDir
    private Path folder;

    static Stream<Arguments> sizes() {
        return Stream.of(Arguments.of(new int[] {4, 4, 4}, 20), Arguments.of(new int[] {16, 16, 8}, 256));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyNodeIsExact(int[] channels, int neurons) {
        NirImport imported = imported(new ChannelsFirstNetwork(channels, neurons, SEED));

        assertThat(imported.verdicts())
                .hasSize(15)
                .extracting(NodeVerdict::verdict)
                .containsOnly(Verdict.EXACT);
        assertThat(imported.network().orElseThrow().topology())
                .hasToString("34x34x2-%dc5s2p1-%dc3p1-sp2-%dc3p1-sp2-%dfc-10o"
                        .formatted(channels[0], channels[1], channels[2], neurons));
    }

    @Sampled(every = 2)
    @ParameterizedTest
    @MethodSource("sizes")
    void spikesAndPotentialsAreThoseOfTheReference(int[] channels, int neurons) {
        ChannelsFirstNetwork reference = new ChannelsFirstNetwork(channels, neurons, SEED);
        Network network = imported(reference).network().orElseThrow();
        FloatForward forward = new FloatForward(network);
        boolean[][][][][] planes = BarRecordings.planes(RECORDINGS, STEPS, SEED);
        RecordedSpikes spikes = BarRecordings.spikes(planes);
        SpikeVector input = new SpikeVector(spikes.inputs());
        int[] fired = new int[5];

        for (int sample = 0; sample < RECORDINGS; sample++) {
            reference.startSample();
            forward.startSample();
            for (int t = 0; t < STEPS; t++) {
                boolean[] expected = reference.step(planes[sample][t]);
                spikes.read(sample, t, input);
                assertThat(booleans(forward.step(input)))
                        .as("spikes of recording %d, step %d", sample, t)
                        .isEqualTo(expected);
                float[][] potentials = {
                    channelsInnermost(reference.first.potentials()),
                    channelsInnermost(reference.second.potentials()),
                    channelsInnermost(reference.third.potentials()),
                    floats(reference.hidden.potentials()),
                    floats(reference.last.potentials())
                };
                int weighted = 0;
                for (int layer = 0; layer < network.layers().size(); layer++) {
                    if (network.layers().get(layer) instanceof Layer.Weighted) {
                        assertThat(forward.potentials(layer))
                                .as("layer %d, recording %d, step %d", layer, sample, t)
                                .isEqualTo(potentials[weighted]);
                        fired[weighted] += above(potentials[weighted]);
                        weighted++;
                    }
                }
                reference.reset();
            }
        }

        assertThat(Arrays.stream(fired).min().orElseThrow())
                .as("spikes of the quietest layer")
                .isGreaterThan(RECORDINGS);
    }

    @Tag("cosim")
    @Sampled(every = 2)
    @ParameterizedTest
    @MethodSource("sizes")
    void itsVerilogDoesTheSameAsItsModel(int[] channels, int neurons) {
        Network network = imported(new ChannelsFirstNetwork(channels, neurons, SEED))
                .network()
                .orElseThrow();
        Design design = Machines.elaborate(
                Quantizer.quantize(network, new QuantizationConfig(8, ScaleGranularity.LAYER))
                        .network(),
                Architecture.BASELINE);
        Path rtl = folder.resolve("rtl");
        Verilog.generate(design).writeTo(rtl);
        CosimOptions options = new CosimOptions(
                CHECKED, STEPS, HostTiming.saturated(), false, true, folder.resolve("builds"), folder.resolve("work"));

        CosimResult result = new CrossCheck(design, rtl, options, Progress.NONE)
                .run(BarRecordings.spikes(BarRecordings.planes(CHECKED, STEPS, SEED)));

        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isEqualTo(CHECKED);
    }

    private NirImport imported(ChannelsFirstNetwork network) {
        Path file = folder.resolve("graph.nir");
        LaidOutFiles.write(file, NirLayout.V0_2.file(ChannelsFirstGraph.of(network)));
        return NirMapper.map(
                NirFile.read(file),
                new NirChoices(Optional.empty(), Optional.of(NeuronModel.Reset.SUBTRACT), Optional.empty()));
    }

    private static boolean[] booleans(SpikeVector spikes) {
        boolean[] booleans = new boolean[spikes.size()];
        for (int i = 0; i < booleans.length; i++) {
            booleans[i] = spikes.get(i);
        }
        return booleans;
    }

    private static float[] channelsInnermost(double[][][] planes) {
        float[] values = new float[planes.length * planes[0].length * planes[0].length];
        int next = 0;
        for (int y = 0; y < planes[0].length; y++) {
            for (int x = 0; x < planes[0].length; x++) {
                for (double[][] plane : planes) {
                    values[next++] = (float) plane[y][x];
                }
            }
        }
        return values;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static int above(float[] potentials) {
        int count = 0;
        for (float potential : potentials) {
            count += potential > ChannelsFirstNetwork.THRESHOLD ? 1 : 0;
        }
        return count;
    }
}
