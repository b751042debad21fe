package dev.spikeloom.train;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.network.DenseLayer;
import dev.spikeloom.network.Layer;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;
import java.util.List;

/** A fully connected layer while it is trained. An update task is the rows of 64 inputs, or the biases. */
final class DenseTrainable implements TrainableLayer {
    private final Parameters parameters;
    private final float threshold;
    private final LayerContext context;
    private final float[][] deltas;
    private final boolean[] live;
    /** {@code [neurons][inputs]}, for the gradient of the layer before; empty in the first layer, which has none. */
    private final float[][] transposed;

    private final WeightUpdate[] updates;

    DenseTrainable(Parameters parameters, float threshold, LayerContext context) {
        this.parameters = parameters;
        this.threshold = threshold;
        this.context = context;
        int slots = context.batch().slotCapacity();
        this.deltas = new float[slots][parameters.columns()];
        this.live = new boolean[slots];
        this.transposed = context.first() ? new float[0][] : new float[parameters.columns()][parameters.inputs()];
        this.updates = new WeightUpdate[context.threads()];
        for (int worker = 0; worker < updates.length; worker++) {
            updates[worker] = new WeightUpdate(parameters, context.input(), deltas, live);
        }
        transpose(0, parameters.inputs());
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public List<Layer> toLayers(float[][] rows) {
        int inputs = parameters.inputs();
        return List.of(new DenseLayer(Arrays.copyOf(rows, inputs), rows[inputs], threshold));
    }

    @Override
    public void resume() {
        parameters.resume();
        transpose(0, parameters.inputs());
    }

    @Override
    public LayerPass pass(NeuronPass neurons) {
        return new DensePass(parameters, transposed, deltas, live, context, neurons);
    }

    @Override
    public int updateTasks() {
        return SpikeVector.wordsFor(parameters.inputs()) + (parameters.biased() ? 1 : 0);
    }

    @Override
    public void update(int task, int worker, AdamStep step) {
        int slots = context.batch().slots();
        float mean = 1f / context.batch().size();
        if (task == SpikeVector.wordsFor(parameters.inputs())) {
            updates[worker].updateBiases(slots, mean, step);
        } else {
            updates[worker].updateInputs(task, slots, mean * context.inputScale(), step);
            transpose(64 * task, Math.min(parameters.inputs(), 64 * task + 64));
        }
    }

    private void transpose(int firstInput, int endInput) {
        float[][] rows = parameters.rows();
        for (int n = 0; n < transposed.length; n++) {
            float[] target = transposed[n];
            for (int i = firstInput; i < endInput; i++) {
                target[i] = rows[i][n];
            }
        }
    }
}
