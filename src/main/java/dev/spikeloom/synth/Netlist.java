package dev.spikeloom.synth;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A design as a netlist of cells: Yosys' own gates, or those of a library. */
public final class Netlist {
    /** The netlist. */
    public static final String FILE = "netlist.v";

    /** What the cells of a library do, in Verilog; not there without a library. */
    public static final String CELLS_FILE = "cells.v";

    private static final Pattern REGISTER = Pattern.compile("(?m)^  reg (\\w+);$");
    private static final List<String> BANKS =
            ModuleNames.MEMORIES.stream().map(ModuleNames::file).toList();

    private Netlist() {}

    /**
     * Synthesizes a generated design.
     *
     * @param rtl the folder of the generated design
     * @param into the folder for the netlist
     * @param liberty the library whose cells are used; empty for Yosys' own gates
     * @throws InputException if Yosys is missing, or refuses the design or the library
     */
    public static SynthesisResult write(Path rtl, Path into, Optional<Path> liberty) {
        List<String> commands = new ArrayList<>();
        Optional<Liberty> library = liberty.map(Liberty::new);
        library.ifPresent(cells -> {
            cells.requireUsable();
            commands.add("dfflibmap -liberty " + cells.name());
            commands.add("abc -liberty " + cells.name());
            commands.add("opt_clean");
            commands.add("stat");
        });
        commands.add("write_verilog -noattr " + YosysCheck.quoted(into.resolve(FILE)));
        library.ifPresent(cells -> {
            commands.add("design -reset");
            commands.add("read_liberty -ignore_miss_func " + cells.name());
            commands.add("write_verilog -noattr " + YosysCheck.quoted(into.resolve(CELLS_FILE)));
        });
        SynthesisResult result = YosysCheck.run(rtl, commands);
        library.ifPresent(cells -> initialize(into.resolve(CELLS_FILE)));
        return result;
    }

    /**
     * Lets flip-flops start at 0. Some registers have no reset, and their X would spread through gates to where the RTL, and
     * the hardware, has none.
     */
    private static void initialize(Path cells) {
        try {
            AtomicFiles.writeString(
                    cells, REGISTER.matcher(Files.readString(cells)).replaceAll("$0\n  initial $1 = 1'b0;"));
        } catch (IOException e) {
            throw new InputException("cannot read " + cells + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** The Verilog that makes up the netlist: itself, its cells and the behaviour of the memory banks. */
    public static List<Path> sources(Path netlist, Path rtl) {
        return Stream.concat(
                        Stream.of(FILE, CELLS_FILE).map(netlist::resolve),
                        BANKS.stream().map(rtl::resolve))
                .filter(Files::exists)
                .toList();
    }
}
