package dev.spikeloom.explore;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.WeightStorage;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.WeightFormat;
import dev.spikeloom.quantize.ScaleGranularity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every key of an experiment file, with its default, what is allowed and what it decides. Reading, checking, writing and
 * the reference page all follow this list.
 */
public final class Settings {
    static final int MAX_TIME_STEPS = Architecture.MAX_TIME_STEPS;

    static final Setting<String> NAME = new Setting<>(
            "name", ValueType.identifier(), "digits", "What the experiment is called in results and folders.");

    static final Setting<String> DATASET = new Setting<>(
            "data.dataset",
            ValueType.name(DatasetCatalog.names()),
            "digits",
            "The data set; all but digits are fetched first, with 'spikeloom data fetch'.");
    static final Setting<Long> ENCODER_SEED = new Setting<>(
            "data.encoder_seed",
            ValueType.seed(),
            "1",
            "Seed of the Bernoulli spikes that test and validation images are presented as.");

    static final Setting<Topology> NETWORK = new Setting<>(
            "network",
            ValueType.topology(),
            "64-64-64-10",
            "Layer sizes: pixels of an image, neurons of each hidden layer, classes.");

    static final Setting<Long> TRAINING_SEED = new Setting<>(
            "training.seed",
            ValueType.seed(),
            "1",
            "Seed of everything random in training: first weights, order of samples, spikes, dropout.");
    static final Setting<Integer> EPOCHS = new Setting<>(
            "training.epochs",
            ValueType.integer(1, 100_000),
            "120",
            "Passes over the training images, each with fresh spikes.");
    static final Setting<Integer> BATCH_SIZE =
            new Setting<>("training.batch_size", ValueType.integer(1, 1_024), "20", "Images a step of the optimizer.");
    static final Setting<BigDecimal> LEARNING_RATE = new Setting<>(
            "training.learning_rate",
            ValueType.decimal("0.0000001", "1"),
            "0.008",
            "Step size of Adam in the first epoch.");
    static final Setting<BigDecimal> FINAL_LEARNING_RATE = new Setting<>(
            "training.final_learning_rate",
            ValueType.decimal("0.0000001", "1"),
            "0.0001",
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
    static final Setting<Integer> VALIDATION_TIME_STEPS = new Setting<>(
            "training.validation_time_steps",
            ValueType.integer(1, 256),
            "16",
            "Time steps that a validation image is presented for when the best epoch is chosen.");

    static final Setting<Integer> WEIGHT_BITS = new Setting<>(
            "quantization.weight_bits",
            ValueType.integer(WeightFormat.MIN_BITS, WeightFormat.MAX_BITS),
            "7",
            "Bits of a weight.");
    static final Setting<ScaleGranularity> SCALE = new Setting<>(
            "quantization.scale",
            ValueType.constant(ScaleGranularity.class),
            "layer",
            "Which weights share a scale: all of a layer, or those into one neuron.");

    static final Setting<Integer> TIME_STEPS = new Setting<>(
            "time_steps", ValueType.integer(1, MAX_TIME_STEPS), "16", "Time steps that a test image is presented for.");

    static final Setting<Integer> BANK_ROWS = new Setting<>(
            "architecture.bank_rows",
            ValueType.powerOfTwo(2, Architecture.MAX_BANK_ROWS),
            "256",
            "Depth of an SRAM bank in weight rows.");
    static final Setting<WeightStorage> WEIGHTS = new Setting<>(
            "architecture.weights",
            ValueType.constant(WeightStorage.class),
            "loadable",
            "Whether weights can be rewritten at run time or are fixed, which allows narrower accumulators.");
    static final Setting<Integer> MAX_TIME_STEPS_OF_DESIGN = new Setting<>(
            "architecture.max_time_steps",
            ValueType.integer(1, MAX_TIME_STEPS),
            "1024",
            "The most time steps the hardware can count; at least time_steps.");

    static final Setting<Integer> COSIM_SAMPLES = new Setting<>(
            "cosimulation.samples",
            ValueType.integer(1, 1_000_000),
            "100",
            "Test images, from the first, that the RTL and the clocked model run side by side.");
    static final Setting<Integer> COSIM_TIME_STEPS = new Setting<>(
            "cosimulation.time_steps",
            ValueType.integer(1, MAX_TIME_STEPS),
            "16",
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
            "0.00002",
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
            ValueType.integer(1, MAX_TIME_STEPS),
            "256",
            "Up to how many time steps the converted and the trained network are compared.");
    static final Setting<Integer> CONVERSION_ENCODINGS = new Setting<>(
            "conversion.encodings",
            ValueType.integer(1, 1_000),
            "5",
            "How many times each test sample is encoded as spikes, with data.encoder_seed and the seeds after it.");

    private static final List<Setting<?>> ALL = List.of(
            NAME,
            DATASET,
            ENCODER_SEED,
            NETWORK,
            TRAINING_SEED,
            EPOCHS,
            BATCH_SIZE,
            LEARNING_RATE,
            FINAL_LEARNING_RATE,
            INPUT_DROPOUT,
            HIDDEN_DROPOUT,
            VALIDATION_TIME_STEPS,
            WEIGHT_BITS,
            SCALE,
            TIME_STEPS,
            BANK_ROWS,
            WEIGHTS,
            MAX_TIME_STEPS_OF_DESIGN,
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
            CONVERSION_ENCODINGS);

    private static final Map<String, Setting<?>> BY_PATH =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::path, Function.identity()));

    private Settings() {}

    /** All keys, in the order of a file: section by section. */
    public static List<Setting<?>> all() {
        return ALL;
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
