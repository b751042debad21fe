package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parameters at their defaults. */
final class ParameterReductions {
    private static final LayerArchitecture BASE = LayerArchitecture.BASELINE;

    private ParameterReductions() {}

    /** All layers, and what is around them, as in the baseline. */
    static Stream<Supplier<FuzzCase>> all(FuzzCase fuzzCase) {
        Architecture given = fuzzCase.architecture();
        List<LayerArchitecture> baseline =
                given.layers().stream().map(layer -> BASE).toList();
        Architecture alike = given.withLayers(baseline);
        return architectures(
                fuzzCase, Stream.of(ParameterCombinations.plain(alike), alike, ParameterCombinations.plain(given)));
    }

    /** One parameter of the whole. */
    static Stream<Supplier<FuzzCase>> global(FuzzCase fuzzCase) {
        Architecture given = fuzzCase.architecture();
        int steps = fuzzCase.segments().stream()
                .mapToInt(segment -> segment.spikes().steps())
                .max()
                .orElseThrow();
        return Stream.concat(
                architectures(fuzzCase, ParameterCombinations.simpler(given, steps).stream()), networks(fuzzCase));
    }

    /** One parameter of a layer. */
    static Stream<Supplier<FuzzCase>> ofLayers(FuzzCase fuzzCase) {
        Architecture given = fuzzCase.architecture();
        return architectures(
                fuzzCase,
                IntStream.range(0, given.layers().size())
                        .boxed()
                        .flatMap(i -> Stream.concat(
                                Stream.of(replaced(given, i, BASE)),
                                ParameterCombinations.simpler(given.layer(i)).stream()
                                        .map(layer -> replaced(given, i, layer)))));
    }

    private static Architecture replaced(Architecture given, int index, LayerArchitecture layer) {
        List<LayerArchitecture> layers = new ArrayList<>(given.layers());
        layers.set(index, layer);
        return given.withLayers(layers);
    }

    private static Stream<Supplier<FuzzCase>> architectures(FuzzCase fuzzCase, Stream<Architecture> smaller) {
        return smaller.filter(architecture -> !architecture.equals(fuzzCase.architecture()))
                .map(architecture -> () -> fuzzCase.with(architecture));
    }

    private static Stream<Supplier<FuzzCase>> networks(FuzzCase fuzzCase) {
        QuantizedNetwork given = fuzzCase.network();
        List<Supplier<FuzzCase>> smaller = new ArrayList<>();
        if (given.heads().size() > 1) {
            smaller.add(() -> fuzzCase.with(new QuantizedNetwork(given.layers())));
        }
        int depth = given.layers().size();
        // All layers together, then each alone.
        for (int layer = depth == 1 ? 0 : -1; layer < depth; layer++) {
            int only = layer;
            for (NeuronModel model : List.of(NeuronModel.SNN_DC, NeuronModel.SNN_CT)) {
                if (any(given, only, numbers -> isChanged(numbers, model))) {
                    smaller.add(() -> changed(
                            fuzzCase, only, numbers -> isChanged(numbers, model) ? numbers.with(model) : numbers));
                }
            }
            for (int bits = 2; bits < WeightFormat.MAX_BITS; bits++) {
                WeightFormat format = new WeightFormat(bits);
                if (any(given, only, numbers -> isNarrowed(numbers, format))) {
                    smaller.add(() -> changed(
                            fuzzCase, only, numbers -> isNarrowed(numbers, format) ? numbers.with(format) : numbers));
                }
            }
        }
        return smaller.stream();
    }

    private static boolean isChanged(IntegerWeights numbers, NeuronModel model) {
        return numbers.neuronModel().carriesOver() && !numbers.neuronModel().equals(model);
    }

    private static boolean isNarrowed(IntegerWeights numbers, WeightFormat format) {
        return numbers.weightFormat().bits() > format.bits();
    }

    private static boolean any(QuantizedNetwork given, int only, Predicate<IntegerWeights> condition) {
        return IntStream.range(0, given.layers().size())
                .filter(i -> isMeant(only, i))
                .mapToObj(given.layers()::get)
                .anyMatch(layer -> layer.integerWeights().filter(condition).isPresent());
    }

    /** The machine's numbers and those that are loaded. */
    private static FuzzCase changed(FuzzCase fuzzCase, int only, UnaryOperator<IntegerWeights> change) {
        QuantizedNetwork given = fuzzCase.network();
        List<FuzzSegment> segments = fuzzCase.segments().stream()
                .map(segment -> segment.withNumbers(segment.numbers().map(layers -> changed(layers, only, change))))
                .toList();
        return Repair.fit(
                new QuantizedNetwork(changed(given.layers(), only, change), given.heads()),
                fuzzCase.architecture(),
                segments);
    }

    private static List<QuantizedLayer> changed(
            List<QuantizedLayer> layers, int only, UnaryOperator<IntegerWeights> change) {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> isMeant(only, i) ? layers.get(i).with(change) : layers.get(i))
                .toList();
    }

    /** @param only the number of a layer, or -1 for all */
    private static boolean isMeant(int only, int layer) {
        return only < 0 || only == layer;
    }
}
