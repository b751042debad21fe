package dev.spikeloom.experiment;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.quantize.Clipping;
import dev.spikeloom.quantize.ScaleGranularity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every key of an experiment file, with its default, what is allowed and what it decides. Reading, checking, writing and
 * the reference page all follow this list.
 */
public final class Settings {
    /** The most time steps that a sample may be presented for. */
    public static final int MOST_TIME_STEPS = ParameterTable.MOST_TIME_STEPS;

    /** How often all samples are presented at most, to average over other random spikes. */
    public static final int MOST_RUNS = 10_000;

    static final Setting<String> NAME = new Setting<>(
            "name", ValueType.identifier(), "digits", "What the experiment is called in results and folders.");

    static final Setting<String> DATASET = new Setting<>(
            "data.dataset",
            ValueType.name(DatasetCatalog.names()),
            "digits",
            "The data set; all but digits and events, which are in data.folder, are fetched first, with 'spikeloom data fetch'.");
    public static final Setting<Optional<Path>> FOLDER = new Setting<>(
            "data.folder",
            ValueType.folder(),
            experiment -> Optional.empty(),
            "none",
            "Folder of the recordings of data.dataset events: events.yaml, train.csv and test.csv.");
    public static final Setting<Polarities> POLARITIES = new Setting<>(
            "data.polarities",
            ValueType.constant(Polarities.class),
            "on",
            "Events of recordings that a network sees: ON events, one input a pixel (34x34 of N-MNIST), or both polarities, two"
                    + " (34x34x2), OFF before ON.");
    public static final Setting<Long> ENCODER_SEED = new Setting<>(
            "data.encoder_seed",
            ValueType.seed(),
            "1",
            "Seed of the Bernoulli spikes that test images are presented as.");

    static final Setting<Topology> NETWORK = new Setting<>(
            "network",
            ValueType.topology(),
            "64-64-64-10",
            "Inputs, each hidden layer (256, 12c5, 12c5s2p1, mp2, sp2), classes of each head; a list of layers says the same.");

    static final Setting<List<NeuronModel>> NEURON = new Setting<>(
            "neuron",
            ValueType.perNeuronLayer(ValueType.neuronModel()),
            "snn-dc",
            "What a membrane potential starts a time step from: zero (snn-dc), what the last one left (snn-ct), or that less"
                    + " 1/2^K of it (lif-K), or 1/2^K + 1/2^L (lif-K+L). A spike subtracts the threshold from what is left, or leaves zero (-zero)."
                    + " Weights are added to it, or to a synaptic current, which loses 1/2^M of itself (-syn-M), and is added to"
                    + " it.");

