package dev.spikeloom.report;

import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.run.ExperimentFacts;
import dev.spikeloom.run.outcome.ConvertOutcome;
import java.util.Locale;

/** What the conversion baseline has found, for the terminal. */
final class ConversionTables {
    private ConversionTables() {}

    /** Accuracy by time steps, then the time steps needed. */
    static String of(ConvertOutcome.Conversion conversion, ExperimentFacts facts) {
        return accuracies(conversion, facts) + '\n' + needed(conversion, facts);
    }

    /** The outcome in a line. */
    static String line(ConvertOutcome.Conversion conversion) {
        int last = conversion.accuracyByTimeSteps().lastKey();
        return "ReLU network " + Figures.percent(conversion.relu().testAccuracy()) + ", converted "
                + Figures.percent(conversion.accuracyByTimeSteps().get(last).converted()) + " at "
                + Figures.plural(last, "time step");
    }

    private static String accuracies(ConvertOutcome.Conversion conversion, ExperimentFacts facts) {
        String bits = PerLayer.text(facts.weightBits()) + "-bit";
        TextTable table = new TextTable(
                "conversion, " + Figures.plural(conversion.testSamples(), "test sample") + ", mean of "
                        + Figures.plural(conversion.runs(), "run"),
                "trained",
                "trained, " + bits,
                "converted",
                "converted, " + bits);
        conversion
                .accuracyByTimeSteps()
                .forEach((steps, accuracies) -> table.row(
                        "T = " + steps,
                        accuracies.directFloat() == null ? "" : Figures.percent(accuracies.directFloat()),
                        Figures.percent(accuracies.direct()),
                        Figures.percent(accuracies.convertedFloat()),
                        Figures.percent(accuracies.converted())));
        return table + "  (converted from a ReLU network with "
                + Figures.percent(conversion.relu().testAccuracy()) + ", activations scaled by percentile "
                + conversion.percentile() + ")\n";
    }

    private static String needed(ConvertOutcome.Conversion conversion, ExperimentFacts facts) {
        String bits = PerLayer.text(facts.weightBits()) + "-bit";
        TextTable table = new TextTable(
                "time steps needed for", "accuracy", "converted", "ratio", bits, "converted, " + bits, "ratio");
        int most = conversion.accuracyByTimeSteps().lastKey();
        conversion
                .timeStepsNeededByDirectTimeSteps()
                .forEach((steps, needed) -> table.row(
                        "trained, T = " + steps,
                        accuracy(needed.floatingPoint()),
                        steps(needed.floatingPoint(), most),
                        ratio(needed.floatingPoint(), steps),
                        accuracy(needed.quantized()),
                        steps(needed.quantized(), most),
                        ratio(needed.quantized(), steps)));
        return table.toString();
    }

    private static String accuracy(ConvertOutcome.Match match) {
        return match == null ? "" : Figures.percent(match.accuracy());
    }

    private static String steps(ConvertOutcome.Match match, int most) {
        if (match == null) {
            return "";
        }
        return match.convertedTimeSteps() == null ? "over " + most : Figures.count(match.convertedTimeSteps());
    }

    private static String ratio(ConvertOutcome.Match match, int directTimeSteps) {
        return match == null || match.convertedTimeSteps() == null
                ? ""
                : String.format(Locale.ROOT, "%.1f", (double) match.convertedTimeSteps() / directTimeSteps);
    }
}
