package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.network.NeuronModel;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.WeightFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parameters at their defaults. */
final class ParameterReductions {
    private static final LayerArchitecture BASE = LayerArchitecture.BASELINE;

    private static final List<UnaryOperator<LayerArchitecture.Builder>> DEFAULTS = List.of(
            b -> b.bankRows(BASE.bankRows()),
            b -> b.mapping(BASE.mapping()),
            b -> b.readPorts(BASE.readPorts()),
            b -> b.issueWidth(BASE.issueWidth()).readPorts(BASE.readPorts()),
            b -> b.readLatency(BASE.readLatency()),
            b -> b.wordBits(BASE.wordBits()),
            b -> b.encoderRadix(BASE.encoderRadix()),
            b -> b.encoderStages(BASE.encoderStages()),
            b -> b.lanes(BASE.lanes()),
            b -> b.adderRegister(BASE.adderRegister()),
            b -> b.inputBuffers(BASE.inputBuffers()),
            b -> b.outputBuffers(BASE.outputBuffers()),
            b -> b.membraneBits(BASE.membraneBits()).saturate(BASE.saturate()),
            b -> b.saturate(BASE.saturate()),
            b -> b.thresholds(BASE.thresholds()));

    private ParameterReductions() {}

    /** All layers, and what is around them, as in the baseline. */
    static Stream<Supplier<FuzzCase>> all(FuzzCase fuzzCase) {
        Architecture given = fuzzCase.architecture();
        List<LayerArchitecture> baseline =
                given.layers().stream().map(layer -> BASE).toList();
        Architecture plain = Repair.withLayers(given, baseline);
        return architectures(
                fuzzCase,
                Stream.of(
                        plain.withHost(HostKind.CORE, Architecture.DEFAULT_STREAM_BITS)
                                .withCounters(false),
                        plain,
                        given.withHost(HostKind.CORE, Architecture.DEFAULT_STREAM_BITS)
                                .withCounters(false)));
    }

    /** One parameter of the whole. */
    static Stream<Supplier<FuzzCase>> global(FuzzCase fuzzCase) {
        Architecture given = fuzzCase.architecture();
        int steps = fuzzCase.segments().stream()
                .mapToInt(segment -> segment.spikes().steps())
                .max()
                .orElseThrow();
        return Stream.concat(
                architectures(
                        fuzzCase,
                        Stream.of(
                                given.withHost(HostKind.CORE, Architecture.DEFAULT_STREAM_BITS),
                                given.withHost(given.host(), Architecture.DEFAULT_STREAM_BITS),
                                given.withCounters(false),
                                with(given, WeightStorage.FIXED, given.maxTimeSteps()),
                                with(given, notLoaded(given.weightStorage()), given.maxTimeSteps()),
                                with(given, given.weightStorage(), steps))),
                networks(fuzzCase));
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
                                DEFAULTS.stream()
                                        .map(change -> replaced(
                                                given,
                                                i,
                                                change.apply(given.layer(i).toBuilder())
                                                        .build())))));
    }

    private static WeightStorage notLoaded(WeightStorage storage) {
        return storage == WeightStorage.LOADED ? WeightStorage.LOADABLE : storage;
    }

    private static Architecture replaced(Architecture given, int index, LayerArchitecture layer) {
        List<LayerArchitecture> layers = new ArrayList<>(given.layers());
        layers.set(index, layer);
        return Repair.withLayers(given, layers);
    }

    private static Architecture with(Architecture given, WeightStorage storage, int maxTimeSteps) {
        return new Architecture(
                storage, maxTimeSteps, given.counters(), given.host(), given.streamBits(), given.layers());
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
