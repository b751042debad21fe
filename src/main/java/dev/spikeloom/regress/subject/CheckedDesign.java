package dev.spikeloom.regress.subject;

import dev.spikeloom.cosim.bench.BenchScenario;
import dev.spikeloom.cosim.bench.VerilogBench;
import dev.spikeloom.design.Design;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.accuracy.Workload;
import dev.spikeloom.spike.SpikeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A design that is checked: with its Verilog as it stands, and what is presented to it. Several checks may use it at once. */
public final class CheckedDesign implements AutoCloseable {
    private final Design design;
    private final Stimulus stimulus;
    private final Optional<Verilogs> ofRun;
    private final Experiment experiment;
    private TemporaryFolder generated;

    /**
     * Verilog that lies in a run.
     *
     * @param edited files that a person changed since it was generated
     */
    record Verilogs(Path folder, List<String> edited) {}

    /** @param ofRun the Verilog that is checked; what the generator makes now if empty */
    CheckedDesign(Design design, Experiment experiment, Stimulus stimulus, Optional<Verilogs> ofRun) {
        this.design = design;
        this.experiment = experiment;
        this.stimulus = stimulus;
        this.ofRun = ofRun;
    }

    public Design design() {
        return design;
    }

    /** How it was trained; of a design without data all defaults. */
    public Experiment experiment() {
        return experiment;
    }

    /** Samples with their classes, if there are such. */
    public Optional<Workload> workload() {
        return stimulus.workload();
    }

    public SpikeSource spikes(Draw draw) {
        return stimulus.spikes().apply(draw);
    }

    /** As many samples as are asked for, or as there are. */
    public int samples(int asked) {
        return Math.min(asked, stimulus.most());
    }

    /** @param asked time steps; 0 for as many as the experiment has, which are the most */
    public int timeSteps(int asked) {
        return asked == 0 ? stimulus.timeSteps() : Math.min(asked, stimulus.timeSteps());
    }

    /** Files that a person changed since they were generated. */
    public List<String> edited() {
        return ofRun.map(Verilogs::edited).orElse(List.of());
    }

    /** The folder of the Verilog, with its bench. */
    public synchronized Path rtl() {
        if (ofRun.isPresent()) {
            return ofRun.get().folder();
        }
        if (generated == null) {
            SortedMap<String, String> files =
                    new TreeMap<>(Verilog.generate(design).contents());
            files.putAll(VerilogBench.files(BenchScenario.of(design)));
            generated = TemporaryFolder.create();
            new RtlFiles(files).writeTo(generated.path());
        }
        return generated.path();
    }

    /** The Verilog. */
    public RtlFiles files() {
        return ofRun.map(verilogs -> RtlFiles.read(verilogs.folder())).orElseGet(() -> Verilog.generate(design));
    }

    @Override
    public synchronized void close() {
        if (generated != null) {
            generated.close();
            generated = null;
        }
    }
}
