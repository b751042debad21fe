package dev.spikeloom.experiment;

import dev.spikeloom.convert.ReluTrainingConfig;
import dev.spikeloom.dataset.DataChoice;
import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.quantize.QuantizationConfig;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.train.TrainingConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All that decides a run: one value for each of the {@link Settings}, given or by default. Immutable. */
public final class Experiment {
    /** Those that are given: defaults may follow them. */
    private final Map<Setting<?>, Object> given;

    /** Where values come from that were given: {@code mine.yaml:3}, {@code --set}. */
    private final Map<Setting<?>, String> origins;

    private Experiment(Map<Setting<?>, Object> given, Map<Setting<?>, String> origins) {
        this.given = given;
        this.origins = origins;
    }

    /** The experiment that an empty file describes. */
    public static Experiment defaults() {
        return new Experiment(new LinkedHashMap<>(), Map.of());
    }

    /**
     * This experiment with one value read from text.
     *
     * @param where the text comes from, for the message
     * @throws InputException if the text is not allowed
     */
    public <T> Experiment with(Setting<T> setting, String where, String text) {
        Map<Setting<?>, Object> changed = new LinkedHashMap<>(given);
        changed.put(setting, setting.parse(where, text));
        Map<Setting<?>, String> from = new LinkedHashMap<>(origins);
        from.put(setting, where);
        return new Experiment(changed, from);
    }

    /**
     * This experiment with a network that is there.
     *
     * @param neuronModels one for each layer of neurons
     */
    public Experiment with(List<NeuronModel> neuronModels, Topology topology) {
        Map<Setting<?>, Object> changed = new LinkedHashMap<>(given);
        changed.put(Settings.NEURON, neuronModels);
        changed.put(Settings.NETWORK, topology);
        Map<Setting<?>, String> from = new LinkedHashMap<>(origins);
        from.keySet().removeAll(List.of(Settings.NEURON, Settings.NETWORK));
        return new Experiment(changed, from);
    }

    /** An error with the file and line of the first key that it names, if that was given there. */
    public InputException located(InputException e) {
        Setting<?> named = null;
        int first = Integer.MAX_VALUE;
        for (Setting<?> setting : origins.keySet()) {
            Matcher matcher = Pattern.compile("(?<![\\w.])" + Pattern.quote(setting.path()) + "(?![\\w.])")
                    .matcher(e.getMessage());
            if (matcher.find() && matcher.start() < first) {
                first = matcher.start();
                named = setting;
            }
        }
        return named == null ? e : new InputException(origins.get(named) + ": " + e.getMessage(), e);
    }

    /**
     * This experiment, if its values fit together.
     *
     * @param where it comes from, for the message
     * @throws InputException otherwise
     */
    Experiment checked(String where) {
        architecture();
        neuronModels();
        weightFormats();
        requireData();
        requireAtMostDesigned(where, Settings.TIME_STEPS);
        requireAtMostDesigned(where, Settings.COSIM_TIME_STEPS);
        if (get(Settings.LOAD_WEIGHTS) && get(ArchitectureSettings.WEIGHTS) == WeightStorage.FIXED) {
            throw new InputException(origins.getOrDefault(Settings.LOAD_WEIGHTS, where) + ": "
                    + Settings.LOAD_WEIGHTS.path() + " is 'true', allowed: false, unless "
                    + ArchitectureSettings.WEIGHTS.path() + " is loadable");
        }
        return this;
    }

    private void requireData() {
        try {
            DatasetCatalog.requireAllowed(data());
            if (DatasetCatalog.isFolder(dataset())) {
                requireNotDeformed();
            }
        } catch (InputException e) {
            throw located(e);
        }
    }

    private void requireNotDeformed() {
        for (Setting<BigDecimal> amount : Settings.DEFORMATION) {
            if (get(amount).signum() != 0) {
                throw new InputException(amount + " is '" + text(amount) + "', allowed with " + Settings.DATASET + " "
                        + dataset() + ": 0");
            }
        }
    }

    private void requireAtMostDesigned(String where, Setting<Integer> steps) {
        int most = get(ArchitectureSettings.MAX_TIME_STEPS);
        if (get(steps) > most) {
            throw new InputException(origins.getOrDefault(steps, where) + ": " + steps + " is '" + get(steps) + "' and "
                    + ArchitectureSettings.MAX_TIME_STEPS + " is '" + most + "', allowed: " + steps + " of 1 to " + most
                    + ", or a larger " + ArchitectureSettings.MAX_TIME_STEPS);
        }
    }

    @SuppressWarnings("unchecked") // with() puts a T under each Setting<T>
    public <T> T get(Setting<T> setting) {
        Object value = given.get(setting);
        return value == null ? setting.defaultIn(this) : (T) value;
    }

