package dev.spikeloom.study;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.run.RtlEdits;
import dev.spikeloom.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Verilog of the design that a command looks into. */
final class SubjectVerilog {
    private SubjectVerilog() {}

    /** That of the run, if it is of the same architecture. */
    static RtlFiles of(TrainedNetworks networks, Design design, Progress progress) {
        Path run = networks.outputFolder().toAbsolutePath().getParent();
        if (RunFolder.isAt(run)) {
            RunFolder folder = RunFolder.open(run);
            boolean same = folder.experiment()
                    .architecture()
                    .equals(networks.experiment().architecture());
            if (same && Files.isDirectory(folder.rtlFolder())) {
                RtlEdits.requireOf(folder, progress::message);
                return RtlFiles.read(folder.rtlFolder());
            }
        }
        return Verilog.generate(design);
    }
}
