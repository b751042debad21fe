package dev.spikeloom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.fuzz.rung.Rung;
import dev.spikeloom.fuzz.rung.RungResult;
import dev.spikeloom.fuzz.rung.Rungs;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.file.NetworkFile;
import dev.spikeloom.network.file.QuantizedNetworkFile;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.NeuronModel.Reset;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.quantize.Quantizer;
import dev.spikeloom.quantize.ScaleGranularity;
import dev.spikeloom.quantize.forward.QuantizedEvaluator;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.accuracy.FineTuner;
import dev.spikeloom.run.accuracy.FineTuning;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.Architectures;
import dev.spikeloom.train.FloatEvaluator;
import dev.spikeloom.train.ToyData;
import dev.spikeloom.train.Trainer;
import dev.spikeloom.train.TrainingConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network whose layers differ in neurons and weights, from training to RTL: a convolution of LIF
 * neurons and 8 bits, a dense layer of SNN-DC and 4, one of SNN-CT and 2.
 */
class MixedLayersTest {
    private static final Dataset TOY = ToyData.dataset();
    private static final Topology TOPOLOGY = Topology.parse("10x7-6c3s2p1-24fc-3o");
    private static final List<NeuronModel> MODELS =
            List.of(NeuronModel.lif(3, Reset.SUBTRACT), NeuronModel.SNN_DC, NeuronModel.SNN_CT);
    private static final QuantizationConfig BITS = new QuantizationConfig(List.of(8, 4, 2), ScaleGranularity.LAYER);
    private static final TrainingConfig TRAINING = TrainingConfig.builder()
            .epochs(12)
            .batchSize(20)
            .learningRate(1e-2, 1e-3)
            .dropout(0, 0)
            .timeSteps(8)
            .validationTimeSteps(8)
            .threads(2)
            .build();
    private static final int STEPS = 8;
    private static final int SAMPLES = 30;

