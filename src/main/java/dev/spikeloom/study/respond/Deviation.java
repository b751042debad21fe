package dev.spikeloom.study.respond;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a recording is from the exact solution.
 *
 * @param name of the recording
 * @param spikes how many it has
 * @param spikeTimes in seconds: when the rows begin in which there are any, of one neuron after the other
 * @param missed spikes that it lacks
 * @param extra spikes that it should not have
 * @param timeError seconds between those that it should have and the exact ones, in the mean; null if there are none
 * @param factor what its potentials are multiplied by to come nearest to the exact ones (least squares): simulators have units of
 *     their own; null if all are 0
 * @param potentialError root of the mean squared difference of the potentials, once multiplied; null likewise
 */
public record Deviation(
        String name,
        int spikes,
        List<BigDecimal> spikeTimes,
        int missed,
        int extra,
        BigDecimal timeError,
        BigDecimal factor,
        BigDecimal potentialError) {
    private static final MathContext DIGITS = new MathContext(6);

    public Deviation {
        spikeTimes = List.copyOf(spikeTimes);
    }

    /** @param seconds of a row */
    static Deviation of(Recording recording, Recording exact, double seconds) {
        List<BigDecimal> times = new ArrayList<>();
        int pairs = 0;
        long distance = 0;
        int expected = 0;
        for (int neuron = 0; neuron < recording.neurons().size(); neuron++) {
            List<Integer> spikes = recording.neurons().get(neuron).spikes();
            times.addAll(times(spikes, seconds));
            SpikeMatch match = SpikeMatch.of(spikes, exact.neurons().get(neuron).spikes());
            pairs += match.pairs();
            distance += match.distance();
            expected += exact.neurons().get(neuron).spikes().size();
        }
        double factor = factor(recording, exact);
        return new Deviation(
                recording.name(),
                times.size(),
                times,
                expected - pairs,
                times.size() - pairs,
                pairs == 0 ? null : rounded((double) distance / pairs * seconds),
                rounded(factor),
                rounded(potentialError(recording, exact, factor)));
    }

    /** When rows begin, in seconds. */
    static List<BigDecimal> times(List<Integer> rows, double seconds) {
        BigDecimal row = BigDecimal.valueOf(seconds);
        return rows.stream()
                .map(at -> row.multiply(BigDecimal.valueOf(at)).stripTrailingZeros())
                .toList();
    }

    private static double factor(Recording recording, Recording exact) {
        double product = 0;
        double square = 0;
        for (int neuron = 0; neuron < recording.neurons().size(); neuron++) {
            double[] found = recording.neurons().get(neuron).potentials();
            double[] expected = exact.neurons().get(neuron).potentials();
            for (int row = 0; row < found.length; row++) {
                product += found[row] * expected[row];
                square += found[row] * found[row];
            }
        }
        return product / square;
    }

    private static double potentialError(Recording recording, Recording exact, double factor) {
        double sum = 0;
        long count = 0;
        for (int neuron = 0; neuron < recording.neurons().size(); neuron++) {
            double[] found = recording.neurons().get(neuron).potentials();
            double[] expected = exact.neurons().get(neuron).potentials();
            for (int row = 0; row < found.length; row++) {
                double difference = factor * found[row] - expected[row];
                sum += difference * difference;
            }
            count += found.length;
        }
        return Math.sqrt(sum / count);
    }

    /** Null for what is not a number. */
    static BigDecimal rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value, DIGITS).stripTrailingZeros() : null;
    }
}
