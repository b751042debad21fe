package dev.spikeloom.train.neuron;

import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Group;
import dev.spikeloom.train.batch.Groups;

/**
 * Hidden neurons whose {@link Membrane} carries over from one time step to the next. The derivative goes back through
 * time.
 */
public final class ContinuousNeurons implements NeuronPass {
    private final Batch batch;
    private final HiddenOutput output;
    private final Membrane membrane;
    private final MembraneHistory history;
    private final long[] kept;

    public ContinuousNeurons(Batch batch, HiddenOutput output, float threshold, NeuronModel neuronModel) {
        this.batch = batch;
        this.output = output;
        int neurons = output.spikes().size();
        this.membrane = new Membrane(neurons, threshold, neuronModel);
        this.history = new MembraneHistory(batch.timeSteps(), Groups.slots(batch), membrane);
        this.kept = new long[SpikeVector.wordsFor(neurons)];
    }

    @Override
    public void forward(Group group, float[][] currents) {
        int slot = 0;
        for (int s = group.firstSample(); s < group.endSample(); s++) {
            output.keep(batch.dropoutKeys()[s], kept);
            membrane.reset();
            for (int t = 0; t < batch.timeSteps(); t++, slot++) {
                membrane.integrate(currents[slot]);
                history.record(slot, kept, output.dropout().scale());
                SpikeVector spikes = output.spikes().at(s * batch.timeSteps() + t);
                spikes.copyFrom(membrane.fire(), 0);
                Dropout.apply(spikes, kept);
            }
        }
    }

    @Override
    public void backward(Group group, float[][] gradients, int firstDelta, float[][] deltas) {
        history.backward(group.samples(), gradients, output.penalty(), firstDelta, deltas);
    }
}
