package dev.spikeloom.train;

import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.layer.WeightShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.Dropout;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.batch.Batch;
import dev.spikeloom.train.batch.Spikes;
import dev.spikeloom.train.layer.LayerContext;
import dev.spikeloom.train.layer.LayerPass;
import dev.spikeloom.train.layer.Parameters;
import dev.spikeloom.train.layer.TrainableKinds;
import dev.spikeloom.train.layer.TrainableLayer;
import dev.spikeloom.train.layer.TrainablePlace;
import dev.spikeloom.train.layer.WeightGrid;
import dev.spikeloom.train.neuron.ContinuousNeurons;
import dev.spikeloom.train.neuron.DiscontinuousNeurons;
import dev.spikeloom.train.neuron.HiddenOutput;
import dev.spikeloom.train.neuron.NeuronPass;
import dev.spikeloom.train.neuron.PotentialLoss;
import dev.spikeloom.train.neuron.SpikeCountLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The layers of a network while it is trained, what runs between them, and the batch that runs through them. */
final class TrainableNetwork {
    static final float THRESHOLD = 1;

    private final Topology topology;
    private final NeuronModel neuronModel;
    private final TrainingConfig config;
    private final Batch batch;
    private final List<TrainableLayer> layers = new ArrayList<>();
    /** {@code spikes.get(i)} is presented to layer {@code i}. */
    private final List<Spikes> spikes = new ArrayList<>();

    private final List<Dropout> dropouts = new ArrayList<>();

    /**
     * @param grids of the layers with weights, in quantization-aware training; otherwise empty
     */
    TrainableNetwork(Topology topology, NeuronModel neuronModel, TrainingConfig config, List<WeightGrid> grids) {
        this.topology = topology;
        this.neuronModel = neuronModel;
        this.config = config;
        this.batch = new Batch(
                config.batchSize(), config.timeSteps(), topology.heads().size());
        for (int i = 0; i < topology.depth(); i++) {
            Optional<WeightShape> weights = topology.weightsOf(i);
            if (weights.isPresent()) {
                add(i, weights.get(), grids.isEmpty() ? null : grids.get(layers.size()));
            }
        }
    }

    private void add(int index, WeightShape weights, WeightGrid grid) {
        boolean first = layers.isEmpty();
        VolumeShape input = topology.inputOf(index);
        Dropout dropout = new Dropout(first ? config.inputDropout() : config.hiddenDropout());
        Spikes presented = new Spikes(input.size(), batch.slotCapacity());
        LayerContext context = new LayerContext(batch, presented, dropout.scale(), first, config.threads());
        dropouts.add(dropout);
        spikes.add(presented);
        layers.add(TrainableKinds.trainable(
                topology.layers().get(index),
                new TrainablePlace(
                        input,
                        poolsAfter(index),
                        new Parameters(weights.rows(), weights.columns(), config.biases(), grid),
                        THRESHOLD,
                        context)));
    }

    /**
     * The sizes of the max pooling layers that follow a layer.
     *
     * @throws InputException if their neurons keep their potential: pooling the potentials would not be pooling the spikes
     */
    private List<Integer> poolsAfter(int index) {
        List<Integer> pools = new ArrayList<>();
        for (int i = index + 1; i < topology.depth() && topology.weightsOf(i).isEmpty(); i++) {
            LayerShape pool = topology.layers().get(i);
            if (neuronModel.carriesOver()) {
                throw new InputException("network " + topology + " has the layer " + pool
                        + ", which cannot be trained with " + neuronModel.text()
                        + " neurons; use snn-dc, or train without " + pool.kind());
            }
            pools.add(TrainableKinds.pooling(pool, topology.inputOf(i)));
        }
        return pools;
    }

    /**
     * Draws the weights before the first epoch: uniform with the limit of Glorot and Bengio 2010. Hidden biases start
     * halfway to the threshold, so that the silent neurons of the deeper layers start inside the window of the surrogate
     * gradient. Inputs that are never used would keep their random weights, and disturb others' samples: they get none.
     */
    void initialise(SpikeVector usedInputs) {
        for (int i = 0; i < layers.size(); i++) {
            Parameters parameters = layers.get(i).parameters();
            float limit = (float) Math.sqrt(6.0 / (parameters.inputs() + parameters.columns()));
            float bias = i + 1 < layers.size() ? THRESHOLD / 2 : 0;
            parameters.initialise(limit, bias, CounterRandom.derive(RandomStream.WEIGHTS.key(config.seed()), i));
        }
        for (int input = 0; input < topology.inputs(); input++) {
            if (!usedInputs.get(input)) {
                layers.get(0).silence(input);
            }
        }
        layers.forEach(TrainableLayer::resume);
    }

    /** Starts from the weights of a network of this topology. */
    void startFrom(Network network) {
        int next = 0;
        for (Layer layer : network.layers()) {
            Optional<FloatWeights> weights = layer.floatWeights();
            if (weights.isPresent()) {
                layers.get(next++)
                        .parameters()
                        .startFrom(weights.get().weights(), weights.get().biases());
            }
        }
        layers.forEach(TrainableLayer::resume);
    }

    Topology topology() {
        return topology;
    }

    Batch batch() {
        return batch;
    }

    List<TrainableLayer> layers() {
        return layers;
    }

    Spikes input() {
        return spikes.get(0);
    }

    Dropout inputDropout() {
        return dropouts.get(0);
    }

    /** One pass a layer, for one worker. */
    List<LayerPass> passes() {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).pass(neurons(i)))
                .toList();
    }

    private NeuronPass neurons(int layer) {
        boolean continuous = neuronModel.carriesOver();
        if (layer + 1 == layers.size()) {
            return continuous
                    ? new SpikeCountLoss(batch, topology.heads(), THRESHOLD, neuronModel)
                    : new PotentialLoss(batch, topology.heads(), THRESHOLD);
        }
        HiddenOutput output = new HiddenOutput(
                layer + 1, spikes.get(layer + 1), dropouts.get(layer + 1), (float) config.spikePenalty());
        return continuous
                ? new ContinuousNeurons(batch, output, THRESHOLD, neuronModel)
                : new DiscontinuousNeurons(batch, output, THRESHOLD);
    }

    /** Mean spikes that were presented to each hidden layer in the batch at hand, made up for dropout. */
    void addSpikes(double[] sums) {
        for (int i = 1; i < layers.size(); i++) {
            long count = 0;
            for (int slot = 0; slot < batch.slots(); slot++) {
                count += spikes.get(i).at(slot).cardinality();
            }
            sums[i - 1] += count * (double) dropouts.get(i).scale();
        }
    }

    /** The parameters of all layers as the passes see them; a copy. */
    float[][][] copyOfParameters() {
        return layers.stream()
                .map(layer -> Arrays.stream(layer.parameters().rows())
                        .map(float[]::clone)
                        .toArray(float[][]::new))
                .toArray(float[][][]::new);
    }

    /** @param parameters as {@link #copyOfParameters}; they become part of the result */
    Network network(float[][][] parameters) {
        List<Layer> result = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            result.addAll(layers.get(i).toLayers(parameters[i]));
        }
        return new Network(neuronModel, result, topology.heads());
    }

    boolean finite() {
        return layers.stream().allMatch(layer -> layer.parameters().finite());
    }
}
