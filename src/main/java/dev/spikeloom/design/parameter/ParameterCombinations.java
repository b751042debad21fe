package dev.spikeloom.design.parameter;

import static dev.spikeloom.design.parameter.ParameterTable.BANK_MAPPING;
import static dev.spikeloom.design.parameter.ParameterTable.BANK_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.FAN_OUT;
import static dev.spikeloom.design.parameter.ParameterTable.HOST;
import static dev.spikeloom.design.parameter.ParameterTable.INPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.ISSUE_WIDTH;
import static dev.spikeloom.design.parameter.ParameterTable.KERNEL_ROWS;
import static dev.spikeloom.design.parameter.ParameterTable.LANES;
import static dev.spikeloom.design.parameter.ParameterTable.LOAD_STREAM;
import static dev.spikeloom.design.parameter.ParameterTable.MAX_TIME_STEPS;
import static dev.spikeloom.design.parameter.ParameterTable.MEMBRANE_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.MOST_ISSUED;
import static dev.spikeloom.design.parameter.ParameterTable.OUTPUT_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.POTENTIAL_BUFFERS;
import static dev.spikeloom.design.parameter.ParameterTable.READ_PORTS;
import static dev.spikeloom.design.parameter.ParameterTable.SATURATE;
import static dev.spikeloom.design.parameter.ParameterTable.STREAM_BITS;
import static dev.spikeloom.design.parameter.ParameterTable.TARGET;
import static dev.spikeloom.design.parameter.ParameterTable.THRESHOLDS;
import static dev.spikeloom.design.parameter.ParameterTable.WEIGHTS;

import dev.spikeloom.io.InputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which parameters go together: what the design matrix, the fuzzer and the search for a faster design, which otherwise go
 * through the {@link ParameterTable} from top to bottom, must know of single ones. Whether a design is possible is decided
 * where it is elaborated, which takes from here how many banks a layer has.
 */
public final class ParameterCombinations {
    /** Tried for potentials: as wide as the thresholds need it and no wider. */
    public static final String SATURATING = "saturating";

    /** The parameters that {@link #widen} changes, those first that widen a layer most. */
    public static final List<Parameter<?>> WIDENING = List.of(
            KERNEL_ROWS,
            POTENTIAL_BUFFERS,
            ISSUE_WIDTH,
            LANES,
            BANK_ROWS,
            BANK_MAPPING,
            READ_PORTS,
            INPUT_BUFFERS,
            OUTPUT_BUFFERS);

    /** Banks are not made smaller than this for the sake of more read ports. */
    private static final int LEAST_BANK_ROWS = 8;

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

