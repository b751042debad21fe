package dev.spikeloom.synth;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.ModuleNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A design as a netlist of cells: Yosys' own gates, or those of a library. */
public final class Netlist {
    /** The netlist. */
    public static final String FILE = "netlist.v";

    /** The same as look-up tables of six inputs, in Yosys' JSON; not there with a library. */
    public static final String LUTS_FILE = "luts.json";

    /** What the cells of a library do, in Verilog; not there without a library. */
    public static final String CELLS_FILE = "cells.v";

    /** Inputs of a look-up table, of which FPGAs have as many or fewer. */
    private static final int LUT_INPUTS = 6;

    private static final Pattern REGISTER = Pattern.compile("(?m)^  reg (\\w+);$");

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
        return liberty.isPresent()
                ? write(rtl, into, new Liberty(liberty.get()), Progress.NONE)
                : YosysCheck.run(rtl, List.of(writeVerilog(into, FILE)), Progress.NONE);
    }

    /**
     * Synthesizes a generated design to the cells of a library.
     *
     * @throws InputException as {@link #write(Path, Path, Optional)}
     */
    public static SynthesisResult write(Path rtl, Path into, Path liberty, Progress progress) {
        return write(rtl, into, new Liberty(liberty), progress);
    }

    private static SynthesisResult write(Path rtl, Path into, Liberty cells, Progress progress) {
        cells.requireUsable();
        SynthesisResult result = YosysCheck.run(
                rtl,
                List.of(
                        "dfflibmap -liberty " + cells.name(),
                        "abc -liberty " + cells.name(),
                        "opt_clean",
                        "stat",
                        writeVerilog(into, FILE),
                        "design -reset",
                        "read_liberty -ignore_miss_func " + cells.name(),
                        writeVerilog(into, CELLS_FILE)),
                progress);
        initialize(into.resolve(CELLS_FILE));
        return result;
    }

    /**
     * Synthesizes a generated design to Yosys' own gates, and these to look-up tables.
     *
     * @throws InputException if Yosys is missing, or refuses the design
     */
    public static SynthesisResult writeWithLuts(Path rtl, Path into, Progress progress) {
        return YosysCheck.run(
                rtl,
                List.of(
                        writeVerilog(into, FILE),
                        "abc -lut " + LUT_INPUTS,
                        "opt_clean",
                        "write_json " + YosysCheck.quoted(into.resolve(LUTS_FILE))),
                progress);
    }

    private static String writeVerilog(Path into, String file) {
        return "write_verilog -noattr " + YosysCheck.quoted(into.resolve(file));
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
                        Stream.of(FILE, CELLS_FILE).map(netlist::resolve).filter(Files::exists), memories(rtl).stream())
                .toList();
    }

    /**
     * The Verilog of the memory banks of a generated design.
     *
     * @throws InputException if its folder cannot be read
     */
    public static List<Path> memories(Path rtl) {
        try (Stream<Path> files = Files.list(rtl)) {
            return files.filter(
                            file -> ModuleNames.isMemoryFile(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException("cannot read " + rtl + ": " + AtomicFiles.reason(e), e);
        }
    }
}
