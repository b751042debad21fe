package dev.spikeloom.train.neuron;

import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;

/**
 * Hidden neurons with discontinuous integration: the membrane potential of a time step is its input current (Yin et al.
 * 2017, eq. 2 and 3). Time steps do not depend on each other.
 */
public final class DiscontinuousNeurons implements NeuronPass {
    private static final FloatKernels KERNELS = Kernels.floats();

    private final Batch batch;
    private final HiddenOutput output;
    private final float threshold;
    private final float[][] slopes;
    private final long[] kept;
    private final long[] fired;

    public DiscontinuousNeurons(Batch batch, HiddenOutput output, float threshold) {
        this.batch = batch;
        this.output = output;
        this.threshold = threshold;
        int neurons = output.spikes().size();
        this.slopes = new float[Groups.slots(batch)][neurons];
        this.kept = new long[SpikeVector.wordsFor(neurons)];
        this.fired = new long[kept.length];
    }

    @Override
    public void forward(Group group, float[][] currents) {
        float inside = SurrogateGradient.SLOPE * output.dropout().scale();
        int slot = 0;
        for (int s = group.firstSample(); s < group.endSample(); s++) {
            output.keep(batch.dropoutKeys()[s], kept);
            for (int t = 0; t < batch.timeSteps(); t++, slot++) {
                KERNELS.fire(currents[slot], threshold, fired);
                SpikeVector spikes = output.spikes().at(s * batch.timeSteps() + t);
                spikes.copyFrom(fired, 0);
                Dropout.apply(spikes, kept);
                KERNELS.surrogate(currents[slot], threshold, kept, inside, slopes[slot]);
            }
        }
    }

    @Override
    public void backward(Group group, float[][] gradients, int firstDelta, float[][] deltas) {
        int slots = group.samples() * batch.timeSteps();
        for (int slot = 0; slot < slots; slot++) {
            KERNELS.scale(gradients[slot], output.penalty(), slopes[slot], deltas[firstDelta + slot]);
        }
    }
}
