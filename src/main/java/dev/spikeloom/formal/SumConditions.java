package dev.spikeloom.formal;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.network.neuron.Leak;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The conditions of a layer in SMT-LIB: linear, over integers. Before each stands what it is the counterexample of, which
 * z3 repeats.
 */
final class SumConditions {
    /** Begins a line that says what the next condition is the counterexample of. */
    static final String SUBJECT = "leaves: ";

    private final LayerDesign layer;
    private final Order order;
    private final int spikesOfARow;
    private final Interval register;
    private final int steps;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> stated = new HashSet<>();

    /** Where the bias comes in a time step. */
    enum Order {
        /** Before any weight. */
        BIAS_FIRST,
        /** After all weights: what these come to has to stay in the register without it, too. */
        BIAS_LAST
    }

    /**
     * The conditions of a layer, none so far.
     *
     * @param spikesOfARow the most spikes in a time step that add a weight row
     * @param membraneBits of the register of a potential
     * @param steps time steps of a sample, at most
     */
    SumConditions(LayerDesign layer, Order order, int spikesOfARow, int membraneBits, int steps) {
        this.layer = layer;
        this.order = order;
        this.spikesOfARow = spikesOfARow;
        this.register = Interval.ofBits(membraneBits);
        this.steps = steps;
    }

    /**
     * Of the weights and biases as they are, by weight row and neuron.
     *
     * @param spikes the most that add to a potential in a time step
     */
    void withWeights(int[][] weights, int[] biases, int[] thresholds, int spikes) {
        for (int i = 0; i < weights.length; i++) {
            text.append("(declare-const b").append(i).append(" Int)\n");
            text.append("(assert (and (<= 0 b")
                    .append(i)
                    .append(") (<= b")
                    .append(i)
                    .append(' ')
                    .append(spikesOfARow)
                    .append(")))\n");
        }
        if (spikes < weights.length * spikesOfARow) {
            text.append("(assert (<= (+ 0");
            IntStream.range(0, weights.length).forEach(i -> text.append(" b").append(i));
            text.append(") ").append(spikes).append("))\n");
        }
        for (int n = 0; n < biases.length; n++) {
            int neuron = n;
            String terms = IntStream.range(0, weights.length)
                    .filter(i -> weights[i][neuron] != 0)
                    .mapToObj(i -> "(* " + Interval.number(weights[i][neuron]) + " b" + i + ")")
                    .collect(Collectors.joining(" "));
            Interval bias = new Interval(biases[n], biases[n]);
            int[] column = Arrays.stream(weights).mapToInt(row -> row[neuron]).toArray();
            Interval added = new Interval(
                    -most(Arrays.stream(column).map(weight -> -weight), spikes), most(Arrays.stream(column), spikes));
            sums("neuron " + n, " " + biases[n], added, bias, Interval.number(biases[n]), terms);
            steps("neuron " + n, added, bias, thresholds[n], Interval.number(thresholds[n]));
        }
    }

    /** The most that so many spikes can add with some of the weights. */
    private long most(IntStream weights, int spikes) {
        int[] sorted = weights.filter(weight -> weight > 0).sorted().toArray();
        long sum = 0;
        int left = spikes;
        for (int i = sorted.length - 1; i >= 0; i--) {
            int adding = Math.min(left, spikesOfARow);
            sum += (long) adding * sorted[i];
            left -= adding;
        }
        return sum;
    }

    /**
     * Of any weights.
     *
     * @param spikes the most that add to a potential in a time step
     * @param bias any that there may be
     */
    void withAnyWeights(int weightBits, int spikes, Interval bias) {
        Interval added = anyWeight(weightBits);
        for (int i = 0; i < spikes; i++) {
            text.append("(declare-const w").append(i).append(" Int)\n");
            text.append("(assert ").append(added.holds("w" + i)).append(")\n");
        }
        text.append("(declare-const bias Int)\n(assert ")
                .append(bias.holds("bias"))
                .append(")\n");
        Interval weights = new Interval(spikes * added.low(), spikes * added.high());
        String terms = IntStream.range(0, spikes).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        sums("a neuron", "", weights, bias, "bias", terms);
        if (layer.carriesOver()) {
            text.append("(declare-const threshold Int)\n(assert (<= 0 threshold))\n");
        }
        steps("a neuron", weights, bias, Long.MAX_VALUE, "threshold");
    }

    /** What a spike adds with any weight, or nothing. */
    static Interval anyWeight(int weightBits) {
        long least = weightBits == 1 ? -1 : Interval.ofBits(weightBits).low();
        long greatest = weightBits == 1 ? 1 : Interval.ofBits(weightBits).high();
        return new Interval(Math.min(0, least), Math.max(0, greatest));
    }

