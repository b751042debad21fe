package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Weights and biases of zero, thresholds as small as they can be; of the machine, and of what is loaded. */
final class NumberReductions {
    private NumberReductions() {}

    static Stream<Supplier<FuzzCase>> zero(FuzzCase fuzzCase) {
        NumberReductions.Counter all = new Counter();
        changed(fuzzCase, number -> {
            all.next++;
            return number;
        });
        return Chunks.of(all.next, all.next).map(chunk -> () -> {
            Counter counter = new Counter();
            return changed(fuzzCase, number -> chunk.contains(counter.next++) ? 0 : number);
        });
    }

    /** Counts the numbers that are not zero, in the order in which they stand. */
    private static final class Counter {
        private int next;
    }

    private static FuzzCase changed(FuzzCase fuzzCase, IntUnaryOperator change) {
        QuantizedNetwork given = fuzzCase.network();
        int leastThreshold = given.neuronModel().carriesOver() ? 1 : 0;
        int leastWeight = given.weightFormat().bits() == 1 ? 1 : 0;
        QuantizedNetwork network = new QuantizedNetwork(
                given.neuronModel(),
                given.weightFormat(),
                layers(given.layers(), change, leastWeight, leastThreshold),
                given.heads());
        List<FuzzSegment> segments = new ArrayList<>();
        for (FuzzSegment segment : fuzzCase.segments()) {
            segments.add(segment.withNumbers(
                    segment.numbers().map(numbers -> layers(numbers, change, leastWeight, leastThreshold))));
        }
        return new FuzzCase(network, fuzzCase.architecture(), segments);
    }

    private static List<QuantizedLayer> layers(
            List<QuantizedLayer> layers, IntUnaryOperator change, int leastWeight, int leastThreshold) {
        List<QuantizedLayer> changed = new ArrayList<>();
        for (QuantizedLayer layer : layers) {
            QuantizedDenseLayer dense = (QuantizedDenseLayer) layer;
            short[][] weights = new short[dense.inputs()][dense.neurons()];
            for (int row = 0; row < weights.length; row++) {
                for (int n = 0; n < weights[row].length; n++) {
                    weights[row][n] = (short) apply(change, dense.weights()[row][n], leastWeight);
                }
            }
            int[] biases = new int[dense.neurons()];
            int[] thresholds = new int[dense.neurons()];
            for (int n = 0; n < thresholds.length; n++) {
                biases[n] = apply(change, dense.biases()[n], 0);
                thresholds[n] = apply(change, dense.thresholds()[n], leastThreshold);
            }
            changed.add(new QuantizedDenseLayer(weights, biases, thresholds, dense.scales()));
        }
        return changed;
    }

    /** @param least what a number becomes instead of zero; one that is that already is not counted */
    private static int apply(IntUnaryOperator change, int number, int least) {
        return number == least ? number : least + change.applyAsInt(number - least);
    }
}
