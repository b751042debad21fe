package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.GtkwaveSave;
import dev.spikeloom.sim.trace.VcdNames;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a bench that fails once more under Icarus, with a module beside it that records waves and where it fails. */
final class IcarusWaves {
    private static final String WAVES = CosimPlace.BENCH_WAVES;
    private static final String SAVE = CosimPlace.BENCH_SAVE;
    private static final String MODULE = ModuleNames.BENCH + "_waves";
    private static final int CYCLES_BEFORE = 200;
    private static final int TIME_OF_CYCLE = 10;
    private static final Pattern AT = Pattern.compile("(?m)^AT: time (\\d+), register (-?\\d+)$");

    private final Design design;
    private final String bench;
    private final TraceLayout layout;
    private final Path rtl;
    private final Path work;

    IcarusWaves(Design design, TraceLayout layout, Path rtl, Path work) {
        this.design = design;
        this.bench = ModuleNames.of(design).bench();
        this.layout = layout;
        this.rtl = rtl;
        this.work = work;
    }

    /**
     * Leaves the waves of the cycles up to the difference.
     *
     * @return the number of the access to a register that was under way, or the last one before; -1 if there was none
     * @throws InputException if Icarus fails or the waves cannot be written
     */
    int write(BenchDifference difference) {
        try (TemporaryFolder folder = TemporaryFolder.createIn(work)) {
            Path module = folder.path().resolve(MODULE + ".v");
            Path program = folder.path().resolve("program.vvp");
            Path waves = folder.path().resolve(WAVES);
            Files.writeString(module, source(difference, waves));
            new ToolRun(Tool.ICARUS, rtl)
                    .args("-g2005", "-s", bench, "-s", MODULE, "-o", program.toString())
                    .args(ModuleNames.file(bench), "-f", RtlFiles.FILE_LIST, module.toString())
                    .run()
                    .orThrow();
            ToolResult ended = IcarusBench.simulation(rtl, program).run();
            Matcher at = AT.matcher(ended.output());
            if (!at.find()) {
                ended.orThrow();
                throw new InputException("the bench does not fail a second time: "
                        + ended.output().strip());
            }
            AtomicFiles.move(waves, work.resolve(WAVES));
            save(Long.parseLong(at.group(1)));
            return Integer.parseInt(at.group(2));
        } catch (IOException e) {
            throw new InputException(
                    "cannot write the waves of the bench in " + work + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** The save file counts in units of two, and so does the bench: its times are even where something changes. */
    private void save(long time) {
        String top = bench + ".dut";
        VcdNames names = VcdNames.of(work.resolve(WAVES));
        AtomicFiles.write(work.resolve(SAVE), out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
            long first = Math.max(0, time - (long) TIME_OF_CYCLE * CYCLES_BEFORE);
            GtkwaveSave.of(design, Simulators.signalOrder(design, layout), layout, top, names)
                    .write(WAVES, SAVE, first / 2, OptionalLong.of(time / 2), text);
            text.flush();
        });
    }

    private String source(BenchDifference difference, Path waves) {
        StringBuilder text = new StringBuilder();
        text.append("module ")
                .append(MODULE)
                .append(";\n  initial begin\n    $dumpfile(\"")
                .append(waves)
                .append("\");\n");
        text.append("    $dumpvars(0, ").append(bench).append(".dut);\n");
        for (Probes layer : layout.layers()) {
            layout.arrays().stream()
                    .filter(layer::contains)
                    .forEach(probe -> elements(text, probe.path(), probe.elements()));
            layer.held()
                    .forEach(
                            array -> elements(text, array.path(), array.values().size()));
        }
        boolean whole = difference.segment() < 0;
        text.append(whole ? "" : "    $dumpoff;\n").append("  end\n");
        if (!whole) {
            long first = Math.max(0, difference.cycle() - CYCLES_BEFORE);
            String segment = bench + ".segment";
            String cycle = bench + ".cycle";
            text.append("  always @(" + segment + " or " + cycle + ") begin\n    if (" + segment + " == ")
                    .append(difference.segment())
                    .append(" && " + cycle + " == ")
                    .append(first)
                    .append(") $dumpon;\n  end\n");
        }
        String register = design.hostInterface().isPresent() ? bench + ".access" : "-1";
        text.append("  always @(posedge " + bench + ".failed) $display(\"AT: time %0d, register %0d\", $time, ")
                .append(register)
                .append(");\nendmodule\n");
        return text.toString();
    }

    /** Icarus leaves arrays out unless each element is named. */
    private void elements(StringBuilder text, String array, int count) {
        for (int i = 0; i < count; i++) {
            text.append("    $dumpvars(0, " + bench + ".dut.")
                    .append(array)
                    .append('[')
                    .append(i)
                    .append("]);\n");
        }
    }
}
