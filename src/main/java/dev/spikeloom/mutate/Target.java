package dev.spikeloom.mutate;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.mutate.fault.Mutants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mutant and the designs that have its module, just as it is.
 *
 * @param subjects at least one
 */
public record Target(Mutant mutant, List<Subject> subjects) {

    /** All mutants of all designs. A module that several designs share is mutated once. */
    public static List<Target> of(List<Subject> subjects) {
        Map<List<String>, List<Subject>> files = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            for (String file : subject.sources()) {
                files.computeIfAbsent(List.of(file, subject.rtl().get(file)), key -> new ArrayList<>())
                        .add(subject);
            }
        }
        List<Target> targets = new ArrayList<>();
        files.forEach((file, sharing) -> Mutants.of(file.get(0), file.get(1))
                .forEach(mutant -> targets.add(new Target(mutant, List.copyOf(sharing)))));
        return targets;
    }
}