    static final Setting<Long> TRAINING_SEED = new Setting<>(
            "training.seed",
            ValueType.seed(),
            "1",
            "Seed of everything random in training: first weights, order of samples, spikes, dropout.");
    static final Setting<Integer> EPOCHS = new Setting<>(
            "training.epochs",
            ValueType.integer(1, 100_000),
            "120",
            "Passes over the training samples, each with fresh spikes.");
    static final Setting<Integer> BATCH_SIZE =
            new Setting<>("training.batch_size", ValueType.integer(1, 1_024), "20", "Samples a step of the optimizer.");
    static final Setting<BigDecimal> LEARNING_RATE = new Setting<>(
            "training.learning_rate",
            ValueType.decimal("0.0000001", "1"),
            "0.008",
            "Step size of Adam in the first epoch.");
    static final Setting<BigDecimal> FINAL_LEARNING_RATE = new Setting<>(
            "training.final_learning_rate",
            ValueType.decimal("0.0000001", "1"),
            experiment -> experiment.get(LEARNING_RATE).min(new BigDecimal("0.0001")),
            "0.0001, or training.learning_rate if that is less",
            "Step size of Adam in the last epoch; it decays exponentially in between.");
    static final Setting<BigDecimal> INPUT_DROPOUT = new Setting<>(
            "training.input_dropout",
            ValueType.decimal("0", "0.9"),
            "0",
            "Share of the input spikes removed during training.");
    static final Setting<BigDecimal> HIDDEN_DROPOUT = new Setting<>(
            "training.hidden_dropout",
            ValueType.decimal("0", "0.9"),
            "0",
            "Share of the hidden spikes removed during training.");
    static final Setting<Integer> TRAINING_TIME_STEPS = new Setting<>(
            "training.time_steps",
            ValueType.integer(1, FollowingDefaults.MAX_TRAINING_TIME_STEPS),
            FollowingDefaults::trainingTimeSteps,
            "as long as recordings are; of images 1 for snn-dc, else time_steps up to 256",
            "Time steps that a sample is presented for in training.");
    static final Setting<Boolean> BIASES = new Setting<>(
            "training.biases", ValueType.truth(), "true", "Whether neurons have a bias, which is trained, too.");
    static final Setting<BigDecimal> SHIFT = new Setting<>(
            "training.augmentation.shift",
            ValueType.decimal("0", "16"),
            "0",
            "Greatest shift of a training image in x and in y, in pixels.");
    static final Setting<BigDecimal> ROTATION = new Setting<>(
            "training.augmentation.rotation",
            ValueType.decimal("0", "180"),
            "0",
            "Greatest rotation of a training image to either side, in degrees.");
    static final Setting<BigDecimal> SCALING = new Setting<>(
            "training.augmentation.scale",
            ValueType.decimal("0", "0.5"),
            "0",
            "Greatest growth or shrinking of a training image, as a fraction of its size.");
    static final Setting<BigDecimal> ELASTIC = new Setting<>(
            "training.augmentation.elastic",
            ValueType.decimal("0", "8"),
            "0",
            "Standard deviation of a smooth random displacement of each pixel of a training image, in pixels.");
    static final Setting<BigDecimal> SMOOTHNESS = new Setting<>(
            "training.augmentation.smoothness",
            ValueType.decimal("1", "16"),
            "4",
            "How far apart pixels are displaced alike, in pixels (sigma of a Gaussian).");
    public static final Setting<BigDecimal> SPIKE_PENALTY = new Setting<>(
            "training.spike_penalty",
            ValueType.decimal("0", "1000"),
            "0",
            "What the loss of a sample grows by for each hidden spike: fewer spikes are fewer cycles and less energy.");
    static final Setting<Integer> EARLY_STOP_EPOCHS = new Setting<>(
            "training.early_stop_epochs",
            ValueType.integer(0, 100_000),
            "0",
            "Training stops after so many epochs without a better validation accuracy; 0 for never.");
    static final Setting<Integer> VALIDATION_TIME_STEPS = new Setting<>(
            "training.validation_time_steps",
            ValueType.integer(1, FollowingDefaults.MAX_TRAINING_TIME_STEPS),
            FollowingDefaults::validationTimeSteps,
            "16, of recordings as long as they are; time_steps if these are fewer",
            "Time steps that a validation sample is presented for when the best epoch is chosen.");

    static final Setting<List<Integer>> WEIGHT_BITS = new Setting<>(
            "quantization.weight_bits",
            ValueType.perNeuronLayer(ValueType.integer(WeightFormat.MIN_BITS, WeightFormat.MAX_BITS)),
            "7",
            "Bits of a weight.");
    static final Setting<ScaleGranularity> SCALE = new Setting<>(
            "quantization.scale",
            ValueType.constant(ScaleGranularity.class),
            "layer",
            "Which weights share a scale: all of a layer, or those into one neuron.");

    public static final Setting<Clipping> CLIPPING = new Setting<>(
            "quantization.clipping",
            ValueType.constant(Clipping.class),
            "error",
            "How a scale is chosen: by the least error of the weights, so that none is clipped, by a percentile of their"
                    + " magnitudes, or by the fewest spikes that differ on samples (calibrated).");
    public static final Setting<BigDecimal> CLIPPING_PERCENTILE = new Setting<>(
            "quantization.percentile",
            ValueType.decimal("50", "100"),
            "99.9",
            "Percentile of the magnitudes of the weights that becomes the greatest weight, if clipping is percentile.");
    public static final Setting<Integer> CALIBRATION_SAMPLES = new Setting<>(
            "quantization.calibration_samples",
            ValueType.integer(1, 1_000_000),
            "256",
            "Training samples that calibrated scales are chosen on; with validation samples where there are fewer.");

