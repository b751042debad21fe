package dev.spikeloom.synth.fpga;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.synth.Netlist;
import dev.spikeloom.synth.YosysRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A design as a netlist of an FPGA's cells, its memories included. */
public final class MappedNetlist {
    /** The netlist in Yosys' JSON, which nextpnr reads. */
    public static final String JSON_FILE = "netlist.json";

    /**
     * What is synthesized once for all that are alike, and counted apart. The rest becomes part of the layer, or of the top
     * module, that it is in, across whose bounds logic is minimized.
     */
    private static final Pattern KEPT = Pattern.compile(".*snn_layer_\\d+|" + ModuleNames.NEURON_ARRAY + ".*|.*"
            + ModuleNames.REGISTERS + "|.*_bank(_\\w+)?|" + ModuleNames.ROMS);

    /** What Yosys has of the cells of iCE40, in Verilog that simulates. */
    private static final String CELL_MODELS = "ice40/cells_sim.v";

    /** Values of ports that are not connected are in SystemVerilog there. */
    private static final String PLAIN_PORTS = "`define NO_ICE40_DEFAULT_ASSIGNMENTS\n";

    private MappedNetlist() {}

    /**
     * Synthesizes a generated design.
     *
     * @param rtl the folder of the generated design
     * @param into the folder for the netlist, as Verilog and as JSON; for iCE40 also what its cells do
     * @param technology an FPGA
     * @throws InputException if Yosys is missing, or refuses the design
     */
    public static MappedDesign write(Technology technology, Path rtl, String top, Path into, Progress progress) {
        Path json = into.resolve(JSON_FILE);
        List<String> modules = modules(rtl);
        List<String> commands = new ArrayList<>();
        modules.forEach(module -> commands.add("read_verilog " + ModuleNames.file(module)));
        commands.add("hierarchy -check -top " + top);
        modules.stream()
                .filter(module -> KEPT.matcher(module).matches())
                .forEach(module -> commands.add("setattr -mod -set keep_hierarchy 1 *" + module + "*"));
        commands.add(technology.command() + " -top " + top);
        commands.add("check -assert");
        commands.add("write_verilog -noattr \"" + into.resolve(Netlist.FILE).toAbsolutePath() + "\"");
        commands.add("write_json \"" + json.toAbsolutePath() + "\"");
        YosysRun run = YosysRun.of(rtl, commands, progress);
        if (technology == Technology.ICE40) {
            copyModels(run, into.resolve(Netlist.CELLS_FILE));
        }
        progress.message("counting cells and levels of " + top);
        return NetlistFigures.read(technology, json, top);
    }

    private static List<String> modules(Path rtl) {
        Path list = rtl.resolve(RtlFiles.FILE_LIST);
        try {
            return Files.readAllLines(list).stream().map(ModuleNames::ofFile).toList();
        } catch (IOException e) {
            throw new InputException("cannot read " + list + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static void copyModels(YosysRun run, Path cells) {
        Path models = run.sources().stream()
                .filter(source -> source.endsWith(CELL_MODELS))
                .map(Path::of)
                .findFirst()
                .orElseThrow(
                        () -> new InputException("yosys read no " + CELL_MODELS + "; is it version 0.23 or later?"));
        try {
            AtomicFiles.writeString(cells, PLAIN_PORTS + Files.readString(models));
        } catch (IOException e) {
            throw new InputException("cannot read " + models + ": " + AtomicFiles.reason(e), e);
        }
    }
}
