package dev.spikeloom.cosim;

import dev.spikeloom.cosim.evidence.VcdValues;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.FileTrees;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.GtkwaveSave;
import dev.spikeloom.sim.trace.VcdNames;
import dev.spikeloom.sim.trace.VcdWriter;
import dev.spikeloom.tool.ToolRun;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The files that a check leaves in its work folder. */
final class Evidence {
    private static final String STIMULUS_FILE = "stimulus.bin";
    private static final String REPORT_FILE = "report.txt";
    private static final String RTL_WAVES = "rtl.vcd";
    private static final String RTL_SAVE = "rtl.gtkw";
    /** Verilator puts the top module into a scope of its own. */
    private static final String VERILATOR_SCOPE = "TOP.";

    private final Path folder;

    Evidence(Path folder) {
        this.folder = folder;
    }

    /**
     * The cycles of which waves are wanted.
     *
     * @param segment of the scenario
     * @param first cycle of the segment
     * @param last cycle of the segment
     * @param marked the cycle at which a viewer opens the waves
     */
    record Window(int segment, long first, long last, OptionalLong marked) {}

    Path stimulus() {
        return folder.resolve(STIMULUS_FILE);
    }

    Path report() {
        return folder.resolve(REPORT_FILE);
    }

    void writeModelWaves(Design design, TraceLayout layout, ExpectedTrace trace, Window window) {
        String top = Verilog.topModule(design);
        AtomicFiles.write(folder.resolve(GtkwaveSave.NAME), out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            new GtkwaveSave(design, Simulators.signalOrder(design, layout), layout, top)
                    .write(window.first(), window.marked(), text);
            text.flush();
        });
        AtomicFiles.write(folder.resolve(GtkwaveSave.WAVES), out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            VcdWriter waves = new VcdWriter(layout, top, text);
            TraceRecord record = new TraceRecord(layout);
            for (long cycle = 0; cycle <= window.last(); cycle++) {
                trace.next(record);
                if (cycle >= window.first()) {
                    waves.write(cycle, record);
                }
            }
            text.flush();
        });
    }

    /**
     * Leaves the waves, and a save file that names what they hold.
     *
     * @param program that can write waves; it presents the stimulus that lies here
     */
    void writeRtlWaves(Design design, TraceLayout layout, Path program, Path rtl, Window window) {
        try (TemporaryFolder work = TemporaryFolder.createIn(folder)) {
            Path waves = work.path().resolve(RTL_WAVES);
            new ToolRun(program, "the RTL simulation", rtl)
                            .args(
                                    stimulus().toString(),
                                    waves.toString(),
                                    String.valueOf(window.segment()),
                                    String.valueOf(window.first()),
                                    String.valueOf(window.last()))
                            .stream(trace -> trace.transferTo(OutputStream.nullOutputStream()))
                            .orThrow();
            AtomicFiles.move(waves, folder.resolve(RTL_WAVES));
        }
        VcdNames names = VcdNames.of(folder.resolve(RTL_WAVES));
        AtomicFiles.write(folder.resolve(RTL_SAVE), out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            GtkwaveSave.of(
                            design,
                            Simulators.signalOrder(design, layout),
                            layout,
                            VERILATOR_SCOPE + Verilog.topModule(design),
                            names)
                    .write(RTL_WAVES, RTL_SAVE, window.first(), window.marked(), text);
            text.flush();
        });
    }

    /** The values with which the waves of the RTL begin. */
    VcdValues firstValues(Design design) {
        return VcdValues.of(folder.resolve(RTL_WAVES), VERILATOR_SCOPE + Verilog.topModule(design) + ".");
    }

    /** Removes the waves of an earlier check: beside another report they would mislead. */
    void removeWaves() {
        delete(List.of(CosimPlace.BENCH_WAVES, CosimPlace.BENCH_SAVE));
        // A check leaves waves of both sides; those of the model alone are not its own.
        if (Files.exists(folder.resolve(RTL_WAVES))) {
            delete(List.of(RTL_WAVES, RTL_SAVE, GtkwaveSave.WAVES, GtkwaveSave.NAME));
        }
    }

    private void delete(List<String> names) {
        names.forEach(name -> FileTrees.delete(folder.resolve(name)));
    }

    /** Removes what an earlier check left, but no traces that something else wrote there. */
    void remove() {
        removeWaves();
        delete(List.of(STIMULUS_FILE, REPORT_FILE));
        FileTrees.deleteIfEmpty(folder);
    }
}
