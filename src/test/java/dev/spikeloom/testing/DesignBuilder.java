package dev.spikeloom.testing;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A design with random weights, from its properties. What is not set is as in the machine of Yin et al., but for banks
 * of 8 rows and samples of up to 16 time steps.
 */
public final class DesignBuilder {
    private final List<Integer> sizes;
    private final List<LayerArchitecture> layers = new ArrayList<>();
    private long seed = 1;
    private List<Integer> weightBits = List.of(7);
    private List<NeuronModel> models = List.of(NeuronModel.SNN_DC);
    private boolean biases;
    private boolean sharedThresholds;
    private List<Integer> heads;
    private WeightStorage storage = WeightStorage.LOADABLE;
    private HostKind host = HostKind.CORE;
    private int timeSteps = 16;
    private boolean counters;
    private UnaryOperator<Architecture> whole = architecture -> architecture;
    private int argmaxStages;

    private DesignBuilder(String topology) {
        this.sizes = Arrays.stream(topology.split("-")).map(Integer::valueOf).toList();
        this.heads = List.of(sizes.get(sizes.size() - 1));
    }

    /** @param topology layer sizes, inputs first: {@code 20-12-4} */
    public static DesignBuilder of(String topology) {
        return new DesignBuilder(topology);
    }

    /** Sets the seed of weights, biases and thresholds. */
    public DesignBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** @param values one for all layers, or one a layer */
    public DesignBuilder weightBits(Integer... values) {
        weightBits = List.of(values);
        return this;
    }

    /** @param texts such as {@code lif-3-zero}: one for all layers, or one a layer */
    public DesignBuilder neurons(String... texts) {
        models = Arrays.stream(texts).map(NeuronModels::of).toList();
        return this;
    }

    public DesignBuilder biases() {
        biases = true;
        return this;
    }

    /** All neurons of a layer get the same threshold, which does not make the hardware share a register. */
    public DesignBuilder sameThresholds() {
        sharedThresholds = true;
        return this;
    }

    public DesignBuilder heads(Integer... classes) {
        heads = List.of(classes);
        return this;
    }

    public DesignBuilder fixed() {
        storage = WeightStorage.FIXED;
        return this;
    }

    public DesignBuilder storage(WeightStorage value) {
        storage = value;
        return this;
    }

    public DesignBuilder host(HostKind value) {
        host = value;
        return this;
    }

    public DesignBuilder timeSteps(int value) {
        timeSteps = value;
        return this;
    }

    /** Sets a parameter of the accelerator as a whole. */
    public <T> DesignBuilder with(Parameter<T> parameter, T value) {
        UnaryOperator<Architecture> before = whole;
        whole = architecture -> before.apply(architecture).with(parameter, value);
        return this;
    }

    public DesignBuilder counters() {
        counters = true;
        return this;
    }

    public DesignBuilder argmaxStages(int value) {
        argmaxStages = value;
        return this;
    }

    /** Adds the architecture of the next layer, as changes to the default; a single one is that of all layers. */
    public DesignBuilder layer(UnaryOperator<LayerBuilder> changes) {
        layers.add(changes.apply(LayerBuilder.baseline().bankRows(8)).build());
        return this;
    }

    public RateDesign build() {
        List<LayerArchitecture> architectures =
                layers.isEmpty() ? List.of(LayerBuilder.baseline().bankRows(8).build()) : layers;
        return RateDesign.elaborate(
                network(),
                whole.apply(Architecture.of(architectures)
                        .with(ParameterTable.WEIGHTS, storage)
                        .with(ParameterTable.MAX_TIME_STEPS, timeSteps)
                        .with(ParameterTable.COUNTERS, counters)
                        .with(ParameterTable.ARGMAX_STAGES, argmaxStages)
                        .with(ParameterTable.HOST, host)));
    }

    /** Its generated files. */
    public RtlFiles rtl() {
        return Verilog.generate(build());
    }

    private QuantizedNetwork network() {
        RandomGenerator random = RandomDesigns.random(seed);
        QuantizedNetwork plain = RandomDesigns.network(random, sizes, weightBits);
        List<QuantizedLayer> dense = new ArrayList<>();
        for (QuantizedLayer layer : plain.layers()) {
            NeuronModel model = models.get(models.size() == 1 ? 0 : dense.size());
            dense.add(varied((QuantizedDenseLayer) layer, model, random));
        }
        return new QuantizedNetwork(dense, heads);
    }

    /** Potentials that carry over have thresholds above zero. */
    private QuantizedDenseLayer varied(QuantizedDenseLayer layer, NeuronModel model, RandomGenerator random) {
        int[] thresholds = layer.thresholds().clone();
        int[] ofBiases = new int[thresholds.length];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = model.carriesOver() ? 1 + Math.abs(thresholds[n]) : thresholds[n];
            thresholds[n] = sharedThresholds ? thresholds[0] : thresholds[n];
            ofBiases[n] = biases ? random.nextInt(9) - 4 : 0;
        }
        return new QuantizedDenseLayer(
                model, layer.weightFormat(), layer.weights(), ofBiases, thresholds, layer.scales());
    }
}
