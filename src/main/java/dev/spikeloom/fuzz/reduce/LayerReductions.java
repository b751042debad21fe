package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Some neighbouring layers alone: they are presented what the layers before them would give them. */
final class LayerReductions {
    private LayerReductions() {}

    static Stream<Supplier<FuzzCase>> fewer(FuzzCase fuzzCase) {
        int depth = fuzzCase.network().layers().size();
        return IntStream.range(1, depth)
                .boxed()
                .flatMap(length -> IntStream.rangeClosed(0, depth - length)
                        .mapToObj(first -> () -> only(fuzzCase, first, first + length)));
    }

    private static FuzzCase only(FuzzCase fuzzCase, int first, int end) {
        QuantizedNetwork network = fuzzCase.network();
        List<QuantizedLayer> layers = network.layers().subList(first, end);
        List<FuzzSegment> segments = new ArrayList<>();
        for (int i = 0; i < fuzzCase.segments().size(); i++) {
            FuzzSegment segment = fuzzCase.segments().get(i);
            segments.add(segment.withNumbers(segment.numbers().map(numbers -> numbers.subList(first, end)))
                    .withSpikes(inputOf(first, fuzzCase.scenario().segments().get(i))));
        }
        List<Integer> heads = end == network.layers().size()
                ? network.heads()
                : List.of(layers.get(layers.size() - 1).neurons());
        return new FuzzCase(
                new QuantizedNetwork(network.neuronModel(), network.weightFormat(), layers, heads),
                fuzzCase.architecture()
                        .withLayers(IntStream.range(first, end)
                                .mapToObj(fuzzCase.architecture()::layer)
                                .toList()),
                segments);
    }

    private static RecordedSpikes inputOf(int layer, Segment segment) {
        if (layer == 0) {
            return RecordedSpikes.record(segment.source(), segment.samples(), segment.timeSteps());
        }
        IntegerReference reference = segment.design().reference();
        RecordedSpikes spikes = new RecordedSpikes(
                segment.samples(),
                segment.timeSteps(),
                segment.design().network().topology().inputOf(layer).size());
        SpikeVector input = new SpikeVector(segment.design().inputs());
        for (int sample = 0; sample < segment.samples(); sample++) {
            reference.startSample();
            for (int step = 0; step < segment.timeSteps(); step++) {
                segment.source().read(sample, step, input);
                reference.step(input);
                spikes.write(sample, step, reference.spikes(layer - 1));
            }
        }
        return spikes;
    }
}
