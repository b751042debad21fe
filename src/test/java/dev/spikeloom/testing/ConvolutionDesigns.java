package dev.spikeloom.testing;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.KernelRows;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.PotentialMemory;
import dev.spikeloom.design.parameter.ThresholdScope;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.SumPoolShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random designs with convolutions and pooling, of any architecture; the same seed gives the same ones. */
public final class ConvolutionDesigns {
    private static final List<NeuronModel> MODELS = List.of(
            NeuronModel.SNN_DC,
            NeuronModel.SNN_CT,
            NeuronModel.continuous(NeuronModel.Reset.ZERO),
            NeuronModel.lif(2, NeuronModel.Reset.SUBTRACT),
            NeuronModel.lif(1, NeuronModel.Reset.ZERO));

    private ConvolutionDesigns() {}

    /** A design with one to three convolutions in front of a dense layer. */
    public static RateDesign design(RandomGenerator random) {
        return design(random, false);
    }

    /**
     * A design of dense layers behind poolings, with up to one convolution between: sum pooling straight before a dense layer,
     * max pooling of the input spikes, or both.
     */
    public static RateDesign pooled(RandomGenerator random) {
        return design(random, true);
    }

    private static RateDesign design(RandomGenerator random, boolean pooled) {
        int least = pooled ? 4 : 1;
        VolumeShape input = new VolumeShape(
                random.nextInt(least, least + 9), random.nextInt(least, least + 9), random.nextInt(1, 4));
        List<LayerShape> layers = new ArrayList<>();
        int neurons = 1;
        VolumeShape volume = input;
        for (int i = pooled ? random.nextInt(3) : 0; i > 0; i--) {
            layers.add(new MaxPoolShape(random.nextInt(1, 1 + largest(volume, 3))));
            volume = layers.get(layers.size() - 1).output(volume);
        }
        int convolutions = pooled ? random.nextInt(4) / 3 : random.nextInt(1, 4);
        for (int i = convolutions; i > 0; i--) {
            if (random.nextInt(4) == 0) {
                layers.add(new SumPoolShape(random.nextInt(1, 1 + largest(volume, 3))));
                volume = layers.get(layers.size() - 1).output(volume);
            }
            int kernel = random.nextInt(1, 8);
            int needed = kernel - Math.min(volume.rows(), volume.columns());
            int padding = random.nextInt(Math.max(0, (needed + 1) / 2), Math.max(1, kernel));
            layers.add(new ConvolutionShape(random.nextInt(1, 7), kernel, random.nextInt(1, 3), padding));
            neurons++;
            volume = layers.get(layers.size() - 1).output(volume);
            if (random.nextBoolean()) {
                layers.add(new MaxPoolShape(random.nextInt(1, 1 + largest(volume, 3))));
                volume = layers.get(layers.size() - 1).output(volume);
            }
        }
        for (int i = pooled ? random.nextInt(3) : 0; i > 0; i--) {
            layers.add(new SumPoolShape(random.nextInt(1, 1 + largest(volume, 4))));
            volume = layers.get(layers.size() - 1).output(volume);
        }
        for (int i = pooled ? random.nextInt(2) : 0; i > 0; i--) {
            layers.add(new DenseShape(random.nextInt(1, 12)));
            neurons++;
        }
        int classes = random.nextInt(1, 6);
        layers.add(new DenseShape(classes));
        Topology topology = new Topology(input, layers, List.of(classes));
        NeuronModel model = MODELS.get(random.nextInt(MODELS.size()));
        int weightBits = random.nextInt(1, 9);
        QuantizedNetwork network = ofChannels(RandomNetworks.network(random, topology, model, weightBits));
        List<LayerArchitecture> architectures = new ArrayList<>();
        for (int i = 0; i < neurons; i++) {
            architectures.add(architecture(random, topology, i, model));
        }
        if (pooled) {
            boolean saturating = convolutions == 0 && random.nextBoolean();
            int bits = weightBits + random.nextInt(2, 5);
            architectures.replaceAll(layer -> ofBanks(random, saturating ? saturating(layer, bits) : layer));
            if (saturating) {
                network.layers().forEach(layer -> layer.integerWeights().ifPresent(numbers -> narrow(numbers, bits)));
            }
        }
        return RateDesign.elaborate(
                network,
                Architecture.of(architectures)
                        .with(
                                ParameterTable.WEIGHTS,
                                random.nextBoolean() ? WeightStorage.FIXED : WeightStorage.LOADABLE)
                        .with(ParameterTable.MAX_TIME_STEPS, 16));
    }

