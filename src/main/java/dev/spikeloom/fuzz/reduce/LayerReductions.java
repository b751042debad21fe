package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some neighbouring layers alone: they are presented what the layers before them would give them. Where the last of them is no
 * dense layer, a single neuron behind it sees its spikes.
 */
final class LayerReductions {
    private LayerReductions() {}

    static Stream<Supplier<FuzzCase>> fewer(FuzzCase fuzzCase) {
        int depth = fuzzCase.network().layers().size();
        return IntStream.range(1, depth)
                .boxed()
                .flatMap(length -> IntStream.rangeClosed(0, depth - length)
                        .filter(first -> length + (endsDense(fuzzCase, first + length) ? 0 : 1) < depth)
                        .filter(first -> first == 0 || !passesOn(fuzzCase, first - 1))
                        .mapToObj(first -> () -> only(fuzzCase, first, first + length)));
    }

    private static boolean endsDense(FuzzCase fuzzCase, int end) {
        return fuzzCase.network().layers().get(end - 1).shape().flattens();
    }

    /** Whether a layer gives no spikes of its own, which nothing could be presented for. */
    private static boolean passesOn(FuzzCase fuzzCase, int layer) {
        QuantizedLayer before = fuzzCase.network().layers().get(layer);
        return before.shape().addresses(before.input()).isPresent();
    }

    private static FuzzCase only(FuzzCase fuzzCase, int first, int end) {
        QuantizedNetwork network = fuzzCase.network();
        List<QuantizedLayer> layers = only(network.layers(), first, end);
        List<FuzzSegment> segments = new ArrayList<>();
        for (int i = 0; i < fuzzCase.segments().size(); i++) {
            FuzzSegment segment = fuzzCase.segments().get(i);
            segments.add(segment.withNumbers(segment.numbers().map(numbers -> only(numbers, first, end)))
                    .withSpikes(inputOf(first, fuzzCase.scenario().segments().get(i))));
        }
        List<Integer> heads = end == network.layers().size()
                ? network.heads()
                : List.of(layers.get(layers.size() - 1).neurons());
        List<LayerArchitecture> architectures = new ArrayList<>();
        for (int i = neurons(network, first); i < neurons(network, end); i++) {
            architectures.add(fuzzCase.architecture().layer(i));
        }
        if (!endsDense(fuzzCase, end)) {
            architectures.add(LayerArchitecture.BASELINE);
        }
        return new FuzzCase(
                new QuantizedNetwork(layers, heads), fuzzCase.architecture().withLayers(architectures), segments);
    }

    private static List<QuantizedLayer> only(List<QuantizedLayer> layers, int first, int end) {
        List<QuantizedLayer> kept = new ArrayList<>(layers.subList(first, end));
        QuantizedLayer last = layers.get(end - 1);
        if (!last.shape().flattens()) {
            kept.add(observer(last.neurons()));
        }
        return kept;
    }

    /** A neuron that spikes if any of its inputs does. */
    private static QuantizedLayer observer(int inputs) {
        short[][] weights = new short[inputs][1];
        for (short[] row : weights) {
            row[0] = 1;
        }
        return new QuantizedDenseLayer(
                NeuronModel.SNN_DC, new WeightFormat(2), weights, new int[1], new int[1], new float[] {1});
    }

    /** How many layers of neurons are before a layer. */
    private static int neurons(QuantizedNetwork network, int end) {
        return (int) network.layers().subList(0, end).stream()
                .filter(layer -> layer.integerWeights().isPresent())
                .count();
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
