package dev.spikeloom.network.neuron;

import dev.spikeloom.network.IntegerReference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a neuron does with its membrane potential between time steps. Its arithmetic in integers is specified by
 * {@link IntegerReference}.
 *
 * @param kind what the potential starts a time step from
 * @param reset what a spike does to the potential; of {@link Kind#SNN_DC}, whose potential does not outlive the time
 *     step, always {@link Reset#SUBTRACT}
 * @param leak of {@link Kind#LIF}, what a potential loses from one time step to the next; otherwise {@link Leak#NONE}
 * @param synapse of neurons with a synaptic current, which takes the weights and is added to the potential in each time
 *     step: what it loses from one time step to the next. {@link Leak#NONE} where weights are added to the potential
 *     itself. Only of potentials that carry over.
 */
public record NeuronModel(Kind kind, Reset reset, Leak leak, Leak synapse) {
    /** Discontinuous integration. */
    public static final NeuronModel SNN_DC = new NeuronModel(Kind.SNN_DC, Reset.SUBTRACT, Leak.NONE, Leak.NONE);

    /** Continuous integration, reset by subtraction. */
    public static final NeuronModel SNN_CT = continuous(Reset.SUBTRACT);

    private static final String RESET_TO_ZERO = "-zero";

    private static final String SYNAPSE = "-syn-";

    private static final Pattern TEXT = Pattern.compile("(?:snn-ct|lif-(?<leak>" + Leak.TEXT + "))(?:" + SYNAPSE
            + "(?<synapse>" + Leak.TEXT + "))?(?<zero>" + RESET_TO_ZERO + ")?");

    /** What the potential starts a time step from. */
    public enum Kind {
        /** Discontinuous integration: from zero (Yin et al. 2017, eq. 2 and 3). */
        SNN_DC,
        /** Continuous integration: from what the last time step left (eq. 5 to 7). */
        SNN_CT,
        /** Leaky integrate and fire: from most of what the last time step left. */
        LIF
    }

    /** What a spike does to a potential that carries over. */
    public enum Reset {
        /** It subtracts the threshold. */
        SUBTRACT,
        /** It leaves zero. */
        ZERO
    }

    /** @throws IllegalArgumentException if the kind of neuron does not have this reset or leak */
    public NeuronModel {
        if (leak.leaks() != (kind == Kind.LIF)) {
            throw new IllegalArgumentException("leak " + leak + " of " + kind);
        }
        if (kind == Kind.SNN_DC && synapse.leaks()) {
            throw new IllegalArgumentException("synaptic current of " + kind);
        }
        if (kind == Kind.SNN_DC && reset != Reset.SUBTRACT) {
            throw new IllegalArgumentException("reset " + reset + " of " + kind);
        }
    }

    /** Continuous integration. */
    public static NeuronModel continuous(Reset reset) {
        return new NeuronModel(Kind.SNN_CT, reset, Leak.NONE, Leak.NONE);
    }

    /** Leaky integrate and fire, with a leak of one term. */
    public static NeuronModel lif(int leakShift, Reset reset) {
        return lif(Leak.of(leakShift), reset);
    }

    /** Leaky integrate and fire. */
    public static NeuronModel lif(Leak leak, Reset reset) {
        return new NeuronModel(Kind.LIF, reset, leak, Leak.NONE);
    }

    /** The same with a synaptic current. */
    public NeuronModel withSynapse(Leak decay) {
        return new NeuronModel(kind, reset, leak, decay);
    }

    /** The same where weights are added to the potential itself. */
    public NeuronModel withoutSynapse() {
        return withSynapse(Leak.NONE);
    }

    /** Whether there is a synaptic current. */
    public boolean isSynaptic() {
        return synapse.leaks();
    }

    /** Whether a time step starts from what the last one left. */
    public boolean carriesOver() {
        return kind != Kind.SNN_DC;
    }

    /** Whether neurons in floating point can have a threshold; as in integers, {@link #minThreshold}. */
    public boolean allows(float threshold) {
        return !carriesOver() || threshold > 0;
    }

    /**
     * The least threshold of neurons in integers. Where a spike subtracts the threshold, one below 1 would let a potential
     * that carries over grow without end. A reset to zero has the same limit: so a spike never raises the potential.
     */
    public int minThreshold() {
        return carriesOver() ? 1 : Integer.MIN_VALUE;
    }

    /** Whether a spike takes the threshold from a potential that carries over. */
    public boolean subtracts() {
        return carriesOver() && reset == Reset.SUBTRACT;
    }

    /** As it is written in files: {@code snn-dc}, {@code snn-ct}, {@code snn-ct-zero}, {@code lif-4}, {@code lif-4+7-zero}, {@code lif-4-syn-3}. */
    public String text() {
        String current = isSynaptic() ? SYNAPSE + synapse.text() : "";
        String suffix = current + (reset == Reset.ZERO ? RESET_TO_ZERO : "");
        return switch (kind) {
            case SNN_DC -> "snn-dc";
            case SNN_CT -> "snn-ct" + suffix;
            case LIF -> "lif-" + leak.text() + suffix;
        };
    }

    /** The model whose {@link #text} this is. */
    public static Optional<NeuronModel> of(String text) {
        if (text.equals(SNN_DC.text())) {
            return Optional.of(SNN_DC);
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Reset reset = matcher.group("zero") == null ? Reset.SUBTRACT : Reset.ZERO;
        String leak = matcher.group("leak");
        Optional<NeuronModel> potential =
                leak == null ? Optional.of(continuous(reset)) : Leak.of(leak).map(known -> lif(known, reset));
        String synapse = matcher.group("synapse");
        return synapse == null
                ? potential
                : potential.flatMap(model -> Leak.of(synapse).map(model::withSynapse));
    }

    /** The texts that {@link #of} takes, in words that follow "allowed". */
    public static String allowed() {
        return "snn-dc; snn-ct, lif-K or lif-K+L, each with -syn-M or -syn-M+N behind it, with -zero at the end, or with both;"
                + " K to N from 1 to " + Leak.MAX_SHIFT + ", K below L, M below N";
    }

    @Override
    public String toString() {
        return text();
    }
}
