package dev.spikeloom.design.parameter;

import static dev.spikeloom.design.parameter.ParameterTable.BANK_MAPPING;
import static dev.spikeloom.design.parameter.ParameterTable.BANK_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.HOST;
import static dev.spikeloom.design.parameter.ParameterTable.ISSUE_WIDTH;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.MAX_TIME_STEPS;
import static dev.spikeloom.design.parameter.ParameterTable.MEMBRANE_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.READ_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.SATURATE;
import static dev.spikeloom.design.parameter.ParameterTable.STREAM_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.THRESHOLDS;
import static dev.spikeloom.design.parameter.ParameterTable.WEIGHTS;
import static dev.spikeloom.design.parameter.ParameterTable.WORD_BITS;

import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which parameters go together: what the design matrix and the fuzzer, which otherwise go through the
 * {@link ParameterTable} from top to bottom, must know of single ones. Whether a design is possible is decided where it is
 * elaborated, whatever stands here.
 */
public final class ParameterCombinations {
    /** Tried for potentials: as wide as the thresholds need it and no wider. */
    public static final String SATURATING = "saturating";

    /** What the values of a few parameters must meet in a layer; it holds for what no other value can change. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it is met in a layer of some inputs and neurons; only for what its {@link Rule} names. */
        boolean isMet(ParameterLookup values, int inputs, int neurons);
    }

    /**
     * A condition with what it looks at.
     *
     * @param parameters that it looks at
     * @param ofInputs whether it looks at the number of inputs
     * @param ofNeurons whether it looks at the number of neurons
     */
    public record Rule(List<Parameter<?>> parameters, boolean ofInputs, boolean ofNeurons, Condition condition) {
        public Rule {
            parameters = List.copyOf(parameters);
        }
    }

    /** Words are in weights: widths with weights of one bit. */
    private static final List<Rule> OF_LAYERS = List.of(
            new Rule(
                    List.of(BANK_ROWS, BANK_MAPPING, READ_PORTS, ISSUE_WIDTH),
                    true,
                    false,
                    (values, inputs, neurons) -> values.get(ISSUE_WIDTH) <= ports(values, inputs)),
            new Rule(
                    List.of(READ_PORTS, ISSUE_WIDTH),
                    false,
                    false,
                    (values, inputs, neurons) -> values.get(READ_PORTS) == 1 || values.get(ISSUE_WIDTH) > 1),
            new Rule(List.of(LANES), false, true, (values, inputs, neurons) -> values.get(LANES) <= neurons),
            new Rule(
                    List.of(LANES, WORD_BITS),
                    false,
                    true,
                    (values, inputs, neurons) -> values.get(WORD_BITS) < 2
                            || (values.get(LANES) == 0 ? neurons : values.get(LANES)) % values.get(WORD_BITS) == 0));

    /** Where a stream has one width only, others are not worth a test. */
    private static final List<Rule> OF_WHOLE = List.of(new Rule(
            List.of(HOST, STREAM_BITS),
            false,
            false,
            (values, inputs, neurons) ->
                    values.get(HOST) == HostKind.AXI_PACKED || isDefault(STREAM_BITS, values.get(STREAM_BITS))));

    /** What decides which networks and stimuli are possible, rather than how they are computed. */
    private static final List<Parameter<?>> OF_STIMULI = List.of(WEIGHTS, MAX_TIME_STEPS);

    private static final List<Parameter<?>> OF_HOST = List.of(HOST, STREAM_BITS);

    private ParameterCombinations() {}

    /** What the parameters of a layer must meet among themselves and with its shape, for a matrix of small designs. */
    public static List<Rule> rulesOfLayers() {
        return OF_LAYERS;
    }

    /** What the parameters of the accelerator as a whole must meet, for a matrix of small designs. */
    public static List<Rule> rulesOfWhole() {
        return OF_WHOLE;
    }

    private static int ports(ParameterLookup values, int inputs) {
        int banks = (inputs + values.get(BANK_ROWS) - 1) / values.get(BANK_ROWS);
        boolean interleaved = values.get(BANK_MAPPING) == BankMapping.INTERLEAVED;
        int rounded = interleaved && Integer.bitCount(banks) > 1 ? Integer.highestOneBit(banks) << 1 : banks;
        return rounded * values.get(READ_PORTS);
    }

    /** @throws InputException if a host has no stream of that width */
    static void requireStream(HostKind host, int streamBits) {
        if (host == HostKind.AXI_EVENTS && !isDefault(STREAM_BITS, streamBits)) {
            throw new InputException("architecture." + STREAM_BITS + " " + streamBits
                    + " is not possible with architecture." + HOST + " " + HOST.format(host) + ", whose stream has "
                    + STREAM_BITS.defaultValue() + " bits");
        }
    }

    /** Whether a parameter of the host may have any value beside those that are there. */
    public static boolean isFree(Parameter<?> parameter, Architecture architecture) {
        return parameter != STREAM_BITS || architecture.host() != HostKind.AXI_EVENTS;
    }

    /** The parameters of what surrounds the core, that first which decides on the others. */
    public static List<Parameter<?>> ofHost() {
        return OF_HOST;
    }

    /** The parameters of the whole that belong neither to the host nor to the network and its stimuli. */
    public static List<Parameter<?>> ofCore() {
        return ParameterTable.OF_WHOLE.stream()
                .filter(parameter -> !OF_HOST.contains(parameter) && !OF_STIMULI.contains(parameter))
                .toList();
    }

    /** An architecture without what surrounds the core. */
    public static Architecture bare(Architecture given) {
        return atDefaults(given, OF_HOST);
    }

    /** An architecture with nothing but the core, and nothing in that which it can do without. */
    public static Architecture plain(Architecture given) {
        return atDefaults(
                given, Stream.concat(ofCore().stream(), OF_HOST.stream()).toList());
    }

    /** The last first: what follows from others goes before these. */
    private static Architecture atDefaults(Architecture given, List<Parameter<?>> parameters) {
        Architecture changed = given;
        for (Parameter<?> parameter : reversed(parameters)) {
            changed = atDefault(changed, parameter);
        }
        return changed;
    }

    private static <T> Architecture atDefault(Architecture given, Parameter<T> parameter) {
        return given.with(parameter, parameter.defaultValue());
    }

    /**
     * Architectures that are simpler in one respect that is not one of a layer.
     *
     * @param timeSteps that are needed
     */
    public static List<Architecture> simpler(Architecture given, int timeSteps) {
        List<Architecture> simpler = new ArrayList<>();
        simpler.add(bare(given));
        for (Parameter<?> parameter : reversed(ParameterTable.OF_WHOLE)) {
            if (parameter != HOST && !OF_STIMULI.contains(parameter)) {
                simpler.add(atDefault(given, parameter));
            }
        }
        simpler.add(given.with(WEIGHTS, WeightStorage.FIXED));
        simpler.add(
                given.weightStorage() == WeightStorage.LOADED ? given.with(WEIGHTS, WeightStorage.LOADABLE) : given);
        simpler.add(given.with(MAX_TIME_STEPS, timeSteps));
        return simpler;
    }

    /** Layers that are simpler in one respect: in a parameter, or in two of which one means nothing without the other. */
    public static List<LayerArchitecture> simpler(LayerArchitecture given) {
        List<LayerArchitecture> simpler = new ArrayList<>();
        for (Parameter<?> parameter : ParameterTable.OF_LAYERS) {
            if (parameter == MEMBRANE_BITS) {
                simpler.add(atDefault(atDefault(given, MEMBRANE_BITS), SATURATE));
            } else if (parameter != ISSUE_WIDTH) {
                simpler.add(atDefault(given, parameter));
            }
            if (parameter == READ_PORTS) {
                simpler.add(singleIssue(given));
            }
        }
        return simpler;
    }

    private static <T> LayerArchitecture atDefault(LayerArchitecture given, Parameter<T> parameter) {
        return given.with(parameter, parameter.defaultValue());
    }

    /** A layer that issues one index a cycle, for which one read port is enough. */
    public static LayerArchitecture singleIssue(LayerArchitecture given) {
        return atDefault(atDefault(given, ISSUE_WIDTH), READ_PORTS);
    }

    /** A layer with an accumulator a neuron, and macros as wide as these need. */
    public static LayerArchitecture unfolded(LayerArchitecture given) {
        return atDefault(atDefault(given, LANES), WORD_BITS);
    }

    /** A layer with as many accumulators as before, or as few neurons can use, and macros as wide as these need. */
    public static LayerArchitecture fittingLanes(LayerArchitecture given, int neurons) {
        return atDefault(given, WORD_BITS).with(LANES, Math.min(given.get(LANES), Integer.highestOneBit(neurons)));
    }

    /** A layer with potentials of a width, at which they may saturate or not. */
    public static LayerArchitecture withPotentials(LayerArchitecture given, int bits, boolean saturating) {
        return given.with(MEMBRANE_BITS, bits).with(SATURATE, saturating);
    }

    /** Whether a layer has one threshold for all of its neurons. */
    public static boolean sharesThreshold(ParameterLookup values) {
        return values.get(THRESHOLDS) == ThresholdScope.LAYER;
    }

    private static <T> boolean isDefault(Parameter<T> parameter, T value) {
        return parameter.defaultValue().equals(value);
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }
}
