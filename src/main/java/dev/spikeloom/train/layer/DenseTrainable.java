package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.DenseShape;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Spikes;
import dev.spikeloom.train.neuron.NeuronPass;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fully connected layer while it is trained. An update task is some columns of the rows of 64 inputs, or the biases.
 * All tasks of the same columns follow one another, since they read the same part of the deltas.
 */
final class DenseTrainable implements TrainableLayer {
    /** Deltas that the tasks of the same columns read: about half of a second-level cache. */
    private static final int TILE_DELTAS = 1 << 17;

    private static final int MIN_TILE = 64;

    private final Parameters parameters;
    private final LayerContext context;
    /**
     * The spikes of each input, of which there may be several behind sum pooling: those of number {@code k} are active where
     * there are more than {@code k}.
     */
    private final List<Spikes> active;

    private final float[][] deltas;
    private final boolean[] live;
    /** {@code [neurons][inputs]}, for the gradient of the layer before; empty in the first layer, which has none. */
    private final float[][] transposed;

    private final WeightUpdate[] updates;
    private final int words;
    private final int tile;
    private final int tiles;

    private DenseTrainable(Parameters parameters, LayerContext context) {
        this.parameters = parameters;
        this.context = context;
        int slots = context.batch().slotCapacity();
        AddressMap addresses = context.addresses();
        this.active = addresses.isIdentity()
                ? List.of(context.input())
                : Stream.generate(() -> new Spikes(parameters.inputs(), slots))
                        .limit(addresses.multiplicity())
                        .toList();
        this.deltas = new float[slots][parameters.columns()];
        this.live = new boolean[slots];
        this.transposed = context.first() ? new float[0][] : new float[parameters.columns()][parameters.inputs()];
        this.updates = new WeightUpdate[context.threads()];
        for (int worker = 0; worker < updates.length; worker++) {
            updates[worker] = new WeightUpdate(parameters, active, deltas, live);
        }
        this.words = SpikeVector.wordsFor(parameters.inputs());
        this.tile = Math.max(MIN_TILE, TILE_DELTAS / slots / MIN_TILE * MIN_TILE);
        this.tiles = (parameters.columns() + tile - 1) / tile;
        transpose(0, parameters.inputs(), 0, parameters.columns());
    }

    /** @throws IllegalArgumentException if the layer is to be pooled: it has no rows and columns */
    static DenseTrainable of(DenseShape shape, TrainablePlace place) {
        if (place.pool() > 1) {
            throw new IllegalArgumentException("layer " + shape + " has no rows and columns to pool");
        }
        return new DenseTrainable(place.parameters(), place.context());
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void silence(int input) {
        parameters.silence(input);
    }

    @Override
    public void resume() {
        parameters.resume();
        transpose(0, parameters.inputs(), 0, parameters.columns());
    }

    @Override
    public LayerPass pass(NeuronPass neurons) {
        return new DensePass(parameters, transposed, active, deltas, live, context, neurons);
    }

    @Override
    public int updateTasks() {
        return words * tiles + (parameters.biased() ? 1 : 0);
    }

    @Override
    public void update(int task, int worker, AdamStep step) {
        int slots = context.batch().slots();
        float mean = 1f / context.batch().size();
        if (task == words * tiles) {
            updates[worker].updateBiases(slots, mean, step);
            return;
        }
        int word = task % words;
        int from = task / words * tile;
        int to = Math.min(parameters.columns(), from + tile);
        updates[worker].updateInputs(word, from, to, slots, mean * context.inputScale(), step);
        if (transposed.length > 0) {
            transpose(64 * word, Math.min(parameters.inputs(), 64 * word + 64), from, to);
        }
    }

    private void transpose(int firstInput, int endInput, int from, int to) {
        float[][] rows = parameters.rows();
        for (int n = from; n < Math.min(to, transposed.length); n++) {
            float[] target = transposed[n];
            for (int i = firstInput; i < endInput; i++) {
                target[i] = rows[i][n];
            }
        }
    }
}
