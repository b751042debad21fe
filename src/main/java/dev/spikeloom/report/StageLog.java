package dev.spikeloom.report;

import dev.spikeloom.io.Progress;
import dev.spikeloom.run.RunResult;
import dev.spikeloom.run.Stage;
import dev.spikeloom.run.StageListener;
import java.util.List;
import java.util.stream.Collectors;

/** Shows the stages of a run as they go by: progress while one runs, a line with its finding and its time after it. */
public final class StageLog implements StageListener {
    private final TerminalProgress progress;

    public StageLog(TerminalProgress progress) {
        this.progress = progress;
    }

    @Override
    public Progress begin(Stage stage) {
        progress.begin(stage.title());
        return progress;
    }

    @Override
    public void note(String line) {
        progress.message(line);
    }

    @Override
    public void skip(List<Stage> stages, String reason) {
        progress.message(String.format(
                "%-9s %9s  %s",
                "", "", stages.stream().map(Stage::title).collect(Collectors.joining(", ")) + " left out: " + reason));
    }

    @Override
    public void end(Stage stage, RunResult result, long nanos) {
        progress.message(
                String.format("%-9s %9s  %s", stage.title(), Figures.duration(nanos), RunSummary.line(stage, result)));
    }
}