    /** A value as it stands in a file. */
    public <T> String text(Setting<T> setting) {
        return setting.format(get(setting));
    }

    /** The keys that have another value in {@code other}. */
    public List<Setting<?>> differences(Experiment other) {
        List<Setting<?>> differing = new ArrayList<>(Settings.all());
        differing.removeIf(setting -> text(setting).equals(other.text(setting)));
        return differing;
    }

    public String name() {
        return get(Settings.NAME);
    }

    public String dataset() {
        return get(Settings.DATASET);
    }

    /** The data set with all that says which samples it gives. */
    public DataChoice data() {
        return new DataChoice(dataset(), get(Settings.FOLDER), polarities());
    }

    /** The events of recordings that the network sees. */
    public Polarities polarities() {
        return get(Settings.POLARITIES);
    }

    public long encoderSeed() {
        return get(Settings.ENCODER_SEED);
    }

    public long trainingSeed() {
        return get(Settings.TRAINING_SEED);
    }

    public Topology topology() {
        return get(Settings.NETWORK);
    }

    /**
     * What the neurons of each layer that has any do between time steps, input side first.
     *
     * @throws InputException if there is not one for each
     */
    public List<NeuronModel> neuronModels() {
        return ofEachLayer(Settings.NEURON);
    }

    /** The neuron models as people read them: one where all layers have the same. */
    public String neuronText() {
        return text(Settings.NEURON);
    }

    /**
     * The format of the weights of each layer of neurons, input side first.
     *
     * @throws InputException if there is not one for each
     */
    public List<WeightFormat> weightFormats() {
        return ofEachLayer(Settings.WEIGHT_BITS).stream().map(WeightFormat::new).toList();
    }

    private <T> List<T> ofEachLayer(Setting<List<T>> setting) {
        Topology topology = topology();
        List<T> values = get(setting);
        int layers = topology.weightedLayers();
        if (values.size() == 1) {
            return Collections.nCopies(layers, values.get(0));
        }
        try {
            requireOneALayer(setting);
        } catch (InputException e) {
            throw located(e);
        }
        return values;
    }

    /** @throws InputException if a setting has neither one value nor one for each layer of neurons */
    void requireOneALayer(Setting<? extends List<?>> setting) {
        Topology topology = topology();
        int values = get(setting).size();
        if (values != 1 && values != topology.weightedLayers()) {
            String names = IntStream.range(0, topology.depth())
                    .filter(layer -> topology.weightsOf(layer).isPresent())
                    .mapToObj(
                            layer -> "layer " + layer + ", " + topology.layers().get(layer))
                    .collect(Collectors.joining("; "));
            throw new InputException(setting + " has " + values + " values, allowed: one, or one for each of the "
                    + topology.weightedLayers() + " layers of neurons: " + names);
        }
    }

    /**
     * What the experiment's networks have that the accelerator does not do yet; empty if it can run them.
     *
     * @throws InputException as {@link #architecture()}
     */
    public Optional<String> beyondHardware() {
        return Machines.unsupported(topology(), architecture());
    }

    /**
     * Refuses networks that the accelerator does not do, and architectures as {@link #requirePossibleHardware()}.
     *
     * @throws InputException naming what the network has, or the parameter
     */
    public void requireHardware() {
        Machines.requireSupported(topology(), architecture());
        requirePossibleHardware();
    }

    /**
     * Refuses an architecture that no network of the experiment can run on; better known before training than after it.
     *
     * @throws InputException naming the parameter, its value, the layer and what is possible
     */
    public void requirePossibleHardware() {
        if (beyondHardware().isEmpty()) {
            Architecture architecture = architecture();
            try {
                Machines.requirePossible(topology(), neuronModels(), weightFormats(), architecture);
            } catch (InputException e) {
                throw located(e);
            }
        }
    }

    /**
     * @param threads to train with; the result does not depend on it
     * @throws InputException if {@code threads} is out of range
     */
    public TrainingConfig training(int threads) {
        return TrainingConfig.builder()
                .epochs(get(Settings.EPOCHS))
                .batchSize(get(Settings.BATCH_SIZE))
                .learningRate(
                        get(Settings.LEARNING_RATE).doubleValue(),
                        get(Settings.FINAL_LEARNING_RATE).doubleValue())
                .dropout(
                        get(Settings.INPUT_DROPOUT).doubleValue(),
                        get(Settings.HIDDEN_DROPOUT).doubleValue())
                .timeSteps(get(Settings.TRAINING_TIME_STEPS))
                .biases(get(Settings.BIASES))
                .augmentation(augmentation())
                .spikePenalty(get(Settings.SPIKE_PENALTY).doubleValue())
                .earlyStopEpochs(get(Settings.EARLY_STOP_EPOCHS))
                .validationTimeSteps(get(Settings.VALIDATION_TIME_STEPS))
                .seed(get(Settings.TRAINING_SEED))
                .threads(threads)
                .build();
    }

