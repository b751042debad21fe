package dev.spikeloom.train;

import dev.spikeloom.network.Network;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.FloatWeights;
import dev.spikeloom.network.layer.Layer;
import dev.spikeloom.network.layer.LayerShape;
import dev.spikeloom.network.layer.MaxPoolLayer;
import dev.spikeloom.network.layer.MaxPooling;
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
import dev.spikeloom.train.neuron.PooledNeurons;
import dev.spikeloom.train.neuron.PotentialLoss;
import dev.spikeloom.train.neuron.SpikeCountLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The layers of a network while it is trained, what runs between them, and the batch that runs through them. */
final class TrainableNetwork {
    static final float THRESHOLD = 1;

    private final Topology topology;
    /** One for each layer with weights. */
    private final List<NeuronModel> neuronModels;

    private final TrainingConfig config;
    private final Batch batch;
    private final List<TrainableLayer> layers = new ArrayList<>();
    /** Of each layer with neurons, the rows and columns of the squares that its spikes are max-pooled by. */
    private final List<Integer> pools = new ArrayList<>();
    /** Where in the topology each layer with neurons is. */
    private final List<Integer> places = new ArrayList<>();
    /** {@code spikes.get(i)} is presented to layer {@code i}. */
    private final List<Spikes> spikes = new ArrayList<>();
    /** What is presented to the network; the spikes presented to the first layer if it is not max-pooled. */
    private final Spikes input;
    /** Of what is presented to the network, empty if there is none. */
    private final Optional<MaxPooling> inputPooling;

    private final List<Dropout> dropouts = new ArrayList<>();

    /**
     * @param neuronModels of the layers with weights
     * @param grids of the layers with weights, in quantization-aware training; otherwise empty
     */
    TrainableNetwork(Topology topology, List<NeuronModel> neuronModels, TrainingConfig config, List<WeightGrid> grids) {
        this.topology = topology;
        this.neuronModels = neuronModels;
        this.config = config;
        this.batch = new Batch(
                config.batchSize(), config.timeSteps(), topology.heads().size());
        for (int i = 0; i < topology.depth(); i++) {
            Optional<WeightShape> weights = topology.weightsOf(i);
            if (weights.isPresent()) {
                add(i, weights.get(), grids.isEmpty() ? null : grids.get(layers.size()));
            }
        }
        int pool = poolAfter(-1);
        this.inputPooling =
                pool == 1 ? Optional.empty() : Optional.of(new MaxPooling(new MaxPoolLayer(topology.input(), pool)));
        this.input = pool == 1 ? spikes.get(0) : new Spikes(topology.inputs(), batch.slotCapacity());
    }

    private void add(int index, WeightShape weights, WeightGrid grid) {
        boolean first = layers.isEmpty();
        NeuronModel neuronModel = neuronModels.get(layers.size());
        AddressMap addresses = topology.addressesOf(index);
        int pool = poolAfter(index);
        Dropout dropout = new Dropout(first ? config.inputDropout() : config.hiddenDropout());
        Spikes presented = new Spikes(addresses.from().size(), batch.slotCapacity());
        LayerContext context = new LayerContext(batch, presented, addresses, dropout.scale(), first, config.threads());
        dropouts.add(dropout);
        spikes.add(presented);
        pools.add(pool);
        places.add(index);
        layers.add(TrainableKinds.trainable(
                topology.layers().get(index),
                new TrainablePlace(
                        poolsCurrents(neuronModel) ? pool : 1,
                        neuronModel,
                        new Parameters(weights.rows(), weights.columns(), config.biases(), grid),
                        context)));
    }

    /**
     * Whether max pooling is one of currents: where these are the potentials, the largest of a square fires if any does.
     * Neurons that keep their potential must each see their own current, and their spikes are pooled.
     */
    private static boolean poolsCurrents(NeuronModel neuronModel) {
        return !neuronModel.carriesOver();
    }

    /**
     * Rows and columns of the squares by which the max pooling layers that follow a layer pool its spikes. Several pool like
     * one of their product. Sum pooling behind them passes spikes on, and is part of the layer that takes these.
     */
    private int poolAfter(int index) {
        int pool = 1;
        for (int i = index + 1; i < topology.depth() && topology.weightsOf(i).isEmpty(); i++) {
            LayerShape layer = topology.layers().get(i);
            VolumeShape volume = topology.inputOf(i);
            pool *= layer.addresses(volume).isPresent() ? 1 : TrainableKinds.pooling(layer, volume);
        }
        return pool;
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
        SpikeVector used = usedRows(usedInputs);
        for (int row = 0; row < used.size(); row++) {
            if (!used.get(row)) {
                layers.get(0).silence(row);
            }
        }
        layers.forEach(TrainableLayer::resume);
    }

    /** The inputs of the first layer that a used input of the network leads to. */
    private SpikeVector usedRows(SpikeVector usedInputs) {
        SpikeVector presynaptic = new SpikeVector(spikes.get(0).size());
        inputPooling.ifPresentOrElse(
                pooling -> pooling.pool(usedInputs, presynaptic), () -> presynaptic.copyFrom(usedInputs));
        AddressMap addresses = topology.addressesOf(places.get(0));
        SpikeVector rows = new SpikeVector(addresses.to().size());
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            if (addresses.of(i) != AddressMap.NONE) {
                rows.set(addresses.of(i));
            }
        }
        return rows;
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

    /** What is presented to the network. */
    Spikes input() {
        return input;
    }

    /**
     * From what is presented to the network in a slot to what is presented to its first layer, before dropout.
     *
     * @return the latter
     */
    SpikeVector presented(int slot) {
        SpikeVector presented = spikes.get(0).at(slot);
        inputPooling.ifPresent(pooling -> pooling.pool(input.at(slot), presented));
        return presented;
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
        NeuronModel neuronModel = neuronModels.get(layer);
        boolean continuous = neuronModel.carriesOver();
        if (layer + 1 == layers.size()) {
            return continuous
                    ? new SpikeCountLoss(batch, topology.heads(), THRESHOLD, neuronModel)
                    : new PotentialLoss(batch, topology.heads(), THRESHOLD);
        }
        HiddenOutput output = new HiddenOutput(
                layer + 1, spikes.get(layer + 1), dropouts.get(layer + 1), (float) config.spikePenalty());
        if (poolsCurrents(neuronModel)) {
            return new DiscontinuousNeurons(batch, output, THRESHOLD);
        }
        int pool = pools.get(layer);
        return pool == 1
                ? new ContinuousNeurons(batch, output, THRESHOLD, neuronModel)
                : new PooledNeurons(
                        batch,
                        output,
                        THRESHOLD,
                        neuronModel,
                        AddressMap.pooling(topology.outputOf(places.get(layer)), pool));
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
        Iterator<NeuronModel> models = neuronModels.iterator();
        Iterator<float[][]> next = Arrays.asList(parameters).iterator();
        List<Layer> result = new ArrayList<>();
        for (int i = 0; i < topology.depth(); i++) {
            result.add(topology.layers().get(i).layer(topology.inputOf(i), () -> weights(models.next(), next.next())));
        }
        return new Network(result, topology.heads());
    }

    /** @param rows as {@link Parameters#rows} */
    private static FloatWeights weights(NeuronModel neuronModel, float[][] rows) {
        int inputs = rows.length - 1;
        return new FloatWeights(neuronModel, Arrays.copyOf(rows, inputs), rows[inputs], THRESHOLD);
    }

    boolean finite() {
        return layers.stream().allMatch(layer -> layer.parameters().finite());
    }
}
