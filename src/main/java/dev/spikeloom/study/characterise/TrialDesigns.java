package dev.spikeloom.study.characterise;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.hardware.Hardware;
import dev.spikeloom.fuzz.cases.RandomArchitecture;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.RandomDraws;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.zoo.Zoo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Designs to characterise a technology with: slices of trained networks on architectures that are drawn from the whole of
 * their space, and stretched images. All that they need ships with the program, unless the images are of another data set.
 */
final class TrialDesigns {
    private static final int MNIST_SIDE = 28;
    private static final int MOST_TIME_STEPS = 16;
    private static final long MOST_EFFORT = 9_000;
    /** One of so many has all parameters drawn. */
    private static final int ANYTHING = 4;

    private static final List<Integer> BITS = List.of(7, 7, 4, 8, 5, 7, 3);
    private static final List<Integer> SIDES = List.of(8, 10, 12, 14, 16, 9);
    private static final List<Integer> HIDDEN = List.of(16, 24, 32, 48, 12, 40);

    private final QuantizedNetwork dense = quantized("mnist-dc");
    private final QuantizedNetwork convolution = quantized("mnist-conv");
    private final SpikeSource images;
    private final int imageSide;

    /**
     * Takes images of a data set.
     *
     * @param cache folder of the fetched data sets
     * @throws InputException if there is no such data set, it is not fetched, or not of square images of one channel
     */
    TrialDesigns(String dataset, Path cache) {
        Samples test = DatasetCatalog.load(dataset, cache).test();
        if (test.timeSteps() > 0 || test.channels() != 1 || test.rows() != test.columns()) {
            throw new InputException(
                    "--dataset is '" + dataset + "', allowed are those of square images of one channel");
        }
        images = test.spikes(1);
        imageSide = test.rows();
    }

    private static QuantizedNetwork quantized(String name) {
        return Zoo.quantized(Zoo.entries().stream()
                .filter(entry -> entry.preset().equals(name))
                .findFirst()
                .orElseThrow());
    }

    /** @param seed of the architectures: other seeds give other designs */
    List<TrialDesign> designs(int count, long seed) {
        List<TrialDesign> designs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            designs.add(design(i, seed));
        }
        return designs;
    }

    private TrialDesign design(int index, long seed) {
        RandomDraws draws = RandomDraws.counted(seed * 1000 + index);
        int bits = BITS.get(draws.below(BITS.size()));
        int side = SIDES.get(draws.below(SIDES.size()));
        NeuronModel neurons =
                switch (index % 4) {
                    case 1 -> NeuronModel.SNN_CT;
                    case 3 -> draws.below(2) == 0 ? NeuronModel.lif(3, NeuronModel.Reset.SUBTRACT) : NeuronModel.SNN_DC;
                    default -> NeuronModel.SNN_DC;
                };
        QuantizedNetwork network = index % 3 == 2
                ? NetworkSlices.convolution(
                        convolution, side, 4 + 2 * draws.below(5), draws.below(2) == 0, 10, bits, neurons)
                : new NetworkSlices(dense, MNIST_SIDE)
                        .dense(
                                side,
                                List.of(
                                        HIDDEN.get(draws.below(HIDDEN.size())),
                                        HIDDEN.get(draws.below(HIDDEN.size())),
                                        10),
                                bits,
                                neurons);
        RateDesign design = drawn(draws, network);
        VolumeShape shape = new VolumeShape(side, side, 1);
        return new TrialDesign(
                "trial " + index + " of seed " + seed + ", " + network.topology(),
                design,
                new StretchedSpikes(images, imageSide, shape, 1 + draws.below(2)),
                4);
    }

    /** As the paper has them, with few or many parameters changed; none that would take minutes to map. */
    private static RateDesign drawn(RandomDraws draws, QuantizedNetwork network) {
        while (true) {
            Architecture baseline =
                    Architecture.core(WeightStorage.LOADABLE, MOST_TIME_STEPS, LayerArchitecture.BASELINE);
            Architecture architecture = RandomArchitecture.near(draws, network, baseline);
            if (draws.below(ANYTHING) == 0) {
                architecture = RandomArchitecture.core(draws, network, WeightStorage.LOADABLE, MOST_TIME_STEPS);
            }
            try {
                RateDesign design = RateDesign.elaborate(network, architecture);
                if (effort(design) <= MOST_EFFORT) {
                    return design;
                }
            } catch (InputException e) {
                // Another one, then.
            }
        }
    }

    /** Bits that are wired to something, as a rough measure of the gates. */
    private static long effort(RateDesign design) {
        return Hardware.of(design).registerBits()
                + design.layers().stream()
                        .mapToLong(layer -> (long) layer.ports() * (layer.chunkBits() + layer.pendingBits()))
                        .sum();
    }
}
