package dev.spikeloom.study;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.RtlEdits;
import dev.spikeloom.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The Verilog of the design that a command looks into. */
public final class SubjectVerilog {
    private SubjectVerilog() {}

    /** That of the run, if it is of the same architecture. */
    static RtlFiles of(TrainedNetworks networks, Design design, Progress progress) {
        Optional<RunFolder> run = run(networks);
        if (run.isPresent()) {
            RtlEdits.requireOf(run.get(), progress::message);
            return RtlFiles.read(run.get().rtlFolder());
        }
        return Verilog.generate(design);
    }

    /** The run that has generated Verilog of the same architecture, as it may have been edited since. */
    public static Optional<RunFolder> run(TrainedNetworks networks) {
        Path run = networks.outputFolder().toAbsolutePath().getParent();
        return Optional.of(run)
                .filter(RunFolder::isAt)
                .map(RunFolder::open)
                .filter(folder -> folder.experiment()
                        .architecture()
                        .equals(networks.experiment().architecture()))
                .filter(folder -> Files.isDirectory(folder.rtlFolder()));
    }
}
