package dev.spikeloom.physical.reference;

import dev.spikeloom.design.Design;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.physical.netlist.CellChoice;
import dev.spikeloom.physical.netlist.DesignNetlist;
import dev.spikeloom.physical.netlist.MappedDesign;
import dev.spikeloom.physical.netlist.MappingLibrary;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.physical.technology.Assumptions;
import dev.spikeloom.physical.technology.Technology;
import dev.spikeloom.physical.timing.ClockEstimate;
import dev.spikeloom.physical.timing.LevelDelays;
import dev.spikeloom.physical.timing.LevelEstimate;
import dev.spikeloom.physical.timing.OpenSta;
import dev.spikeloom.physical.timing.TimingAssumptions;
import dev.spikeloom.physical.timing.TimingPath;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.folder.HandoverFiles;
import dev.spikeloom.tool.Tool;
import java.nio.file.Path;
import java.util.Locale;

/** The clock of a mapped design in a technology: by OpenSTA if it is there, else by levels, with what is assumed. */
public record ClockOfDesign(Range periodSeconds, String critical, boolean estimated) {
    private static final double NANO = 1e9;

    /**
     * The clock of a design, with the constraints that go with it.
     *
     * @param rtl folder of its Verilog
     * @param wireFarads of a net for each input that is connected to it
     */
    public static ClockOfDesign of(
            Design design,
            Path rtl,
            MappedDesign mapped,
            DesignNetlist netlist,
            MappingLibrary library,
            Technology technology,
            Range wireFarads,
            Progress progress) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            String name = HandoverFiles.sdc(design);
            Path constraints = work.path().resolve(name);
            AtomicFiles.writeString(
                    constraints,
                    HandoverFiles.of(design, RtlFiles.read(rtl).contents()).get(name));
            return of(mapped, netlist, library, technology, constraints, wireFarads, progress);
        }
    }

    private static ClockOfDesign of(
            MappedDesign mapped,
            DesignNetlist netlist,
            MappingLibrary library,
            Technology technology,
            Path constraints,
            Range wireFarads,
            Progress progress) {
        Assumptions assumptions = technology.assumptions();
        CellChoice cells = CellChoice.of(technology.cells());
        Range unit = technology.fanoutOf4();
        Range access = in(unit, assumptions.range(Assumptions.MEMORY_ACCESS));
        Range setup = in(unit, assumptions.range(Assumptions.MEMORY_SETUP));
        if (!Tool.STA.isPresent()) {
            progress.message("the clock by levels of logic: OpenSTA is not there");
            LevelDelays delays = new LevelDelays(
                    in(unit, assumptions.range(Assumptions.GATE_DELAY)),
                    in(unit, assumptions.range(Assumptions.FLIP_FLOP_OUTPUT)),
                    in(unit, assumptions.range(Assumptions.FLIP_FLOP_SETUP)),
                    access,
                    setup);
            return of(LevelEstimate.of(netlist, cells, constraints, delays), Range.exact(1));
        }
        progress.message("timing the cells with OpenSTA");
        ClockEstimate estimate = new OpenSta(library, cells)
                .estimate(mapped, constraints, new TimingAssumptions(wireFarads, access.value(), setup.value()));
        Range memory = fromMemory(estimate.critical(), netlist) ? relative(estimate, access) : Range.exact(1);
        return of(estimate, Range.independent(memory, assumptions.range(Assumptions.CELL_DELAY_FACTOR)));
    }

    /** A number of delays, each of a length that is as uncertain. */
    private static Range in(Range unit, Range count) {
        return Range.independent(unit, count);
    }

    private static ClockOfDesign of(ClockEstimate estimate, Range factor) {
        return new ClockOfDesign(
                Range.independent(estimate.periodSeconds(), factor), text(estimate.critical()), estimate.estimated());
    }

    private static boolean fromMemory(TimingPath path, DesignNetlist netlist) {
        return netlist.memories().stream().anyMatch(memory -> path.start().startsWith(memory.path()));
    }

    /** What the time that a memory takes adds to how far off a period is that begins with it. */
    private static Range relative(ClockEstimate estimate, Range access) {
        double period = estimate.periodSeconds().value();
        double share = Math.min(1, access.value() / period);
        return new Range(
                1 - share * (1 - access.low() / access.value()), 1, 1 + share * (access.high() / access.value() - 1));
    }

    private static String text(TimingPath path) {
        return String.format(
                Locale.ROOT,
                "%s: from %s to %s through %s, %d levels of logic, %.3f ns and %.3f ns of set-up",
                path.pathClass().title(),
                path.start(),
                path.end(),
                String.join(", ", path.modules()),
                path.levels(),
                path.delaySeconds() * NANO,
                path.setupSeconds() * NANO);
    }
}