    /** Takes changes of a layer. */
    @FunctionalInterface
    public interface Candidates {
        /** Adds the layer as changed, if that is possible; whether it is. */
        boolean offer(LayerArchitecture changed);
    }

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
                    List.of(LANES, FAN_OUT),
                    false,
                    true,
                    (values, inputs, neurons) -> values.get(FAN_OUT) == 0
                            || values.get(LANES) == 0
                            || neurons <= (long) values.get(FAN_OUT) * values.get(LANES)));

    /** Where a stream has one width only, others are not worth a test. */
    private static final List<Rule> OF_WHOLE = List.of(new Rule(
            List.of(HOST, STREAM_BITS),
            false,
            false,
            (values, inputs, neurons) ->
                    values.get(HOST) == HostKind.AXI_PACKED || isDefault(STREAM_BITS, values.get(STREAM_BITS))));

    private static final Rule OF_CARRIED_POTENTIALS = new Rule(
            List.of(POTENTIAL_BUFFERS),
            false,
            false,
            (values, inputs, neurons) -> isDefault(POTENTIAL_BUFFERS, values.get(POTENTIAL_BUFFERS)));

    /** What decides which networks and stimuli are possible, rather than how they are computed. */
    private static final List<Parameter<?>> OF_STIMULI = List.of(WEIGHTS, MAX_TIME_STEPS);

    private static final List<Parameter<?>> OF_HOST = List.of(HOST, STREAM_BITS, LOAD_STREAM);

    private ParameterCombinations() {}

    /** What the parameters of a layer must meet among themselves and with its shape, for a matrix of small designs. */
    public static List<Rule> rulesOfLayers() {
        return OF_LAYERS;
    }

    /** What the parameters of a layer must meet whose potentials carry over from a time step to the next. */
    public static Rule ruleOfCarriedPotentials() {
        return OF_CARRIED_POTENTIALS;
    }

    /** What the parameters of the accelerator as a whole must meet, for a matrix of small designs. */
    public static List<Rule> rulesOfWhole() {
        return OF_WHOLE;
    }

    /**
     * Offers the changes of a layer that would widen it, in one respect each.
     *
     * @param meant the parameters that mean something in the layer
     * @param neurons of the layer; of a convolution its channels
     * @param candidates to which they are added; what else is offered depends on which are possible
     */
    public static void widen(LayerArchitecture given, List<Parameter<?>> meant, int neurons, Candidates candidates) {
        if (meant.contains(KERNEL_ROWS) && given.get(KERNEL_ROWS) == KernelRows.ONE) {
            candidates.offer(given.with(KERNEL_ROWS, KernelRows.ALL));
        }
        if (meant.contains(POTENTIAL_BUFFERS) && given.get(POTENTIAL_BUFFERS) == 1) {
            candidates.offer(given.with(POTENTIAL_BUFFERS, 2));
        }
        int lanes = given.get(LANES);
        if (lanes > 0 && lanes < neurons) {
            candidates.offer(given.with(LANES, 2 * lanes < neurons ? 2 * lanes : 0));
        }
        int width = given.get(ISSUE_WIDTH);
        if (width < MOST_ISSUED && meant.contains(BANK_ROWS)) {
            widenIssue(given.with(ISSUE_WIDTH, 2 * width), candidates);
        }
        if (width > 1 && given.get(READ_PORTS) == 1) {
            candidates.offer(given.with(READ_PORTS, 2));
        }
        if (width > 1 && !isInterleaved(given)) {
            candidates.offer(interleaved(given));
        }
        bufferInput(given, candidates);
        if (given.get(OUTPUT_BUFFERS) == 1) {
            candidates.offer(given.with(OUTPUT_BUFFERS, 2));
        }
    }

    /** Offers a second buffer at the input of a layer that has one. */
    public static void bufferInput(LayerArchitecture given, Candidates candidates) {
        if (given.get(INPUT_BUFFERS) == 1) {
            candidates.offer(given.with(INPUT_BUFFERS, 2));
        }
    }

    /** With the banks as they are, or with the fewest more read ports that it needs: a second one each, or more banks. */
    private static void widenIssue(LayerArchitecture wider, Candidates candidates) {
        boolean possible = offerBothMappings(wider, candidates);
        if (!possible) {
            offerBothMappings(wider.with(READ_PORTS, 2), candidates);
        }
        int rows = wider.get(BANK_ROWS) / 2;
        while (!possible && rows >= LEAST_BANK_ROWS) {
            possible = offerBothMappings(wider.with(BANK_ROWS, rows), candidates);
            rows /= 2;
        }
    }

    /** Offers a layer with the mapping that it has and, if it is possible, with an interleaved one. */
    private static boolean offerBothMappings(LayerArchitecture wider, Candidates candidates) {
        boolean possible = candidates.offer(wider);
        if (possible && !isInterleaved(wider)) {
            candidates.offer(interleaved(wider));
        }
        return possible;
    }

    /** Whether neighbouring inputs are in neighbouring banks. */
    public static boolean isInterleaved(ParameterLookup values) {
        return values.get(BANK_MAPPING) == BankMapping.INTERLEAVED;
    }

    private static LayerArchitecture interleaved(LayerArchitecture given) {
        return given.with(BANK_MAPPING, BankMapping.INTERLEAVED);
    }

    /** The banks that hold the weight rows of a layer: a power of two of them if they are interleaved. */
    public static int banks(ParameterLookup values, int inputs) {
        int rows = values.get(BANK_ROWS);
        int needed = (inputs + rows - 1) / rows;
        return isInterleaved(values) && Integer.bitCount(needed) > 1 ? Integer.highestOneBit(needed) << 1 : needed;
    }

    private static int ports(ParameterLookup values, int inputs) {
        return banks(values, inputs) * values.get(READ_PORTS);
    }

    /** @throws InputException if a host has no streams of these widths */
    static void requireStreams(HostKind host, int streamBits) {
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

    /** The parameters that decide which networks and stimuli are possible, rather than how they are computed. */
    public static List<Parameter<?>> ofStimuli() {
        return OF_STIMULI;
    }

    /** The parameters of layers that decide how many indices are issued a cycle: a convolution issues one. */
    public static List<Parameter<Integer>> ofIssue() {
        return List.of(ISSUE_WIDTH);
    }

    /** The parameters of what surrounds the core, that first which decides on the others. */
    public static List<Parameter<?>> ofHost() {
        return OF_HOST;
    }

    /** What surrounds the core, in two words. */
    public static String surroundings(Architecture architecture) {
        return HOST + " " + HOST.format(architecture.host());
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
     * @throws InputException if {@code timeSteps} is out of range
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
        simpler.add(loadsWeights(given) ? given.with(WEIGHTS, WeightStorage.LOADABLE) : given);
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

    /** A layer with an accumulator a neuron. */
    public static LayerArchitecture unfolded(LayerArchitecture given) {
        return atDefault(given, LANES);
    }

    /** A layer with one set of potentials, which may carry over. */
    public static LayerArchitecture singlePotentials(LayerArchitecture given) {
        return atDefault(given, POTENTIAL_BUFFERS);
    }

    /** A layer with as many accumulators as before, or as few neurons can use. */
    public static LayerArchitecture fittingLanes(LayerArchitecture given, int neurons) {
        return given.with(LANES, Math.min(given.get(LANES), Integer.highestOneBit(neurons)));
    }

    /**
     * A layer with potentials of a width, at which they may saturate or not.
     *
     * @throws InputException if {@code bits} is out of range
     */
    public static LayerArchitecture withPotentials(LayerArchitecture given, int bits, boolean saturating) {
        return given.with(MEMBRANE_BITS, bits).with(SATURATE, saturating);
    }

    /** Whether weights have to be loaded: memory macros hold nothing at first. */
    public static boolean loadsWeights(ParameterLookup values) {
        return values.get(WEIGHTS) == WeightStorage.LOADED
                || (values.get(WEIGHTS) == WeightStorage.LOADABLE && values.get(TARGET) == Target.ASIC);
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
