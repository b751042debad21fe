package dev.spikeloom.train.neuron;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import java.util.Arrays;

/**
 * Hidden neurons as {@link ContinuousNeurons}, whose spikes are max-pooled: each square spikes if any of its neurons does. Those
 * share a threshold, so that the neuron with the largest potential then spikes too, the first of several: it is the one that
 * the gradient of the square's spike goes to.
 */
public final class PooledNeurons implements NeuronPass {
    private final Batch batch;
    private final HiddenOutput output;
    private final Membrane membrane;
    private final MembraneHistory history;
    /** From neurons to squares. */
    private final AddressMap squares;

    private final long[] keptSquares;
    /** The winners of the squares that are kept. */
    private final long[] kept;
    /** {@code [slots][squares]}: the neuron that a square's gradient goes to. */
    private final int[][] winners;
    /** {@code [slots][neurons]}. */
    private final float[][] gradients;

    /**
     * @param output the spikes of the squares
     * @param squares from the layer's neurons to them
     */
    public PooledNeurons(
            Batch batch, HiddenOutput output, float threshold, NeuronModel neuronModel, AddressMap squares) {
        this.batch = batch;
        this.output = output;
        this.squares = squares;
        int neurons = squares.from().size();
        int slots = Groups.slots(batch);
        this.membrane = new Membrane(neurons, threshold, neuronModel);
        this.history = new MembraneHistory(batch.timeSteps(), slots, membrane);
        this.keptSquares = new long[SpikeVector.wordsFor(squares.to().size())];
        this.kept = new long[SpikeVector.wordsFor(neurons)];
        this.winners = new int[slots][squares.to().size()];
        this.gradients = new float[slots][neurons];
    }

    @Override
    public void forward(Group group, float[][] currents) {
        int slot = 0;
        for (int s = group.firstSample(); s < group.endSample(); s++) {
            output.keep(batch.dropoutKeys()[s], keptSquares);
            membrane.reset();
            for (int t = 0; t < batch.timeSteps(); t++, slot++) {
                membrane.integrate(currents[slot]);
                findWinners(membrane.potentials(), winners[slot]);
                history.record(slot, kept, output.dropout().scale());
                SpikeVector spikes = output.spikes().at(s * batch.timeSteps() + t);
                pool(membrane.fire(), spikes);
                Dropout.apply(spikes, keptSquares);
            }
        }
    }

    @Override
    public void backward(Group group, float[][] ofSquares, int firstDelta, float[][] deltas) {
        int slots = group.samples() * batch.timeSteps();
        for (int slot = 0; slot < slots; slot++) {
            Arrays.fill(gradients[slot], 0);
            for (int square = 0; square < winners[slot].length; square++) {
                gradients[slot][winners[slot][square]] = ofSquares[slot][square];
            }
        }
        history.backward(group.samples(), gradients, output.penalty(), firstDelta, deltas);
    }

    private void findWinners(float[] v, int[] found) {
        Arrays.fill(found, -1);
        for (int n = 0; n < v.length; n++) {
            int square = squares.of(n);
            if (square != AddressMap.NONE && (found[square] < 0 || v[n] > v[found[square]])) {
                found[square] = n;
            }
        }
        Arrays.fill(kept, 0);
        for (int square = 0; square < found.length; square++) {
            kept[found[square] >>> 6] |= (keptSquares[square >>> 6] >>> square & 1) << found[square];
        }
    }

    private void pool(long[] fired, SpikeVector spikes) {
        spikes.clear();
        for (int word = 0; word < fired.length; word++) {
            for (long bits = fired[word]; bits != 0; bits &= bits - 1) {
                int square = squares.of(64 * word + Long.numberOfTrailingZeros(bits));
                if (square != AddressMap.NONE) {
                    spikes.set(square);
                }
            }
        }
    }
}
