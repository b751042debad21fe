package dev.spikeloom.cli;

import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.io.InputException;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.Stages;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.run.option.SynthesisOptions;
import dev.spikeloom.synth.fpga.PlaceOptions;
import dev.spikeloom.synth.fpga.Technology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "synth",
        header = "Synthesize the Verilog of a run with Yosys, for gates or an FPGA.",
        description = {
            "",
            "Reads rtl/, leaves the netlist in synth/, and tells what the design takes and how deep it is. With --target generic"
                    + " the memory banks are black boxes, in whose place a macro stands in a chip. With --place, nextpnr"
                    + " places and routes on an iCE40 and leaves the bitstream. With --check, the generated bench runs on"
                    + " the netlist under Icarus, with --place on what is read back from the bitstream; a difference is"
                    + " shown, and the exit code is 1.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  spikeloom synth out/digits",
            "  spikeloom synth digits --check",
            "  spikeloom synth mnist-dc --target ecp5",
            "  spikeloom synth digits-ice40 --place --check",
            "  spikeloom synth out/digits --check --liberty sg13g2_stdcell_typ_1p20V_25C.lib"
        })
final class SynthCommand extends StageCommand {
    private static final String TARGET_KEY = "architecture." + ParameterTable.TARGET.key();

    @Option(names = "--check", description = "Run the bench on the netlist and compare its ports in every cycle.")
    private boolean check;

    @Option(
            names = "--liberty",
            paramLabel = "FILE",
            description = "Library (Liberty) whose cells are used; default: the gates that Yosys itself has.")
    private Path liberty;

    @Option(
            names = "--target",
            paramLabel = "TARGET",
            description =
                    "generic, ice40, ecp5 or xilinx (series 7); default: that of the architecture. A preset of another"
                            + " target gets memories for this one, and a run of its own, out/PRESET-TARGET by default; the"
                            + " Verilog of a run stays as it is.")
    private Technology target;

    @ArgGroup(exclusive = false)
    private Place place;

    /** Where on a device. */
    private static final class Place {
        @Option(names = "--place", description = "Place and route on an iCE40 with nextpnr.")
        private boolean placed;

        @Option(
                names = "--device",
                paramLabel = "NAME",
                defaultValue = "hx8k",
                description = "The device: hx1k, hx8k, lp8k, up5k, ...; default: hx8k.")
        private String device;

        @Option(
                names = "--package",
                paramLabel = "NAME",
                defaultValue = "ct256",
                description = "Its package; default: ct256.")
        private String packaging;

        @Option(
                names = "--pins",
                paramLabel = "FILE",
                description = "Which port is at which pin (.pcf); default: where it suits nextpnr.")
        private Path pins;

        @Option(
                names = "--seed",
                paramLabel = "N",
                defaultValue = "1",
                description = "Seed of the placement; default: 1. Clocks of several differ by a tenth.")
        private int seed;

        private PlaceOptions options() {
            if (!placed) {
                throw new InputException("--device, --package, --pins and --seed go with --place");
            }
            return new PlaceOptions(device, packaging, Optional.ofNullable(pins), seed);
        }
    }

    SynthCommand() {
        super(Stages.SYNTH);
    }

    /** A preset for another target is a run of its own, with memories for this one; the Verilog of a run stays as it is. */
    @Override
    Subject implied(Subject given) {
        String preset = given.runOrPreset();
        boolean said = given.overrides().stream().anyMatch(override -> override.startsWith(TARGET_KEY + "="));
        if (target == null || target == Technology.GENERIC || said || RunFolder.isAt(Path.of(preset))) {
            return given;
        }
        if (!Presets.names().contains(preset)) {
            return given;
        }
        Experiment experiment = Presets.load(preset);
        if (Technology.of(experiment.architecture().get(ParameterTable.TARGET)) == target) {
            return given;
        }
        List<String> overrides = new ArrayList<>(given.overrides());
        overrides.add(TARGET_KEY + "=" + target.title());
        Path own = RunFolder.defaultPath(experiment).resolveSibling(preset + "-" + target.title());
        return new Subject(preset, Optional.of(given.folder().orElse(own)), overrides);
    }

    @Override
    RunOptions options(RunOptions common) {
        return common.withSynthesis(new SynthesisOptions(
                check,
                Optional.ofNullable(liberty),
                Optional.ofNullable(target),
                Optional.ofNullable(place).map(Place::options)));
    }
}
