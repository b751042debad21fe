package dev.spikeloom.run;

import dev.spikeloom.io.Progress;
import dev.spikeloom.run.option.SynthesisOptions;
import dev.spikeloom.run.outcome.SynthOutcome;
import dev.spikeloom.synth.Netlist;
import dev.spikeloom.synth.SynthesisResult;
import dev.spikeloom.synth.fpga.BitstreamNetlist;
import dev.spikeloom.synth.fpga.CellKind;
import dev.spikeloom.synth.fpga.MappedDesign;
import dev.spikeloom.synth.fpga.MappedNetlist;
import dev.spikeloom.synth.fpga.NetlistFigures;
import dev.spikeloom.synth.fpga.PlacedDesign;
import dev.spikeloom.synth.fpga.Placement;
import dev.spikeloom.synth.fpga.Technology;
import dev.spikeloom.synth.fpga.Utilization;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Synthesis of a generated design, whatever it is mapped to, and what is kept of it.
 *
 * @param rtl absolute folder of the Verilog
 * @param top name of the top module
 */
record Syntheses(Path rtl, String top, Technology technology, SynthesisOptions options, Progress progress) {
    /** Fills the folder of the netlist, and says what the design takes; without the bench on it. */
    SynthOutcome.Synthesis writeTo(Path synth) {
        return technology == Technology.GENERIC ? toGates(synth) : toDevice(synth);
    }

    /** The Verilog of the netlist and its cells, for a simulator. */
    List<Path> sources(Path synth) {
        if (technology == Technology.GENERIC) {
            return Netlist.sources(synth, rtl);
        }
        String netlist = options.place().isPresent() ? BitstreamNetlist.FILE : Netlist.FILE;
        return List.of(synth.resolve(netlist), synth.resolve(Netlist.CELLS_FILE));
    }

    private SynthOutcome.Synthesis toGates(Path synth) {
        SynthesisResult gates = options.liberty()
                .map(library -> Netlist.write(rtl, synth, library, progress))
                .orElseGet(() -> Netlist.writeWithLuts(rtl, synth, progress));
        Optional<MappedDesign> luts = options.liberty().isPresent()
                ? Optional.empty()
                : Optional.of(NetlistFigures.read(technology, synth.resolve(Netlist.LUTS_FILE), top));
        return new SynthOutcome.Synthesis(
                top,
                technology.title(),
                options.liberty().map(file -> file.getFileName().toString()).orElse(null),
                gates.logicCells(),
                gates.memoryBanks(),
                gates.cells(),
                luts.map(design -> use(design.total())).orElse(null),
                luts.map(Syntheses::modules).orElse(null),
                luts.map(Syntheses::path).orElse(null),
                null,
                null);
    }

    private SynthOutcome.Synthesis toDevice(Path synth) {
        MappedDesign design = MappedNetlist.write(technology, rtl, top, synth, progress);
        Optional<Placement> placement = options.place().map(place -> PlacedDesign.write(synth, place, progress));
        if (placement.isPresent() && options.check()) {
            progress.message("reading the netlist back from the bitstream");
            BitstreamNetlist.write(synth, top);
        }
        return new SynthOutcome.Synthesis(
                top,
                technology.title(),
                null,
                null,
                null,
                design.cells(),
                use(design.total()),
                modules(design),
                path(design),
                placement.map(Syntheses::place).orElse(null),
                null);
    }

    private static List<SynthOutcome.Module> modules(MappedDesign design) {
        return design.modules().stream()
                .map(module -> new SynthOutcome.Module(module.module(), module.instances(), use(module.use())))
                .toList();
    }

    private static SynthOutcome.Use use(Utilization use) {
        return new SynthOutcome.Use(
                use.count(CellKind.LUT),
                use.count(CellKind.FLIP_FLOP),
                use.count(CellKind.BLOCK_RAM),
                use.count(CellKind.DISTRIBUTED_RAM),
                use.count(CellKind.DSP),
                use.count(CellKind.CARRY),
                use.count(CellKind.WIDE_MUX));
    }

    private static SynthOutcome.Path path(MappedDesign design) {
        return new SynthOutcome.Path(
                design.longestPath().levels(),
                design.longestPath().carryCells(),
                design.longestPath().from(),
                design.longestPath().to());
    }

    private static SynthOutcome.Place place(Placement placement) {
        return new SynthOutcome.Place(
                placement.device(),
                placement.clockMegahertz(),
                placement.logicCells().used(),
                placement.logicCells().available(),
                placement.blockRams().used(),
                placement.blockRams().available(),
                placement.pins());
    }
}
