package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Fewer inputs and neurons, where these are those of dense layers alone. */
final class SizeReductions {
    private SizeReductions() {}

    static Stream<Supplier<FuzzCase>> fewer(FuzzCase fuzzCase) {
        List<QuantizedLayer> layers = fuzzCase.network().layers();
        return IntStream.rangeClosed(0, layers.size())
                .filter(place -> isFlat(layers, place))
                .boxed()
                .flatMap(place -> {
                    int size = place == 0
                            ? layers.get(0).input().size()
                            : layers.get(place - 1).neurons();
                    return Chunks.of(size, size - 1).map(chunk -> () -> without(fuzzCase, place, keep(size, chunk)));
                });
    }

    /** Whether neither the layer before a place nor the one behind it has rows and columns. */
    private static boolean isFlat(List<QuantizedLayer> layers, int place) {
        return (place == 0 || layers.get(place - 1).shape().flattens())
                && (place == layers.size() || layers.get(place).shape().flattens());
    }

    private static int[] keep(int size, Chunks.Chunk chunk) {
        return IntStream.range(0, size).filter(i -> !chunk.contains(i)).toArray();
    }

    /** @param place 0 for the inputs, 1 for the neurons of the first layer, and so on */
    private static FuzzCase without(FuzzCase fuzzCase, int place, int[] kept) {
        QuantizedNetwork network = fuzzCase.network();
        List<FuzzSegment> segments = new ArrayList<>();
        for (FuzzSegment segment : fuzzCase.segments()) {
            FuzzSegment smaller = segment.withNumbers(segment.numbers().map(numbers -> without(numbers, place, kept)));
            segments.add(place == 0 ? smaller.withSpikes(SpikeReductions.only(segment.spikes(), kept)) : smaller);
        }
        List<Integer> heads = place == network.layers().size() ? heads(network.heads(), kept) : network.heads();
        return Repair.fit(
                new QuantizedNetwork(without(network.layers(), place, kept), heads), fuzzCase.architecture(), segments);
    }

    private static List<QuantizedLayer> without(List<QuantizedLayer> layers, int place, int[] kept) {
        List<QuantizedLayer> smaller = new ArrayList<>(layers);
        if (place > 0) {
            smaller.set(place - 1, columns(numbers(layers.get(place - 1)), kept));
        }
        if (place < layers.size()) {
            smaller.set(place, rows(numbers(smaller.get(place)), kept));
        }
        return smaller;
    }

    private static IntegerWeights numbers(QuantizedLayer layer) {
        return layer.integerWeights().orElseThrow();
    }

    private static QuantizedDenseLayer rows(IntegerWeights layer, int[] kept) {
        short[][] weights =
                IntStream.of(kept).mapToObj(row -> layer.weights()[row]).toArray(short[][]::new);
        return new QuantizedDenseLayer(
                layer.neuronModel(), layer.weightFormat(), weights, layer.biases(), layer.thresholds(), layer.scales());
    }

    private static QuantizedDenseLayer columns(IntegerWeights layer, int[] kept) {
        short[][] weights = new short[layer.weights().length][kept.length];
        for (int row = 0; row < weights.length; row++) {
            for (int n = 0; n < kept.length; n++) {
                weights[row][n] = layer.weights()[row][kept[n]];
            }
        }
        return new QuantizedDenseLayer(
                layer.neuronModel(),
                layer.weightFormat(),
                weights,
                of(layer.biases(), kept),
                of(layer.thresholds(), kept),
                layer.scales());
    }

    private static int[] of(int[] numbers, int[] kept) {
        return IntStream.of(kept).map(n -> numbers[n]).toArray();
    }

    private static List<Integer> heads(List<Integer> heads, int[] kept) {
        List<Integer> smaller = new ArrayList<>();
        int first = 0;
        for (int classes : heads) {
            int from = first;
            int left = (int) IntStream.of(kept)
                    .filter(n -> n >= from && n < from + classes)
                    .count();
            if (left > 0) {
                smaller.add(left);
            }
            first += classes;
        }
        return smaller;
    }
}
