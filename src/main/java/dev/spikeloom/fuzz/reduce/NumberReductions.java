package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import java.util.ArrayList;
import java.util.Arrays;
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
        QuantizedNetwork network = new QuantizedNetwork(layers(given.layers(), change), given.heads());
        List<FuzzSegment> segments = new ArrayList<>();
        for (FuzzSegment segment : fuzzCase.segments()) {
            segments.add(segment.withNumbers(segment.numbers().map(numbers -> layers(numbers, change))));
        }
        return new FuzzCase(network, fuzzCase.architecture(), segments);
    }

    private static List<QuantizedLayer> layers(List<QuantizedLayer> layers, IntUnaryOperator change) {
        return layers.stream()
                .map(layer -> layer.with(numbers -> changed(numbers, change)))
                .toList();
    }

    private static IntegerWeights changed(IntegerWeights numbers, IntUnaryOperator change) {
        int leastWeight = numbers.weightFormat().bits() == 1 ? 1 : 0;
        short[][] weights = new short[numbers.weights().length][];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = numbers.weights()[row].clone();
            for (int n = 0; n < weights[row].length; n++) {
                weights[row][n] = (short) apply(change, weights[row][n], leastWeight);
            }
        }
        int leastThreshold = numbers.neuronModel().carriesOver() ? 1 : 0;
        return new IntegerWeights(
                numbers.neuronModel(),
                numbers.weightFormat(),
                weights,
                applied(change, numbers.biases(), 0),
                applied(change, numbers.thresholds(), leastThreshold),
                numbers.scales());
    }

    private static int[] applied(IntUnaryOperator change, int[] numbers, int least) {
        return Arrays.stream(numbers)
                .map(number -> apply(change, number, least))
                .toArray();
    }

    /** @param least what a number becomes instead of zero; one that is that already is not counted */
    private static int apply(IntUnaryOperator change, int number, int least) {
        return number == least ? number : least + change.applyAsInt(number - least);
    }
}
