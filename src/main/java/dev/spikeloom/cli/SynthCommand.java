package dev.spikeloom.cli;

import dev.spikeloom.run.Stage;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.option.SynthesisOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "synth",
        header = "Synthesize the Verilog of a run to a netlist of cells with Yosys.",
        description = {
            "",
            "Reads rtl/, leaves synth/netlist.v. The memory banks are black boxes, in whose place a macro stands in a chip. With"
                    + " --check, the generated bench runs on the netlist under Icarus; a difference is shown, and the exit"
                    + " code is 1.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom synth out/digits",
            "  spikeloom synth digits --check",
            "  spikeloom synth out/digits --check --liberty sg13g2_stdcell_typ_1p20V_25C.lib"
        })
final class SynthCommand extends StageCommand {
    @Option(names = "--check", description = "Run the bench on the netlist and compare its ports in every cycle.")
    private boolean check;

    @Option(
            names = "--liberty",
            paramLabel = "FILE",
            description = "Library (Liberty) whose cells are used; default: the gates that Yosys itself has.")
    private Path liberty;

    SynthCommand() {
        super(Stage.SYNTH);
    }

    @Override
    RunOptions options(RunOptions common) {
        return common.withSynthesis(new SynthesisOptions(check, Optional.ofNullable(liberty)));
    }
}
