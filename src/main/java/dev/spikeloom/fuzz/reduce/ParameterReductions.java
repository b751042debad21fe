package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
            smaller.add(() ->
                    fuzzCase.with(new QuantizedNetwork(given.neuronModel(), given.weightFormat(), given.layers())));
        }
        for (NeuronModel model : List.of(NeuronModel.SNN_DC, NeuronModel.SNN_CT)) {
            if (!given.neuronModel().equals(model) && given.neuronModel().carriesOver()) {
                smaller.add(() -> fuzzCase.with(
                        new QuantizedNetwork(model, given.weightFormat(), given.layers(), given.heads())));
            }
        }
        for (int bits = 2; bits < given.weightFormat().bits(); bits++) {
            WeightFormat format = new WeightFormat(bits);
            smaller.add(() -> Repair.fit(
                    new QuantizedNetwork(given.neuronModel(), format, given.layers(), given.heads()),
                    fuzzCase.architecture(),
                    fuzzCase.segments()));
        }
        return smaller.stream();
    }
}
