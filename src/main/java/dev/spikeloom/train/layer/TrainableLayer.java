package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.train.neuron.NeuronPass;

/** A layer while it is trained: its parameters, the passes that use them, and the updates that change them. */
public interface TrainableLayer {
    Parameters parameters();

    /**
     * Takes the connections of an input away that is never used, before the first epoch; nothing if the layer has no
     * connections of this input alone.
     */
    void silence(int input);

    /** Brings what is derived from the parameters up to date after they were written from outside. */
    void resume();

    /**
     * What one worker needs to take groups of samples through this layer.
     *
     * @param neurons what the neurons do with their input current
     */
    LayerPass pass(NeuronPass neurons);

    /** How many independent parts an update of the parameters has. */
    int updateTasks();

    /**
     * One step of the optimizer for some of the parameters.
     *
     * @param task from 0 to below {@link #updateTasks}
     * @param worker who does it
     */
    void update(int task, int worker, AdamStep step);
}
