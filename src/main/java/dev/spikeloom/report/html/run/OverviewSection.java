package dev.spikeloom.report.html.run;

import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.report.EstimateReport;
import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.ExperimentFacts;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.outcome.SimulateOutcome;
import java.util.List;
import java.util.stream.Collectors;

/** What the run is, and its main figures. */
final class OverviewSection {
    private OverviewSection() {}

    static Section of(RunResult result) {
        return new Section("overview", "What it is", List.<Block>of(experiment(result), figures(result)));
    }

    private static Table experiment(RunResult result) {
        ExperimentFacts facts = result.experiment();
        Table.Builder table = Table.facts("Experiment")
                .fact("experiment", facts.preset())
                .fact("data set", facts.dataset())
                .fact("network", facts.network())
                .fact("neuron model", facts.neuron())
                .fact(
                        "weights",
                        facts.weightBits() == null || facts.weightBits().isEmpty()
                                ? "-"
                                : PerLayer.text(facts.weightBits()) + " bits")
                .fact("time steps", Figures.count(facts.timeSteps()))
                .fact(
                        "stages that have ended",
                        Stages.all().stream()
                                .filter(stage -> result.outcome(stage).isPresent())
                                .map(stage -> stage.title())
                                .collect(Collectors.joining(", ")));
        if (facts.notApplicable() != null) {
            table.fact(
                    "stages left out",
                    facts.notApplicable().stages() + ": "
                            + facts.notApplicable().reason());
        }
        return table.build();
    }

    private static Table figures(RunResult result) {
        Table.Builder table = Table.of("Main figures", "figure", "value", "range");
        result.outcome(Stages.TRAIN)
                .filter(trained -> trained.testAccuracyFloat() != null)
                .ifPresent(trained -> table.numbers(
                        "test accuracy, floating point", Figures.percent(trained.testAccuracyFloat()), ""));
        result.outcome(Stages.QUANTIZE)
                .ifPresent(quantized ->
                        table.numbers("test accuracy, quantized", Figures.percent(quantized.testAccuracy()), ""));
        result.outcome(Stages.SIMULATE).ifPresent(simulated -> add(table, simulated));
        result.hardware().ifPresent(hardware -> {
            table.numbers("lanes", Figures.count(hardware.lanes()), "");
            table.numbers("register bits", Figures.count(hardware.registerBits()), "");
        });
        return table.build();
    }

    private static void add(Table.Builder table, SimulateOutcome simulated) {
        table.numbers("latency, cycles, mean", Figures.decimal(simulated.latencyCyclesMean()), "");
        table.numbers(
                "cycles from result to result, mean", Figures.decimal(simulated.initiationIntervalCyclesMean()), "");
        table.numbers("weight SRAM, bytes", Figures.count(simulated.weightSramBytes()), "");
        if (simulated.physical() != null) {
            NodeFigures scaled = simulated.physical().scaled();
            range(table, "area, mm2", scaled.logicAreaMm2().plus(scaled.memoryAreaMm2()));
            range(table, "clock, MHz", scaled.clockMhz());
            range(table, "power, mW", scaled.powerMw());
            range(table, "energy of a classification, nJ", scaled.energyNj());
        }
    }

    private static void range(Table.Builder table, String name, Range range) {
        table.numbers(name, EstimateReport.number(range.value()), EstimateReport.ends(range));
    }
}
