package dev.spikeloom.run;

import dev.spikeloom.design.Design;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Progress;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.accuracy.WorkloadOnDemand;
import dev.spikeloom.run.option.RunOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a stage works with. */
public final class StageRun {
    private final RunFolder folder;
    private final WorkloadOnDemand workload;
    private final NetworkSource networks;
    private final List<String> editedRtl;
    private final RunOptions options;
    private final Progress progress;
    private final Map<String, Map<String, Double>> measured = new LinkedHashMap<>();
    private Design design;

    /**
     * @param workload the data of the experiment, loaded when it is first asked for
     * @param networks that are there already
     * @param editedRtl files of the RTL that were edited since they were generated, if the stage reads them
     * @param progress what the stage reports to
     */
    StageRun(
            RunFolder folder,
            WorkloadOnDemand workload,
            NetworkSource networks,
            List<String> editedRtl,
            RunOptions options,
            Progress progress) {
        this.folder = folder;
        this.workload = workload;
        this.networks = networks;
        this.editedRtl = List.copyOf(editedRtl);
        this.options = options;
        this.progress = progress;
    }

    /**
     * Keeps what is not the same each time, so that it is no part of the results.
     *
     * @param part of the results that it belongs to
     */
    void measure(String part, String key, double value) {
        measured.computeIfAbsent(part, name -> new LinkedHashMap<>()).put(key, value);
    }

    /** What has been measured, by part of the results and key. */
    Map<String, Map<String, Double>> measured() {
        return measured;
    }

    public RunFolder folder() {
        return folder;
    }

    public Experiment experiment() {
        return folder.experiment();
    }

    /**
     * The data of the experiment.
     *
     * @throws dev.spikeloom.io.InputException if the data set is missing or does not fit the experiment
     */
    public Workload workload() {
        return workload.get();
    }

    NetworkSource networks() {
        return networks;
    }

    List<String> editedRtl() {
        return editedRtl;
    }

    RunOptions options() {
        return options;
    }

    public int threads() {
        return options.threads();
    }

    public Progress progress() {
        return progress;
    }

    /**
     * The design that the quantized network and the architecture make.
     *
     * @throws dev.spikeloom.io.InputException if there is no quantized network, or the architecture is not possible for it
     */
    Design design() {
        if (design == null) {
            design = folder.design();
        }
        return design;
    }
}
