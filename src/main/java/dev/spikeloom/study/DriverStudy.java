package dev.spikeloom.study;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.cosim.DriverCheck;
import dev.spikeloom.cosim.DriverResult;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.machine.Machines;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.OwnFiles;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.folder.HandoverFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.run.option.RunOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Runs the driver in C on the Verilated accelerator of an experiment, with its test samples. */
public final class DriverStudy {
    private DriverStudy() {}

    /**
     * Loads the quantized network and runs test samples, by polling and by interrupt.
     *
     * @param plan how many samples, and how long they are
     * @param folder for the Verilog, the driver and the job
     * @throws InputException if there is no quantized network, the design has no registers, its data set is missing or does
     *     not fit the plan, a tool is missing or fails, or the driver reports an error
     */
    public static Driven of(
            TrainedNetworks networks, TracePlan plan, Path folder, RunOptions options, Progress progress) {
        Experiment experiment = networks.experiment();
        QuantizedNetwork network = networks.requireQuantized();
        Design design = Machines.elaborate(network, experiment.architecture());
        CosimPlace place = new CosimPlace(folder, options.cache().resolve(CosimOptions.BUILDS), false, folder);
        DriverCheck check = new DriverCheck(design, place, progress);
        Workload workload = Workload.load(experiment, options.cache());
        int timeSteps = plan.timeStepsOf(experiment, workload.dataset().test());
        write(design, folder);
        DriverResult result = check.run(workload.testSpikes(), plan.samples(), timeSteps);
        return Driven.of(experiment, timeSteps, result);
    }

    /** Nothing that others left in the folder is replaced; what lies in that of a run is the run's. */
    private static void write(Design design, Path folder) {
        Map<String, String> files = new TreeMap<>(Verilog.generate(design).contents());
        files.putAll(HandoverFiles.of(design, files));
        if (!RunFolder.isPartOfRun(folder)) {
            Set<String> names = new TreeSet<>(files.keySet());
            names.add(DriverCheck.JOB);
            OwnFiles.require(folder, names);
            OwnFiles.record(folder, names);
        }
        new RtlFiles(files).writeTo(folder);
    }
}
