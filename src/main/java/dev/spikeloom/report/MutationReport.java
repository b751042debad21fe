package dev.spikeloom.report;

import dev.spikeloom.mutate.KnownSurvivor;
import dev.spikeloom.mutate.KnownSurvivors;
import dev.spikeloom.mutate.MutantResult;
import dev.spikeloom.mutate.Score;
import dev.spikeloom.mutate.Target;
import dev.spikeloom.mutate.Verdict;
import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.mutate.fault.MutationOperator;
import java.util.List;
import java.util.Locale;

/** Mutants and what became of them, in plain text. */
public final class MutationReport {
    private MutationReport() {}

    /** A line a mutant. */
    public static String list(List<Target> targets) {
        StringBuilder text = new StringBuilder();
        targets.forEach(target -> text.append(target.mutant()).append('\n'));
        return text.toString();
    }

    /** The kinds of faults, one a line. */
    public static String operators() {
        StringBuilder text = new StringBuilder();
        for (MutationOperator operator : MutationOperator.values()) {
            text.append(String.format(Locale.ROOT, "  %-24s %s%n", operator.label(), operator.description()));
        }
        return text.toString();
    }

    /** The tables, the survivors, and what is outdated in the list of known ones. */
    public static String summary(List<MutantResult> results, KnownSurvivors known, List<KnownSurvivor> outdated) {
        Score all = Score.of("all", results);
        StringBuilder text = new StringBuilder();
        text.append("by operator\n").append(table(Score.byOperator(results), all));
        text.append("\nby module\n").append(table(Score.byModule(results), all));
        results.stream()
                .filter(result -> result.verdict() == Verdict.SURVIVED)
                .forEach(result -> text.append(survivor(result, known)));
        outdated.forEach(entry -> text.append("\noutdated in survivors.yaml: ")
                .append(entry.module())
                .append(' ')
                .append(entry.operator())
                .append(": ")
                .append(entry.change())
                .append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "%n%s killed of %s that are not proven equivalent: %s%n",
                Figures.count(all.killed()),
                Figures.plural(all.killed() + (long) all.survived(), "mutant"),
                Figures.percent(all.killedShare())));
        return text.toString();
    }

    private static String table(List<Score> scores, Score all) {
        TextTable table = new TextTable("", "mutants", "stillborn", "killed", "equivalent", "survived", "score");
        scores.forEach(score -> row(table, score));
        row(table, all);
        return table.toString();
    }

    private static void row(TextTable table, Score score) {
        table.row(
                score.group(),
                Figures.count(score.mutants()),
                Figures.count(score.stillborn()),
                Figures.count(score.killed()),
                Figures.count(score.equivalent()),
                Figures.count(score.survived()),
                Figures.percent(score.killedShare()));
    }

    private static String survivor(MutantResult result, KnownSurvivors known) {
        Mutant mutant = result.mutant();
        return String.format(
                Locale.ROOT,
                "%nsurvived: %s%n  %s%n  %s: %s%n%s",
                mutant,
                mutant.source(),
                result.design(),
                result.detail(),
                known.reason(mutant).map(reason -> "  reason: " + reason + "\n").orElse(""));
    }
}