    static final Setting<Integer> FINE_TUNE_EPOCHS = new Setting<>(
            "quantization.fine_tune_epochs",
            ValueType.integer(0, 100_000),
            "0",
            "Epochs that the network goes on training with quantized weights (quantization-aware fine-tuning); 0 for none.");
    static final Setting<BigDecimal> FINE_TUNE_LEARNING_RATE = new Setting<>(
            "quantization.fine_tune_learning_rate",
            ValueType.decimal("0.0000001", "1"),
            "0.001",
            "Step size of Adam in the first epoch of fine-tuning; it decays to training.final_learning_rate.");

    static final Setting<Integer> TIME_STEPS = new Setting<>(
            "time_steps",
            ValueType.integer(1, MOST_TIME_STEPS),
            FollowingDefaults::timeSteps,
            "16, of recordings as long as they are; " + ArchitectureSettings.MAX_TIME_STEPS + " if these are fewer",
            "Time steps that a test sample is presented for.");

    static final Setting<String> TECHNOLOGY = new Setting<>(
            "physical.technology",
            ValueType.name(Technologies.names()),
            Technologies.DEFAULT,
            "The technology that area, clock, power and energy are estimated for, see 'spikeloom tech list'.");

    public static final Setting<Integer> COSIM_SAMPLES = new Setting<>(
            "cosimulation.samples",
            ValueType.integer(1, 1_000_000),
            "100",
            "Test images, from the first, that the RTL and the clocked model run side by side.");
    static final Setting<Integer> COSIM_TIME_STEPS = new Setting<>(
            "cosimulation.time_steps",
            ValueType.integer(1, MOST_TIME_STEPS),
            experiment -> experiment.get(TIME_STEPS),
            "time_steps",
            "Time steps of each of these images.");
    static final Setting<HostPauses> COSIM_PAUSES = new Setting<>(
            "cosimulation.host_pauses",
            ValueType.constant(HostPauses.class),
            "none",
            "Whether the host is always ready in co-simulation, or pauses at random to exercise stalls.");
    static final Setting<Long> COSIM_PAUSE_SEED =
            new Setting<>("cosimulation.host_pause_seed", ValueType.seed(), "1", "Seed of these pauses.");

    static final Setting<Boolean> LOAD_WEIGHTS = new Setting<>(
            "cosimulation.load_weights",
            ValueType.truth(),
            "false",
            "Whether weights and thresholds are first written through the load port; needs loadable weights.");

    static final Setting<Long> RELU_SEED = new Setting<>(
            "conversion.seed",
            ValueType.seed(),
            "1",
            "Seed of everything random in training the ReLU network of the conversion baseline.");
    static final Setting<Integer> RELU_EPOCHS = new Setting<>(
            "conversion.epochs",
            ValueType.integer(1, 100_000),
            "60",
            "Passes of the ReLU network over the training samples.");
    static final Setting<Integer> RELU_BATCH_SIZE = new Setting<>(
            "conversion.batch_size", ValueType.integer(1, 1_024), "20", "Samples a step of its optimizer.");
    static final Setting<BigDecimal> RELU_LEARNING_RATE = new Setting<>(
            "conversion.learning_rate",
            ValueType.decimal("0.0000001", "1"),
            "0.002",
            "Step size of its Adam in the first epoch.");
    static final Setting<BigDecimal> RELU_FINAL_LEARNING_RATE = new Setting<>(
            "conversion.final_learning_rate",
            ValueType.decimal("0.0000001", "1"),
            experiment -> experiment.get(RELU_LEARNING_RATE).min(new BigDecimal("0.00002")),
            "0.00002, or conversion.learning_rate if that is less",
            "Step size of its Adam in the last epoch; it decays exponentially in between.");
    static final Setting<BigDecimal> RELU_INPUT_DROPOUT = new Setting<>(
            "conversion.input_dropout",
            ValueType.decimal("0", "0.9"),
            "0",
            "Share of the inputs removed during its training.");
    static final Setting<BigDecimal> RELU_HIDDEN_DROPOUT = new Setting<>(
            "conversion.hidden_dropout",
            ValueType.decimal("0", "0.9"),
            "0",
            "Share of the hidden activations removed during its training.");
    static final Setting<BigDecimal> PERCENTILE = new Setting<>(
            "conversion.percentile",
            ValueType.decimal("50", "100"),
            "99.9",
            "Percentile of a layer's positive activations that becomes a spike at every time step.");
    static final Setting<Integer> CONVERSION_TIME_STEPS = new Setting<>(
            "conversion.time_steps",
            ValueType.integer(1, MOST_TIME_STEPS),
            "256",
            "Up to how many time steps the converted and the trained network are compared.");
    static final Setting<Integer> CONVERSION_RUNS = new Setting<>(
            "conversion.runs",
            ValueType.integer(1, MOST_RUNS),
            "5",
            "How often the test samples are presented for that, with data.encoder_seed and the seeds after it.");

