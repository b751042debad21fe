package dev.spikeloom.report.html.run;

import dev.spikeloom.report.html.Page;
import dev.spikeloom.report.html.Section;
import dev.spikeloom.run.ExperimentFacts;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stages;
import java.util.ArrayList;
import java.util.List;

/** The report of a run: what it is, how right and how fast it is, where its cycles and its energy go. */
public final class RunPage {
    private RunPage() {}

    /** Of a run as far as it has come. */
    public static Page of(RunFolder folder, RunFindings findings) {
        RunResult result = folder.result();
        ExperimentFacts facts = result.experiment();
        List<Section> sections = new ArrayList<>();
        MainFigures figures = MainFigures.of(result);
        sections.add(OverviewSection.of(result, figures));
        result.outcome(Stages.QUANTIZE)
                .ifPresent(quantized -> sections.add(
                        AccuracySection.of(result.outcome(Stages.TRAIN).orElse(null), quantized)));
        result.hardware()
                .ifPresent(hardware -> sections.add(MachineSection.of(
                        hardware, result.outcome(Stages.SIMULATE).orElse(null), facts)));
        result.outcome(Stages.SIMULATE).ifPresent(simulated -> {
            sections.add(CyclesSection.of(simulated));
            sections.add(TimelineSection.of(findings.trace()));
            sections.add(SpikesSection.of(simulated));
            sections.add(CostSection.of(simulated.physical(), findings.estimate()));
        });
        sections.add(NumbersSection.of(result));
        sections.add(ChecksSection.of(result));
        sections.add(ProvenanceSection.of(folder));
        return new Page("run", facts.preset(), lead(facts), sections, figures.byKey());
    }

    private static String lead(ExperimentFacts facts) {
        return facts.network() + " (" + facts.neuron() + ") on " + facts.dataset() + ", " + facts.timeSteps()
                + (facts.timeSteps() == 1 ? " time step" : " time steps");
    }
}
