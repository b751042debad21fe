package dev.spikeloom.fuzz.cases;

import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolShape;
import dev.spikeloom.network.layer.SumPoolShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.RandomDraws;
import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of random convolutional networks: up to three convolutions with sum pooling before them and max pooling behind
 * them, then one dense layer or two; some have max pooling of the input, some sum pooling before the dense layers. They are
 * small, so that a case stays fast: no volume is larger than 10 x 10.
 */
final class RandomVolumes {
    private static final int MOST_ROWS = 10;
    private static final int MOST_CHANNELS = 4;
    private static final int MOST_FILTERS = 6;
    private static final int MOST_KERNEL = 7;
    private static final int MOST_POOLING = 3;
    private static final int MOST_NEURONS = 12;
    /** Behind so many layers there is no further pooling: a network has only so many. */
    private static final int LAST_POOLED = Topology.MAX_LAYERS / 2;

    private final RandomDraws draws;
    private final List<LayerShape> layers = new ArrayList<>();
    private VolumeShape volume;

    private RandomVolumes(RandomDraws draws, VolumeShape input) {
        this.draws = draws;
        this.volume = input;
    }

    static Topology topology(RandomDraws draws) {
        VolumeShape input = new VolumeShape(
                draws.between(1, MOST_ROWS), draws.between(1, MOST_ROWS), draws.between(1, MOST_CHANNELS));
        RandomVolumes random = new RandomVolumes(draws, input);
        if (draws.oneIn(6)) {
            random.add(new MaxPoolShape(random.pooling()));
        }
        int convolutions = draws.flag() ? 1 : draws.between(1, 3);
        for (int i = 0; i < convolutions; i++) {
            random.addConvolution();
        }
        if (draws.oneIn(6)) {
            random.add(new SumPoolShape(random.pooling()));
        }
        if (draws.oneIn(3)) {
            random.add(new DenseShape(draws.between(1, MOST_NEURONS)));
        }
        int outputs = draws.between(1, MOST_NEURONS >> draws.below(3));
        random.add(new DenseShape(outputs));
        return new Topology(input, random.layers, List.of(outputs));
    }

    /** With sum pooling before it one time in four, max pooling behind it every other time; rarely with two in a row. */
    private void addConvolution() {
        boolean sumPooling = draws.oneIn(4);
        while (sumPooling && layers.size() < LAST_POOLED) {
            add(new SumPoolShape(pooling()));
            sumPooling = draws.oneIn(4);
        }
        add(convolution());
        boolean maxPooling = draws.flag();
        while (maxPooling && layers.size() < LAST_POOLED) {
            add(new MaxPoolShape(pooling()));
            maxPooling = draws.oneIn(4);
        }
    }

    /** Its kernel has room in the padded volume, and what it gives is not too large: it is drawn until that is so. */
    private ConvolutionShape convolution() {
        while (true) {
            int kernel = draws.between(1, MOST_KERNEL);
            int padding = draws.flag() ? 0 : draws.below(kernel);
            int stride = draws.between(1, ConvolutionShape.MAX_STRIDE);
            int filters = draws.between(1, MOST_FILTERS);
            int least = Math.min(volume.rows(), volume.columns()) + 2 * padding;
            int most = Math.max(volume.rows(), volume.columns()) + 2 * padding;
            if (kernel <= least && (most - kernel) / stride + 1 <= MOST_ROWS) {
                return new ConvolutionShape(filters, kernel, stride, padding);
            }
        }
    }

    private int pooling() {
        return draws.between(1, Math.min(MOST_POOLING, Math.min(volume.rows(), volume.columns())));
    }

    private void add(LayerShape layer) {
        layers.add(layer);
        volume = layer.output(volume);
    }
}