    /** A design with random weights that can be loaded, of SNN-DC neurons; all its layers have the same architecture. */
    public static RateDesign of(String topology, LayerBuilder layer) {
        return of(topology, NeuronModel.SNN_DC, WeightStorage.LOADABLE, layer);
    }

    /** @param topology such as {@code 3x3-2c2-2} */
    public static RateDesign of(String topology, NeuronModel model, WeightStorage storage, LayerBuilder layer) {
        QuantizedNetwork network =
                ofChannels(RandomNetworks.network(RandomDesigns.random(1), Topology.parse(topology), model, 7));
        return RateDesign.elaborate(network, Architecture.core(storage, 8, layer.build()));
    }

    /** With a threshold a channel, where there is one a neuron. */
    private static QuantizedNetwork ofChannels(QuantizedNetwork network) {
        List<QuantizedLayer> layers = network.layers().stream()
                .<QuantizedLayer>map(layer -> layer instanceof QuantizedConvolutionLayer convolution
                        ? new QuantizedConvolutionLayer(
                                convolution.neuronModel(),
                                convolution.weightFormat(),
                                convolution.input(),
                                convolution.kernel(),
                                convolution.stride(),
                                convolution.padding(),
                                convolution.weights(),
                                convolution.biases(),
                                Arrays.copyOf(
                                        convolution.thresholds(),
                                        convolution.output().channels()),
                                convolution.scales())
                        : layer)
                .toList();
        layers.forEach(layer -> layer.integerWeights().ifPresent(ConvolutionDesigns::bound));
        return new QuantizedNetwork(layers, network.heads());
    }

    /** Thresholds out of reach are not further than registers of 32 bits can hold. */
    private static void bound(IntegerWeights numbers) {
        int[] thresholds = numbers.thresholds();
        Arrays.setAll(thresholds, n -> Math.max(-(1 << 24), Math.min(1 << 24, thresholds[n])));
    }

    /** Thresholds and biases that fit into so many bits. */
    private static void narrow(IntegerWeights numbers, int bits) {
        int greatest = (1 << (bits - 1)) - 1;
        for (int[] values : List.of(numbers.thresholds(), numbers.biases())) {
            Arrays.setAll(values, n -> Math.max(-greatest, Math.min(greatest, values[n])));
        }
    }

    private static LayerArchitecture saturating(LayerArchitecture layer, int bits) {
        return layer.with(ParameterTable.MEMBRANE_BITS, bits).with(ParameterTable.SATURATE, true);
    }

    private static LayerArchitecture ofBanks(RandomGenerator random, LayerArchitecture layer) {
        return layer.with(ParameterTable.BANK_ROWS, 4 << random.nextInt(5))
                .with(
                        ParameterTable.BANK_MAPPING,
                        random.nextBoolean() ? BankMapping.BLOCKED : BankMapping.INTERLEAVED);
    }

    private static int largest(VolumeShape volume, int most) {
        return Math.min(most, Math.min(volume.rows(), volume.columns()));
    }

    private static LayerArchitecture architecture(
            RandomGenerator random, Topology topology, int index, NeuronModel model) {
        int neurons = topology.layers().stream()
                .filter(layer -> layer.weights(VolumeShape.flat(1)).isPresent())
                .skip(index)
                .findFirst()
                .map(layer -> layer instanceof ConvolutionShape convolution
                        ? convolution.channels()
                        : ((DenseShape) layer).neurons())
                .orElseThrow();
        int lanes = 1 << random.nextInt(3);
        return LayerBuilder.baseline()
                .with(ParameterTable.KERNEL_ROWS, random.nextBoolean() ? KernelRows.ONE : KernelRows.ALL)
                .with(
                        ParameterTable.POTENTIALS,
                        random.nextBoolean() ? PotentialMemory.SRAM : PotentialMemory.REGISTERS)
                .with(ParameterTable.POTENTIAL_BUFFERS, model.carriesOver() ? 1 : random.nextInt(1, 3))
                .lanes(lanes <= neurons && random.nextBoolean() ? lanes : 0)
                .encoderStages(random.nextInt(3))
                .readLatency(random.nextInt(1, 4))
                .adderStages(random.nextInt(3))
                .inputBuffers(random.nextInt(1, 3))
                .outputBuffers(random.nextInt(1, 3))
                .encoderRadix(new int[] {0, 2, 8}[random.nextInt(3)])
                .thresholds(ThresholdScope.NEURON)
                .build();
    }
}