    /** How much of everything that deforms training samples. */
    static final List<Setting<BigDecimal>> DEFORMATION = List.of(SHIFT, ROTATION, SCALING, ELASTIC);

    private static final List<Setting<?>> BEFORE_ARCHITECTURE = List.of(
            NAME,
            DATASET,
            FOLDER,
            POLARITIES,
            ENCODER_SEED,
            NETWORK,
            NEURON,
            TRAINING_SEED,
            EPOCHS,
            BATCH_SIZE,
            LEARNING_RATE,
            FINAL_LEARNING_RATE,
            INPUT_DROPOUT,
            HIDDEN_DROPOUT,
            TRAINING_TIME_STEPS,
            BIASES,
            SHIFT,
            ROTATION,
            SCALING,
            ELASTIC,
            SMOOTHNESS,
            SPIKE_PENALTY,
            EARLY_STOP_EPOCHS,
            VALIDATION_TIME_STEPS,
            WEIGHT_BITS,
            SCALE,
            CLIPPING,
            CLIPPING_PERCENTILE,
            CALIBRATION_SAMPLES,
            FINE_TUNE_EPOCHS,
            FINE_TUNE_LEARNING_RATE,
            TIME_STEPS);

    private static final List<Setting<?>> AFTER_ARCHITECTURE = List.of(
            TECHNOLOGY,
            COSIM_SAMPLES,
            COSIM_TIME_STEPS,
            COSIM_PAUSES,
            COSIM_PAUSE_SEED,
            LOAD_WEIGHTS,
            RELU_SEED,
            RELU_EPOCHS,
            RELU_BATCH_SIZE,
            RELU_LEARNING_RATE,
            RELU_FINAL_LEARNING_RATE,
            RELU_INPUT_DROPOUT,
            RELU_HIDDEN_DROPOUT,
            PERCENTILE,
            CONVERSION_TIME_STEPS,
            CONVERSION_RUNS);

    private static final List<Setting<?>> ALL = Stream.of(
                    BEFORE_ARCHITECTURE, ArchitectureSettings.ALL, AFTER_ARCHITECTURE)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private static final Map<String, Setting<?>> BY_PATH =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::path, Function.identity()));

    private Settings() {}

    /** All keys, in the order of a file: section by section. */
    public static List<Setting<?>> all() {
        return ALL;
    }

    /** The keys that say something of an experiment, in the order of a file. */
    public static List<Setting<?>> of(Experiment experiment) {
        return Stream.of(BEFORE_ARCHITECTURE, ArchitectureSettings.shown(experiment), AFTER_ARCHITECTURE)
                .<Setting<?>>flatMap(List::stream)
                .filter(setting -> setting != FOLDER || experiment.get(FOLDER).isPresent())
                .toList();
    }

    /** The key at a path, or null. */
    static Setting<?> at(String path) {
        return BY_PATH.get(path);
    }

    /** Whether a path leads to keys rather than to a value. */
    static boolean isSection(String path) {
        return ALL.stream().anyMatch(setting -> setting.path().startsWith(path + "."));
    }
}
