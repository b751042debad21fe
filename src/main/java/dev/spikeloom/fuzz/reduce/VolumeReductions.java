package dev.spikeloom.fuzz.reduce;

import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.fuzz.cases.FuzzSegment;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.IntegerWeights;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Of networks whose inputs have rows and columns: no pooling, fewer inputs, simpler shapes of layers. A layer whose weights
 * then are of another shape takes them from where they were, and from the start again where it has more of them.
 */
final class VolumeReductions {
    private final FuzzCase fuzzCase;
    private final Topology topology;
    private final VolumeShape input;

    private VolumeReductions(FuzzCase fuzzCase) {
        this.fuzzCase = fuzzCase;
        this.topology = fuzzCase.network().topology();
        this.input = topology.input();
    }

    static Stream<Supplier<FuzzCase>> smaller(FuzzCase fuzzCase) {
        VolumeReductions reductions = new VolumeReductions(fuzzCase);
        return reductions.topology.isPerceptron()
                ? Stream.empty()
                : Stream.of(reductions.withoutPooling(), reductions.fewerInputs(), reductions.simplerShapes())
                        .flatMap(candidates -> candidates);
    }

    private Stream<Supplier<FuzzCase>> withoutPooling() {
        return IntStream.range(0, topology.depth())
                .filter(layer -> topology.weightsOf(layer).isEmpty())
                .mapToObj(layer -> () -> with(input, allOf(input.size()), places(layer), topology.layers()));
    }

    /** Fewer rows, columns or channels: parts of them, from the largest to single ones. */
    private Stream<Supplier<FuzzCase>> fewerInputs() {
        return Stream.of(
                        Chunks.of(input.rows(), input.rows() - 1)
                                .map(chunk -> keep(
                                        left(input.rows(), chunk), allOf(input.columns()), allOf(input.channels()))),
                        Chunks.of(input.columns(), input.columns() - 1)
                                .map(chunk -> keep(
                                        allOf(input.rows()), left(input.columns(), chunk), allOf(input.channels()))),
                        Chunks.of(input.channels(), input.channels() - 1)
                                .map(chunk -> keep(
                                        allOf(input.rows()), allOf(input.columns()), left(input.channels(), chunk))))
                .flatMap(candidates -> candidates);
    }

    private Supplier<FuzzCase> keep(int[] rows, int[] columns, int[] channels) {
        return () -> {
            VolumeShape fewer = new VolumeShape(rows.length, columns.length, channels.length);
            int[] kept = new int[fewer.size()];
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < columns.length; column++) {
                    for (int channel = 0; channel < channels.length; channel++) {
                        kept[fewer.index(row, column, channel)] =
                                input.index(rows[row], columns[column], channels[channel]);
                    }
                }
            }
            return with(fewer, kept, places(-1), topology.layers());
        };
    }

    private Stream<Supplier<FuzzCase>> simplerShapes() {
        return IntStream.range(0, topology.depth())
                .boxed()
                .flatMap(layer -> topology.layers().get(layer).simpler().stream()
                        .map(shape -> () -> {
                            List<LayerShape> shapes = new ArrayList<>(topology.layers());
                            shapes.set(layer, shape);
                            return with(input, allOf(input.size()), places(-1), shapes);
                        }));
    }

    /** The numbers of all layers but one; -1 for all. */
    private int[] places(int dropped) {
        return IntStream.range(0, topology.depth())
                .filter(layer -> layer != dropped)
                .toArray();
    }

    private static int[] allOf(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static int[] left(int size, Chunks.Chunk dropped) {
        return IntStream.range(0, size).filter(i -> !dropped.contains(i)).toArray();
    }

    /**
     * @param volume that is presented
     * @param inputs of the former one, in its order
     * @param places of the layers that are left
     * @param shapes of all layers
     */
    private FuzzCase with(VolumeShape volume, int[] inputs, int[] places, List<LayerShape> shapes) {
        QuantizedNetwork given = fuzzCase.network();
        List<FuzzSegment> segments = fuzzCase.segments().stream()
                .map(segment -> segment.withNumbers(
                                segment.numbers().map(layers -> layers(layers, volume, places, shapes)))
                        .withSpikes(SpikeReductions.only(segment.spikes(), inputs)))
                .toList();
        return Repair.fit(
                new QuantizedNetwork(layers(given.layers(), volume, places, shapes), given.heads()),
                fuzzCase.architecture(),
                segments);
    }

    private static List<QuantizedLayer> layers(
            List<QuantizedLayer> given, VolumeShape volume, int[] places, List<LayerShape> shapes) {
        List<QuantizedLayer> layers = new ArrayList<>();
        VolumeShape presented = volume;
        for (int place : places) {
            LayerShape shape = shapes.get(place);
            VolumeShape taken = presented;
            layers.add(shape.quantizedLayer(
                    taken,
                    () -> cut(
                            given.get(place).integerWeights().orElseThrow(),
                            shape.weights(taken).orElseThrow())));
            presented = shape.output(taken);
        }
        return layers;
    }

    private static IntegerWeights cut(IntegerWeights given, WeightShape shape) {
        short[][] weights = new short[shape.rows()][shape.columns()];
        for (int row = 0; row < weights.length; row++) {
            short[] from = given.weights()[row % given.weights().length];
            for (int column = 0; column < shape.columns(); column++) {
                weights[row][column] = from[column % from.length];
            }
        }
        return new IntegerWeights(
                given.neuronModel(),
                given.weightFormat(),
                weights,
                Arrays.copyOf(given.biases(), shape.columns()),
                Arrays.copyOf(given.thresholds(), shape.columns()),
                given.scales());
    }
}
