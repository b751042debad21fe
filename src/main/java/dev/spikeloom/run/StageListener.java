package dev.spikeloom.run;

import dev.spikeloom.io.Progress;
import java.util.List;

/** Follows a run from stage to stage. */
public interface StageListener {
    /** A line about the run that the user should know, before or between stages. */
    void note(String line);

    /** A stage begins; it reports to the returned progress until it ends. */
    Progress begin(Stage stage);

    /** Stages are left out, for a reason. */
    void skip(List<Stage> stages, String reason);

    /**
     * A stage has ended and its results are written.
     *
     * @param result what the run has found so far
     */
    void end(Stage stage, RunResult result, long nanos);
}
