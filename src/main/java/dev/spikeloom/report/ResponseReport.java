package dev.spikeloom.report;

import dev.spikeloom.study.respond.Deviation;
import dev.spikeloom.study.respond.ResponseComparison;
import dev.spikeloom.study.respond.ResponseSummary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** What a network answers to a stimulus, as a table: a row a neuron, or beside recordings of others. */
public final class ResponseReport {
    private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);
    private static final int MOST_TIMES = 6;
    private static final String NONE = "-";

    private ResponseReport() {}

    public static String of(ResponseSummary summary) {
        String head = "layer " + summary.layer() + ", "
                + Figures.plural(summary.neurons().size(), "neuron") + ": "
                + Figures.plural(summary.rows(), "row") + " of " + exact(summary.row()) + " s, time steps of "
                + exact(summary.timeStep()) + " s\n\n";
        return head + (summary.comparison() == null ? neurons(summary.neurons()) : comparison(summary.comparison()));
    }

    private static String neurons(List<ResponseSummary.Neuron> neurons) {
        TextTable table = new TextTable("neuron", "spikes", "least v", "greatest v", "at (s)");
        for (ResponseSummary.Neuron neuron : neurons) {
            table.row(
                    Figures.count(neuron.neuron()),
                    Figures.count(neuron.spikes()),
                    text(neuron.leastPotential()),
                    text(neuron.greatestPotential()),
                    times(neuron.spikeTimes()));
        }
        return table.toString();
    }

    private static String comparison(ResponseComparison comparison) {
        TextTable table =
                new TextTable("", "spikes", "missed", "extra", "time error (s)", "v error", "factor", "at (s)");
        comparison.recordings().forEach(recording -> add(table, recording));
        add(table, comparison.response());
        ResponseComparison.Middle median = comparison.median();
        if (median != null) {
            table.row(
                    "median of " + median.recordings(),
                    text(median.spikes()),
                    text(median.missed()),
                    text(median.extra()),
                    text(median.timeError()),
                    text(median.potentialError()));
        }
        return table
                + "  time error: mean distance of spikes from those of the exact solution; v error: root mean square of the"
                + "\n  potentials' difference from it, once they are multiplied by the factor that makes it least\n";
    }

    private static void add(TextTable table, Deviation deviation) {
        table.row(
                deviation.name(),
                Figures.count(deviation.spikes()),
                Figures.count(deviation.missed()),
                Figures.count(deviation.extra()),
                text(deviation.timeError()),
                text(deviation.potentialError()),
                text(deviation.factor()),
                times(deviation.spikeTimes()));
    }

    private static String text(BigDecimal figure) {
        return figure == null ? NONE : exact(figure.round(DIGITS));
    }

    private static String exact(BigDecimal figure) {
        BigDecimal shortest = figure.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.toPlainString() : shortest.toString();
    }

    private static String times(List<BigDecimal> times) {
        String first =
                times.stream().limit(MOST_TIMES).map(ResponseReport::exact).collect(Collectors.joining(" "));
        return times.isEmpty() ? NONE : times.size() > MOST_TIMES ? first + " ..." : first;
    }
}