    /** That what is added in a time step stays in the register or, where potentials carry over, in what it is taken for then. */
    private void sums(String subject, String named, Interval weights, Interval bias, String biasTerm, String terms) {
        boolean carries = layer.carriesOver();
        Interval all = carries ? weights.plus(bias) : register;
        condition(
                subject + ", the sum of its bias" + named + " and weights, " + all,
                "(define-fun s () Int (+ " + biasTerm + " 0 " + terms + "))",
                "(not " + all.holds("s") + ")");
        if (order == Order.BIAS_LAST) {
            Interval before = carries ? weights : register;
            condition(
                    subject + ", the sum of its weights before its bias is added, " + before,
                    "(define-fun s () Int (+ 0 0 " + terms + "))",
                    "(not " + before.holds("s") + ")");
        }
    }

    /**
     * From one time step to the next, where potentials carry over; what has been stated of another neuron with the same numbers
     * holds for this one.
     */
    private void steps(String subject, Interval weights, Interval bias, long threshold, String thresholdTerm) {
        Interval sum = weights.plus(bias);
        boolean last = order == Order.BIAS_LAST;
        if (!layer.carriesOver() || !stated.add((last ? weights + " " + bias : sum) + " " + thresholdTerm)) {
            return;
        }
        NeuronModel model = layer.neuronModel();
        List<StepIntervals> intervals = StepIntervals.of(model, sum, threshold, steps);
        String leaked = leaked(model.leak(), "v");
        String leftBySpike = model.subtracts() ? "(- u " + thresholdTerm + ")" : "0";
        // What is added before the comparison at once, or the weights and then the bias.
        String added = last
                ? "(declare-const q Int)\n(define-fun w () Int (+ " + leaked + " p))\n(define-fun u () Int (+ w q))\n"
                : "(define-fun u () Int (+ " + leaked + " p))\n";
        if (model.isSynaptic()) {
            added = "(declare-const c Int)\n(define-fun d () Int (+ " + leaked(model.synapse(), "c")
                    + " p))\n(define-fun u () Int (+ " + leaked + " d))\n";
        }
        String ranges = last
                ? "(assert " + weights.holds("p") + ")\n(assert " + bias.holds("q") + ")"
                : "(assert " + sum.holds("p") + ")";
        for (int step = 0; step + 1 < intervals.size(); step++) {
            Interval before = intervals.get(step).potential();
            Interval after = intervals.get(step + 1).potential();
            Interval current = intervals.get(step).current();
            Interval left = intervals.get(step + 1).current();
            String assumed = model.isSynaptic() ? "\n(assert " + current.holds("c") + ")" : "";
            String claimed = model.isSynaptic() ? register.holds("d") + " " + left.holds("d") + " " : "";
            // Within the step, the potential lies between where it starts and what any part of the sum makes of it.
            condition(
                    subject + ", a potential that starts step " + step + " from " + before + ", " + register
                            + " or then " + after,
                    "(declare-const v Int)\n(declare-const p Int)\n" + added
                            + "(define-fun l () Int (ite (> u " + thresholdTerm + ") " + leftBySpike + " u))\n"
                            + "(assert " + before.holds("v") + ")\n" + ranges + assumed,
                    "(not (and " + claimed + (last ? register.holds("w") + " " : "") + register.holds("u") + " "
                            + register.holds("l") + " " + after.holds("l") + "))");
        }
    }

    /** What is left of a number; division rounds down, as a shift does. */
    private static String leaked(Leak leak, String number) {
        if (!leak.leaks()) {
            return number;
        }
        String dividend =
                leak.hasSecond() ? "(+ " + number + " (div " + number + " " + (1L << leak.step()) + "))" : number;
        return "(- " + number + " (div " + dividend + " " + (1L << leak.shift()) + "))";
    }

    private void condition(String subject, String declarations, String negation) {
        text.append("\n(echo \"").append(SUBJECT).append(subject).append("\")\n(push)\n");
        text.append(declarations).append("\n(assert ").append(negation).append(")\n(check-sat)\n(pop)\n");
    }

    /** The whole file. */
    String text(List<String> heading) {
        StringBuilder file = new StringBuilder();
        file.append("; Layer ")
                .append(layer.index())
                .append(": ")
                .append(String.join(", ", heading))
                .append(".\n");
        file.append("; Each condition is the negation of a claim, which holds if the condition is unsatisfiable.\n\n");
        return file.append(text).toString();
    }
}
