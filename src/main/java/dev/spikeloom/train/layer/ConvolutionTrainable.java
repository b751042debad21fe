package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.kernel.SparseMatrix;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.train.neuron.NeuronPass;
import java.util.Arrays;

/**
 * A convolution with the max pooling that follows it, while it is trained. An update task is one row of the kernel, or
 * the biases.
 */
final class ConvolutionTrainable implements TrainableLayer {
    private final ConvolutionGeometry geometry;
    private final PaddedInput input;
    private final Parameters parameters;
    private final LayerContext context;
    private final ConvolutionWeights weights;
    private final SparseMatrix[] deltas;
    private final ConvolutionUpdate[] updates;

    /** @param place with parameters of a weight row for each input of a patch, a column for each channel */
    ConvolutionTrainable(ConvolutionShape shape, TrainablePlace place) {
        this.parameters = place.parameters();
        this.context = place.context();
        this.geometry = PaddedInput.geometry(shape, context.addresses().to(), place.pool());
        this.input = new PaddedInput(geometry, context.addresses(), shape.padding());
        this.weights = new ConvolutionWeights(geometry, !context.first());
        this.deltas = new SparseMatrix[context.batch().slotCapacity()];
        Arrays.setAll(deltas, slot -> new SparseMatrix(shape.channels()));
        this.updates = new ConvolutionUpdate[context.threads()];
        Arrays.setAll(updates, worker -> new ConvolutionUpdate(geometry, input, parameters, context.input(), deltas));
        setWeights();
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public void silence(int input) {
        // Its weights are those of many inputs.
    }

    @Override
    public void resume() {
        parameters.resume();
        setWeights();
    }

    @Override
    public LayerPass pass(NeuronPass neurons) {
        return new ConvolutionPass(geometry, input, weights, parameters.biases(), deltas, context, neurons);
    }

    @Override
    public int updateTasks() {
        return geometry.kernel() + (parameters.biased() ? 1 : 0);
    }

    @Override
    public void update(int task, int worker, AdamStep step) {
        int slots = context.batch().slots();
        float mean = 1f / context.batch().size();
        if (task == geometry.kernel()) {
            updates[worker].updateBiases(slots, mean, step);
        } else {
            updates[worker].updateKernelRow(task, slots, mean * context.inputScale(), step);
            weights.set(task, parameters.rows());
        }
    }

    private void setWeights() {
        for (int ky = 0; ky < geometry.kernel(); ky++) {
            weights.set(ky, parameters.rows());
        }
    }
}
