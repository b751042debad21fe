package dev.spikeloom.report;

import dev.spikeloom.fuzz.FuzzResult;
import dev.spikeloom.fuzz.RungTally;
import dev.spikeloom.fuzz.file.Crasher;
import java.util.Locale;

/** What people read of a run of the fuzzer. */
public final class FuzzReport {
    private FuzzReport() {}

    public static String of(FuzzResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT, "%-10s %10s %12s %14s %18s%n", "rung", "designs", "samples", "cycles", "compared values"));
        for (RungTally rung : result.rungs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-10s %,10d %,12d %,14d %,18d%n",
                    rung.rung(),
                    rung.designs(),
                    rung.samples(),
                    rung.cycles(),
                    rung.compared()));
        }
        text.append(String.format(
                Locale.ROOT, "%nseed %d: %,d cases in %.1f s, ", result.seed(), result.cases(), result.seconds()));
        if (result.crasher().isEmpty()) {
            return text.append("no difference\n").toString();
        }
        Crasher crasher = result.crasher().get();
        text.append("then a difference\n")
                .append("  rung: ")
                .append(crasher.rung())
                .append("\n  ")
                .append(crasher.difference().replace("\n", "\n  "))
                .append("\n  found by: ")
                .append(crasher.found())
                .append("\n  shrunk to: ")
                .append(crasher.fuzzCase().summary());
        result.file()
                .ifPresent(
                        file -> text.append("\n  again: spikeloom fuzz --case ").append(file));
        return text.append('\n').toString();
    }
}