    private static Network trained;
    private static QuantizedNetwork quantized;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        trained = new Trainer(TOPOLOGY, MODELS, TOY, TRAINING, Progress.NONE)
                .train()
                .network();
        quantized = Quantizer.quantize(trained, BITS).network();
    }

    @Test
    void eachLayerIsTrainedAndQuantizedAsItself() {
        assertThat(trained.neuronModels()).isEqualTo(MODELS);
        assertThat(FloatEvaluator.evaluate(trained, TOY.test(), List.of(STEPS), 5, 2)
                        .at(STEPS))
                .isGreaterThan(0.95);
        assertThat(quantized.neuronModels()).isEqualTo(MODELS);
        assertThat(quantized.weightBitsText()).isEqualTo("8, 4, 2");
        assertThat(accuracy(quantized)).isGreaterThan(0.9);
    }

    @Test
    void itIsTrainedOnWithTheWeightsOfEachLayer() {
        FineTuning tuned = FineTuner.of(
                trained,
                TOY,
                BITS,
                Quantizer.scales(trained, BITS),
                TRAINING.toBuilder().epochs(2).build(),
                Progress.NONE);
        QuantizedNetwork network = tuned.quantized().network();

        assertThat(network.neuronModels()).isEqualTo(MODELS);
        assertThat(network.weightFormats()).isEqualTo(quantized.weightFormats());
        assertThat(accuracy(network)).isGreaterThan(0.9);
    }

    private static double accuracy(QuantizedNetwork network) {
        return QuantizedEvaluator.evaluate(network, TOY.test(), List.of(STEPS), 5, 2)
                .at(STEPS);
    }

    @Test
    void filesKeepWhatEachLayerIs() {
        NetworkFile.write(folder.resolve("network.npz"), trained);
        QuantizedNetworkFile.write(folder.resolve("quantized.npz"), quantized);

        assertThat(NetworkFile.read(folder.resolve("network.npz")))
                .usingRecursiveComparison()
                .isEqualTo(trained);
        assertThat(QuantizedNetworkFile.read(folder.resolve("quantized.npz")))
                .usingRecursiveComparison()
                .isEqualTo(quantized);
    }

    @Test
    void forwardPassReferenceClockedAndEventModelHaveTheSameSpikes() {
        for (WeightStorage storage : List.of(WeightStorage.FIXED, WeightStorage.LOADABLE)) {
            RateDesign design = design(storage, HostKind.CORE);
            RecordedSpikes spikes = spikes();
            FuzzCase all = new FuzzCase(
                    quantized,
                    design.architecture(),
                    List.of(new FuzzSegment(
                            true, false, Optional.empty(), spikes, HostTiming.saturated(), OptionalLong.empty())));
            for (Rung rung : Rungs.of(List.of("forward", "clocked", "event"), folder)) {
                RungResult result = rung.check(all);
                assertThat(result.difference()).as(rung.name()).isEmpty();
                assertThat(result.compared()).isGreaterThan((long) SAMPLES * STEPS);
            }
        }
    }

    @Test
    void theForwardPassHasThePotentialsOfTheReference() {
        Topology topology = Topology.parse("10x7-4c3-mp2-12fc-3o");
        List<NeuronModel> models = List.of(NeuronModel.SNN_DC, NeuronModel.lif(2, Reset.ZERO), NeuronModel.SNN_CT);
        Network network = new Trainer(topology, models, TOY, TRAINING, Progress.NONE)
                .train()
                .network();
        QuantizedNetwork integers = Quantizer.quantize(
                        network, new QuantizationConfig(List.of(3, 8, 5), ScaleGranularity.NEURON))
                .network();

        assertThat(integers.neuronModels()).isEqualTo(models);
        assertThat(integers.weightBitsText()).isEqualTo("3, 8, 5");
        assertThat(accuracy(integers)).isGreaterThan(0.9);
        IntegerReference reference = new IntegerReference(integers);
        QuantizedForward forward = new QuantizedForward(integers);
        SpikeVector input = new SpikeVector(70);
        for (int sample = 0; sample < SAMPLES; sample++) {
            reference.startSample();
            forward.startSample();
            for (int step = 0; step < STEPS; step++) {
                TOY.test().spikes(3).read(sample, step, input);
                assertThat(forward.step(input)).isEqualTo(reference.step(input));
                for (int layer = 0; layer < topology.depth(); layer++) {
                    assertThat(forward.potentials(layer)).isEqualTo(reference.potentials(layer));
                }
            }
        }
    }

    @Test
    @Tag("cosim")
    void theRtlIsIdentical() {
        assertIdentical(design(WeightStorage.FIXED, HostKind.CORE), false);
    }

    /** Over a stream whose weights are as wide as the widest layer needs them. */
    @Test
    @Tag("cosim")
    void theRtlIsIdenticalOnceItIsLoaded() {
        assertIdentical(design(WeightStorage.LOADABLE, HostKind.AXI_PACKED), true);
    }

    private void assertIdentical(RateDesign design, boolean load) {
        Path rtl = folder.resolve("rtl");
        Verilog.generate(design).writeTo(rtl);
        CosimOptions options = new CosimOptions(
                SAMPLES, STEPS, HostTiming.random(2), load, true, folder.resolve("builds"), folder.resolve("work"));
        CosimResult result = new CrossCheck(design, rtl, options, Progress.NONE).run(spikes());
        assertThat(result.divergence()).isEmpty();
        assertThat(result.samples()).isEqualTo(SAMPLES);
        assertThat(result.comparedValues()).isGreaterThan(result.cycles() * 20);
    }

    private static RateDesign design(WeightStorage storage, HostKind host) {
        var architecture = Architectures.ofBanks(32, storage, STEPS).withHost(host);
        return RateDesign.elaborate(
                quantized, host == HostKind.CORE ? architecture : architecture.with(ParameterTable.LOAD_STREAM, 64));
    }

    private static RecordedSpikes spikes() {
        return RecordedSpikes.record(TOY.test().spikes(3), SAMPLES, STEPS);
    }
}
