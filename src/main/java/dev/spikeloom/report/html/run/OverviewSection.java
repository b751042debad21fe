package dev.spikeloom.report.html.run;

import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.report.Figures;
import dev.spikeloom.report.html.Block;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.report.html.Table;
import dev.spikeloom.run.ExperimentFacts;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import java.util.List;
import java.util.stream.Collectors;

/** What the run is, and its main figures. */
final class OverviewSection {
    private OverviewSection() {}

    static Section of(RunResult result, MainFigures figures) {
        return new Section("overview", "What it is", List.<Block>of(experiment(result), figures.table()));
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
        result.outcome(Stages.TRAIN)
                .ifPresent(trained -> table.fact("test samples", Figures.count(trained.testSamples())));
        if (facts.notApplicable() != null) {
            table.fact(
                    "stages left out",
                    facts.notApplicable().stages() + ": "
                            + facts.notApplicable().reason());
        }
        return table.build();
    }
}
