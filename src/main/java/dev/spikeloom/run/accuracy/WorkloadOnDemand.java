package dev.spikeloom.run.accuracy;

import dev.spikeloom.experiment.Experiment;
import java.nio.file.Path;

/** The data of an experiment, loaded when it is first asked for: not every stage reads it. */
public final class WorkloadOnDemand {
    private final Experiment experiment;
    private final Path cache;
    private Workload loaded;

    /** @param cache folder of the fetched data sets */
    public WorkloadOnDemand(Experiment experiment, Path cache) {
        this.experiment = experiment;
        this.cache = cache;
    }

    /**
     * Loads the data, unless that has been done.
     *
     * @throws dev.spikeloom.io.InputException if the data set is missing or does not fit the experiment
     */
    public void load() {
        if (loaded == null) {
            loaded = Workload.load(experiment, cache);
        }
    }

    /**
     * The data.
     *
     * @throws dev.spikeloom.io.InputException as {@link #load()}
     */
    public Workload get() {
        load();
        return loaded;
    }
}
