package dev.spikeloom.train.neuron;

import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;
import java.util.Arrays;
import java.util.List;

/**
 * Output neurons with discontinuous integration under squared hinge loss on their potentials, the mean over time steps.
 * They need no surrogate gradient. A sample counts as right if the class of each head has the highest potential, summed
 * over time.
 */
public final class PotentialLoss implements NeuronPass {
    private final Batch batch;
    private final List<Integer> heads;
    private final SquaredHinge hinge;
    private final float[][] gradients;
    private final float[] sums;

    public PotentialLoss(Batch batch, List<Integer> heads, float threshold) {
        this.batch = batch;
        this.heads = heads;
        this.hinge = new SquaredHinge(threshold, SquaredHinge.MARGIN);
        int neurons = Heads.outputs(heads);
        this.gradients = new float[Groups.slots(batch)][neurons];
        this.sums = new float[neurons];
    }

    @Override
    public void forward(Group group, float[][] currents) {
        int timeSteps = batch.timeSteps();
        int slot = 0;
        for (int s = group.firstSample(); s < group.endSample(); s++) {
            Arrays.fill(sums, 0);
            float loss = 0;
            for (int t = 0; t < timeSteps; t++, slot++) {
                int first = 0;
                for (int h = 0; h < heads.size(); h++) {
                    loss += hinge.apply(
                            currents[slot],
                            first,
                            first + heads.get(h),
                            batch.labels()[s][h],
                            1f / timeSteps,
                            gradients[slot]);
                    first += heads.get(h);
                }
                for (int n = 0; n < sums.length; n++) {
                    sums[n] += currents[slot][n];
                }
            }
            batch.losses()[s] = loss;
            batch.right()[s] = Heads.allRight(sums, heads, batch.labels()[s]);
        }
    }

    @Override
    public void backward(Group group, float[][] unused, int firstDelta, float[][] deltas) {
        int slots = group.samples() * batch.timeSteps();
        for (int slot = 0; slot < slots; slot++) {
            System.arraycopy(gradients[slot], 0, deltas[firstDelta + slot], 0, sums.length);
        }
    }
}
