package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.network.neuron.NeuronModel;
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

    private final DenseDesign layer;
    private final Interval register;
    private final int steps;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> stated = new HashSet<>();

    /**
     * @param membraneBits of the register of a potential
     * @param steps time steps of a sample, at most
     */
    SumConditions(DenseDesign layer, int membraneBits, int steps) {
        this.layer = layer;
        this.register = Interval.ofBits(membraneBits);
        this.steps = steps;
    }

    /** Of the weights and biases as they are, by weight row and neuron. */
    void withWeights(int[][] weights, int[] biases, int[] thresholds) {
        for (int i = 0; i < weights.length; i++) {
            text.append("(declare-const b").append(i).append(" Int)\n");
            text.append("(assert (and (<= 0 b")
                    .append(i)
                    .append(") (<= b")
                    .append(i)
                    .append(' ')
                    .append(layer.spikesOfARow())
                    .append(")))\n");
        }
        for (int n = 0; n < biases.length; n++) {
            int neuron = n;
            String terms = IntStream.range(0, weights.length)
                    .filter(i -> weights[i][neuron] != 0)
                    .mapToObj(i -> "(* " + Interval.number(weights[i][neuron]) + " b" + i + ")")
                    .collect(Collectors.joining(" "));
            long low = biases[n];
            long high = biases[n];
            for (int[] row : weights) {
                low += (long) layer.spikesOfARow() * Math.min(0, row[n]);
                high += (long) layer.spikesOfARow() * Math.max(0, row[n]);
            }
            Interval sum = new Interval(low, high);
            boolean carries = layer.carriesOver();
            condition(
                    "neuron " + n + ", the sum of its bias " + biases[n] + " and weights, "
                            + (carries ? sum : register),
                    "(define-fun s () Int (+ " + Interval.number(biases[n]) + " 0 " + terms + "))",
                    "(not " + (carries ? sum : register).holds("s") + ")");
            if (carries) {
                steps("neuron " + n, sum, thresholds[n], Interval.number(thresholds[n]));
            }
        }
    }

    /** Of any weights, and biases as large as the weights of a step can be. */
    void withAnyWeights(int weightBits, boolean biases) {
        long least = weightBits == 1 ? -1 : Interval.ofBits(weightBits).low();
        long greatest = weightBits == 1 ? 1 : Interval.ofBits(weightBits).high();
        Interval added = new Interval(Math.min(0, least), Math.max(0, greatest));
        int spikes = layer.weightRows() * layer.spikesOfARow();
        Interval bias = biases ? new Interval(spikes * least, spikes * greatest) : Interval.ZERO;
        for (int i = 0; i < spikes; i++) {
            text.append("(declare-const w").append(i).append(" Int)\n");
            text.append("(assert ").append(added.holds("w" + i)).append(")\n");
        }
        text.append("(declare-const bias Int)\n(assert ")
                .append(bias.holds("bias"))
                .append(")\n");
        Interval sum = new Interval(bias.low() + spikes * added.low(), bias.high() + spikes * added.high());
        boolean carries = layer.carriesOver();
        String terms = IntStream.range(0, spikes).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        condition(
                "a neuron, the sum of its bias and weights, " + (carries ? sum : register),
                "(define-fun s () Int (+ bias 0 " + terms + "))",
                "(not " + (carries ? sum : register).holds("s") + ")");
        if (carries) {
            text.append("(declare-const threshold Int)\n(assert (<= 0 threshold))\n");
            steps("a neuron", sum, Long.MAX_VALUE, "threshold");
        }
    }

    /** From one time step to the next; what has been stated of another neuron with the same numbers holds for this one. */
    private void steps(String subject, Interval sum, long threshold, String thresholdTerm) {
        if (!stated.add(sum + " " + thresholdTerm)) {
            return;
        }
        NeuronModel model = layer.neuronModel();
        List<Interval> intervals = StepIntervals.of(model, sum, threshold, steps);
        String leaked = model.leakShift() == 0 ? "v" : "(- v (div v " + (1L << model.leakShift()) + "))";
        String left = model.subtracts() ? "(- u " + thresholdTerm + ")" : "0";
        for (int step = 0; step + 1 < intervals.size(); step++) {
            Interval before = intervals.get(step);
            Interval after = intervals.get(step + 1);
            // Within the step, the potential lies between where it starts and what any part of the sum makes of it.
            condition(
                    subject + ", a potential that starts step " + step + " from " + before + ", " + register
                            + " or then " + after,
                    "(declare-const v Int)\n(declare-const p Int)\n(define-fun u () Int (+ " + leaked + " p))\n"
                            + "(define-fun l () Int (ite (> u " + thresholdTerm + ") " + left + " u))\n"
                            + "(assert " + before.holds("v") + ")\n(assert " + sum.holds("p") + ")",
                    "(not (and " + register.holds("u") + " " + register.holds("l") + " " + after.holds("l") + "))");
        }
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
