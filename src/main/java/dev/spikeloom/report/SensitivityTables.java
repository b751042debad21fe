package dev.spikeloom.report;

import dev.spikeloom.study.sweep.Sensitivity;
import dev.spikeloom.study.sweep.Sensitivity.Effect;
import dev.spikeloom.study.sweep.Sensitivity.Level;
import dev.spikeloom.study.sweep.Sensitivity.OfObjective;
import java.util.Comparator;
import java.util.List;

/** Main effects as people read them: a table for each objective. */
final class SensitivityTables {
    private static final String ARCHITECTURE = "(^|, )architecture\\.";

    private SensitivityTables() {}

    static String of(Sensitivity sensitivity) {
        StringBuilder text = new StringBuilder("main effects over ")
                .append(Figures.plural(sensitivity.points(), "point"))
                .append(
                        ": the largest mean of an objective at a value of a parameter less the smallest, by a least-squares"
                                + " fit that adds an amount for each value\n");
        for (OfObjective objective : sensitivity.objectives()) {
            text.append('\n').append(head(objective)).append("\n\n").append(table(objective));
        }
        return text.toString();
    }

    private static String head(OfObjective objective) {
        String range = objective.objective() + ": " + SweepTable.figure(objective.least()) + " to "
                + SweepTable.figure(objective.most());
        return objective.explained() == null
                ? range + ", which no parameter changes"
                : range + "; together they explain "
                        + Figures.percent(objective.explained().doubleValue()) + " of its variance";
    }

    private static TextTable table(OfObjective objective) {
        TextTable table =
                new TextTable("parameter", "effect", "of the range", "smallest mean", "at", "largest mean", "at");
        for (Effect effect : objective.parameters()) {
            String parameter = title(effect.parameter());
            if (effect.effect() == null) {
                table.row(parameter, "not told apart");
                continue;
            }
            Level least = extreme(effect.values(), false);
            Level most = extreme(effect.values(), true);
            table.row(
                    parameter,
                    SweepTable.figure(effect.effect()),
                    effect.share() == null ? "" : Figures.percent(effect.share().doubleValue()),
                    SweepTable.figure(least.mean()),
                    least.value(),
                    SweepTable.figure(most.mean()),
                    most.value());
        }
        return table;
    }

    /** As tables show the parameter. */
    static String title(String parameter) {
        return parameter.replaceAll(ARCHITECTURE, "$1");
    }

    /** The first of those with the least or the most. */
    private static Level extreme(List<Level> values, boolean most) {
        Comparator<Level> order = Comparator.comparing(Level::mean);
        return values.stream().min(most ? order.reversed() : order).orElseThrow();
    }
}
