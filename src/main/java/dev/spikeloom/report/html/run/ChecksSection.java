package dev.spikeloom.report.html.run;

import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.report.html.Table.Cell;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.outcome.CosimOutcome;
import java.util.List;

/** What the models and the Verilog were held to each other with. */
final class ChecksSection {
    private ChecksSection() {}

    static Section of(RunResult result) {
        Table.Builder table = Table.of("Checks", "check", "outcome", "compared", "first difference");
        result.outcome(Stages.SIMULATE)
                .map(simulated -> simulated.verification())
                .ifPresent(check -> row(
                        table,
                        "event model against clocked model",
                        true,
                        compared(check.comparedValues(), check.cycles()),
                        ""));
        result.outcome(Stages.COSIM).ifPresent(cosim -> {
            CosimOutcome.Cosim lockstep = cosim.cosim();
            if (lockstep != null) {
                row(
                        table,
                        "RTL under Verilator against clocked model",
                        lockstep.differences() == 0,
                        compared(lockstep.comparedValues(), lockstep.cycles()),
                        difference(lockstep.firstDifference()));
            }
            bench(table, "bench under Icarus Verilog", cosim.bench());
        });
        result.outcome(Stages.SYNTH)
                .ifPresent(synth ->
                        bench(table, "bench on the netlist", synth.synthesis().netlistCheck()));
        return new Section("checks", "Checks", List.<Block>of(table.build()));
    }

    private static void bench(Table.Builder table, String name, CosimOutcome.Bench bench) {
        if (bench != null) {
            row(
                    table,
                    name,
                    bench.difference() == null,
                    compared(bench.comparedValues(), bench.cycles()),
                    bench.difference() == null ? "" : bench.difference());
        }
    }

    private static String compared(long values, long cycles) {
        return Figures.count(values) + " values of " + Figures.plural(cycles, "cycle");
    }

    private static String difference(CosimOutcome.Difference difference) {
        return difference == null
                ? ""
                : "cycle " + Figures.count(difference.cycle()) + ", " + difference.signal() + ": expected "
                        + difference.expected() + ", found " + difference.found();
    }

    private static void row(Table.Builder table, String name, boolean same, String compared, String difference) {
        table.row(List.of(
                Table.text(name),
                same ? new Cell("identical", "passed", "") : new Cell("different", "failed", ""),
                Table.text(compared),
                Table.text(difference)));
    }
}
