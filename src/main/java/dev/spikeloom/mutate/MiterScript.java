package dev.spikeloom.mutate;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.rtl.ModuleNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Yosys scripts that set a mutant against the original, as ABC can read it. */
final class MiterScript {
    /** The file that {@link #miter} writes: an AIGER whose only output is 1 when the two differ. */
    static final String MITER = "miter.aig";

    /** Verilog of a port to what is not compared. */
    static final String PORT_STUB = "data_port.v";

    /** Verilog that stands in the place of the memory banks. */
    static final String BANK_STUBS = "bank_stubs.v";

    private final Subject subject;
    private final Mutant mutant;
    private final String module;

    /** @param module as Yosys names it, with its parameters */
    MiterScript(Subject subject, Mutant mutant, String module) {
        this.subject = subject;
        this.mutant = mutant;
        this.module = module;
    }

    /** Writes the module of the unchanged design to a file. */
    String original(Path file) {
        return flat() + "write_rtlil " + file + "\n";
    }

    /** Builds the miter, in a folder in which one file is mutated. */
    String miter(Path original) {
        String reset = resets() ? "sim -clock in_clk_i -resetn in_rst_ni -rstlen 1 -n 1 -w\n" : "";
        return flat() + """
                rename -top gate
                design -stash gate
                read_rtlil %s
                hierarchy -auto-top
                rename -top gold
                design -copy-from gate -as gate gate
                miter -equiv -flatten gold gate miter
                hierarchy -top miter
                %ssetundef -init -zero
                setundef -undriven -zero
                opt -full
                techmap
                dffunmap
                setundef -zero
                aigmap
                write_aiger -zinit %s
                """.formatted(original, reset, MITER);
    }

    /** What is compared; mutants with the same key can be set against the same original. */
    String key() {
        return module + " of "
                + subject.sources().stream().filter(file -> !apart(file)).toList();
    }

    /** Whether a file is kept out: a memory or a module of data, but for the mutated one. */
    private boolean apart(String file) {
        boolean compared = file.equals(mutant.file()) || module.contains(ModuleNames.ofFile(file));
        return !compared && (ModuleNames.isMemoryFile(file) || DataStub.fits(file));
    }

    /** The module without hierarchy; what is kept out is reached through ports. */
    private String flat() {
        List<String> commands = new ArrayList<>();
        commands.add("read_verilog " + PORT_STUB);
        if (!ModuleNames.isMemoryFile(mutant.file())) {
            commands.add("read_verilog " + BANK_STUBS);
        }
        for (String file : subject.sources()) {
            if (!apart(file)) {
                commands.add("read_verilog " + file);
            } else if (DataStub.fits(file)) {
                commands.add("read_verilog " + stub(file));
            }
        }
        commands.add("hierarchy -top " + subject.top());
        commands.add("hierarchy -top " + module);
        commands.addAll(List.of(
                "proc",
                "setattr -mod -unset keep_hierarchy *",
                "flatten",
                "opt_clean -purge",
                "memory_map",
                "opt -full"));
        commands.add("expose -evert t:*data_port*");
        commands.add("opt_clean -purge");
        return String.join("\n", commands) + "\n";
    }

    /** The name of a file with the stub of a module. */
    static String stub(String file) {
        return "stub_" + file;
    }

    private boolean resets() {
        boolean alone = module.contains(mutant.module());
        String text = alone ? mutant.text() : subject.rtl().get(ElaboratedModules.source(module) + ".v");
        return text.contains("rst_ni,") || text.contains("rst_ni\n");
    }
}
