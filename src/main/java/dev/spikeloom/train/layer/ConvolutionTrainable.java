package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.kernel.SparseMatrix;
import dev.spikeloom.network.layer.ConvolutionLayer;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.train.neuron.NeuronPass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A convolution with the max pooling that follows it, while it is trained. An update task is one row of the kernel, or
 * the biases.
 */
final class ConvolutionTrainable implements TrainableLayer {
    private final VolumeShape input;
    private final List<Integer> pools;
    private final ConvolutionGeometry geometry;
    private final Parameters parameters;
    private final float threshold;
    private final LayerContext context;
    private final ConvolutionWeights weights;
    private final SparseMatrix[] deltas;
    private final ConvolutionUpdate[] updates;

    /** @param place with parameters of a weight row for each input of a patch, a column for each channel */
    ConvolutionTrainable(ConvolutionShape shape, TrainablePlace place) {
        this.input = place.input();
        this.pools = place.pools();
        this.geometry = new ConvolutionGeometry(
                input.rows(),
                input.columns(),
                input.channels(),
                shape.kernel(),
                shape.channels(),
                pools.stream().reduce(1, (a, b) -> a * b));
        this.parameters = place.parameters();
        this.threshold = place.threshold();
        this.context = place.context();
        this.weights = new ConvolutionWeights(geometry, !context.first());
        this.deltas = new SparseMatrix[context.batch().slotCapacity()];
        Arrays.setAll(deltas, slot -> new SparseMatrix(shape.channels()));
        this.updates = new ConvolutionUpdate[context.threads()];
        Arrays.setAll(updates, worker -> new ConvolutionUpdate(geometry, parameters, context.input(), deltas));
        setWeights();
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public List<Layer> toLayers(float[][] rows) {
        int inputs = parameters.inputs();
        List<Layer> layers = new ArrayList<>();
        layers.add(
                new ConvolutionLayer(input, geometry.kernel(), Arrays.copyOf(rows, inputs), rows[inputs], threshold));
        for (int pool : pools) {
            layers.add(new MaxPoolLayer(layers.get(layers.size() - 1).output(), pool));
        }
        return layers;
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
        return new ConvolutionPass(geometry, weights, parameters.biases(), deltas, context, neurons);
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
