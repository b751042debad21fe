package dev.spikeloom.train.neuron;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import java.util.Arrays;
import java.util.List;

/**
 * Output neurons whose {@link Membrane} carries over, under squared hinge loss on their spike counts over the time
 * steps: the neuron of the class should spike in half of them, all others in none. The derivative goes through the
 * spikes by the surrogate gradient and back through time.
 */
public final class SpikeCountLoss implements NeuronPass {
    private final Batch batch;
    private final List<Integer> heads;
    private final SquaredHinge hinge;
    private final Membrane membrane;
    private final MembraneHistory history;
    /** The derivative with respect to a count is that with respect to each of its spikes: one row a sample. */
    private final float[][] gradients;

    private final float[] counts;

    public SpikeCountLoss(Batch batch, List<Integer> heads, float threshold, NeuronModel neuronModel) {
        this.batch = batch;
        this.heads = heads;
        float quarter = batch.timeSteps() / 4f;
        this.hinge = new SquaredHinge(quarter, quarter, SquaredHinge.MARGIN);
        int neurons = Heads.outputs(heads);
        this.membrane = new Membrane(neurons, threshold, neuronModel);
        this.history = new MembraneHistory(batch.timeSteps(), Groups.slots(batch), membrane);
        this.gradients = new float[Groups.slots(batch)][];
        for (int s = 0; s < Groups.samples(batch); s++) {
            Arrays.fill(gradients, s * batch.timeSteps(), (s + 1) * batch.timeSteps(), new float[neurons]);
        }
        this.counts = new float[neurons];
    }

    @Override
    public void forward(Group group, float[][] currents) {
        int slot = 0;
        for (int s = group.firstSample(); s < group.endSample(); s++) {
            float[] gradient = gradients[slot];
            membrane.reset();
            Arrays.fill(counts, 0);
            for (int t = 0; t < batch.timeSteps(); t++, slot++) {
                membrane.integrate(currents[slot]);
                history.record(slot, membrane.all(), 1);
                count(membrane.fire());
            }
            batch.losses()[s] = loss(batch.labels()[s], gradient);
            batch.right()[s] = Heads.allRight(counts, heads, batch.labels()[s]);
        }
    }

    private void count(long[] fired) {
        for (int word = 0; word < fired.length; word++) {
            for (long bits = fired[word]; bits != 0; bits &= bits - 1) {
                counts[64 * word + Long.numberOfTrailingZeros(bits)]++;
            }
        }
    }

    private float loss(int[] labels, float[] gradient) {
        float loss = 0;
        int first = 0;
        for (int h = 0; h < heads.size(); h++) {
            loss += hinge.apply(counts, first, first + heads.get(h), labels[h], 1, gradient);
            first += heads.get(h);
        }
        for (float v : membrane.potentials()) {
            if (Float.isNaN(v)) {
                // Such a neuron never fires, so the counts would not show that training has diverged.
                return Float.NaN;
            }
        }
        return loss;
    }

    @Override
    public void backward(Group group, float[][] unused, int firstDelta, float[][] deltas) {
        history.backward(group.samples(), gradients, 0, firstDelta, deltas);
    }
}