    private Augmentation augmentation() {
        return new Augmentation(
                get(Settings.SHIFT).doubleValue(),
                get(Settings.ROTATION).doubleValue(),
                get(Settings.SCALING).doubleValue(),
                get(Settings.ELASTIC).doubleValue(),
                get(Settings.SMOOTHNESS).doubleValue());
    }

    /** Time steps that a sample is presented for in training. */
    public int trainingTimeSteps() {
        return get(Settings.TRAINING_TIME_STEPS);
    }

    /** The most epochs of training. */
    public int epochs() {
        return get(Settings.EPOCHS);
    }

    /** Epochs that the network is trained on with quantized weights; 0 for none. */
    public int fineTuneEpochs() {
        return get(Settings.FINE_TUNE_EPOCHS);
    }

    /**
     * How the network is trained on with quantized weights.
     *
     * @throws InputException if {@code epochs} or {@code threads} is out of range
     */
    public TrainingConfig fineTuning(int epochs, int threads) {
        double rate = get(Settings.FINE_TUNE_LEARNING_RATE).doubleValue();
        double finalRate = Math.min(rate, get(Settings.FINAL_LEARNING_RATE).doubleValue());
        return training(threads).toBuilder()
                .epochs(epochs)
                .learningRate(rate, finalRate)
                .build();
    }

    /** @throws InputException as {@link #weightFormats()} */
    public QuantizationConfig quantization() {
        return new QuantizationConfig(
                weightFormats().stream().map(WeightFormat::bits).toList(),
                get(Settings.SCALE),
                get(Settings.CLIPPING),
                get(Settings.CLIPPING_PERCENTILE).doubleValue());
    }

    /** On how many samples scales are calibrated, if they are. */
    public int calibrationSamples() {
        return get(Settings.CALIBRATION_SAMPLES);
    }

    /** Time steps that a test image is presented for. */
    public int timeSteps() {
        return get(Settings.TIME_STEPS);
    }

    /** @throws InputException if the values for the layers do not fit together */
    public Architecture architecture() {
        try {
            return ArchitectureSettings.of(this);
        } catch (InputException e) {
            throw located(e);
        }
    }

    /** The technology that the design is estimated in. */
    public String technology() {
        return get(Settings.TECHNOLOGY);
    }

    public int cosimulationSamples() {
        return get(Settings.COSIM_SAMPLES);
    }

    public int cosimulationTimeSteps() {
        return get(Settings.COSIM_TIME_STEPS);
    }

    /** Weights that are in no file have to be loaded. */
    public boolean cosimulationLoadsWeights() {
        return get(Settings.LOAD_WEIGHTS) || ParameterCombinations.loadsWeights(architecture());
    }

    public HostTiming cosimulationHost() {
        return switch (get(Settings.COSIM_PAUSES)) {
            case NONE -> HostTiming.saturated();
            case RANDOM -> HostTiming.random(get(Settings.COSIM_PAUSE_SEED));
        };
    }

    /**
     * @param threads to train with; the result does not depend on it
     * @throws InputException if {@code threads} is out of range
     */
    public ReluTrainingConfig reluTraining(int threads) {
        return new ReluTrainingConfig(
                get(Settings.RELU_EPOCHS),
                get(Settings.RELU_BATCH_SIZE),
                get(Settings.RELU_LEARNING_RATE).doubleValue(),
                get(Settings.RELU_FINAL_LEARNING_RATE).doubleValue(),
                get(Settings.RELU_INPUT_DROPOUT).doubleValue(),
                get(Settings.RELU_HIDDEN_DROPOUT).doubleValue(),
                augmentation(),
                get(Settings.RELU_SEED),
                threads);
    }

    /** The percentile of activations that thresholds are balanced by. */
    public double conversionPercentile() {
        return get(Settings.PERCENTILE).doubleValue();
    }

    /** Up to how many time steps the converted network is compared with the trained one. */
    public int conversionTimeSteps() {
        return get(Settings.CONVERSION_TIME_STEPS);
    }

    /** How often the test samples are presented to both. */
    public int conversionRuns() {
        return get(Settings.CONVERSION_RUNS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Experiment that && differences(that).isEmpty();
    }

    @Override
    public int hashCode() {
        return Settings.all().stream().<String>map(this::text).toList().hashCode();
    }

    @Override
    public String toString() {
        return ExperimentYaml.write(this);
    }
}
