package dev.spikeloom.mutate.fault;

import dev.spikeloom.mutate.verilog.VerilogModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mutants of a file. */
public final class Mutants {
    private Mutants() {}

    /** All mutants of a file, in the order of its text. The same text gives the same list. */
    public static List<Mutant> of(String file, String text) {
        List<Mutant> mutants = new ArrayList<>();
        Site.walk(text, VerilogModule.parse(text), site -> {
            for (MutationOperator operator : MutationOperator.values()) {
                for (Edit edit : operator.edits(site)) {
                    mutants.add(Mutant.of(file, text, operator, edit));
                }
            }
        });
        mutants.sort(Comparator.comparingInt(mutant -> mutant.edit().start()));
        return mutants;
    }
}
