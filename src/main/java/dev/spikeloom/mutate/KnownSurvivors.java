package dev.spikeloom.mutate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.spikeloom.mutate.fault.Mutant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The mutants that are known to survive, and why: {@code survivors.yaml}, which is reviewed as code is. */
public record KnownSurvivors(List<KnownSurvivor> entries) {
    private static final String FILE = "survivors.yaml";

    public KnownSurvivors {
        entries = List.copyOf(entries);
    }

    /** Those that ship with the program. */
    public static KnownSurvivors shipped() {
        try (InputStream file = KnownSurvivors.class.getResourceAsStream(FILE)) {
            return new KnownSurvivors(new YAMLMapper().readValue(file, new TypeReference<List<KnownSurvivor>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a mutant survives, if that is known. */
    public Optional<String> reason(Mutant mutant) {
        return entries.stream()
                .filter(entry -> entry.is(mutant))
                .map(KnownSurvivor::reason)
                .findFirst();
    }

    /**
     * Entries that have outlived their mutant: there is none like it any more, or it no longer survives.
     *
     * @param all mutants that there are
     * @param results of those that ran
     */
    public List<KnownSurvivor> outdated(List<Target> all, List<MutantResult> results) {
        return entries.stream()
                .filter(entry -> {
                    boolean exists = all.stream().anyMatch(target -> entry.is(target.mutant()));
                    List<MutantResult> ran = results.stream()
                            .filter(result -> entry.is(result.mutant()))
                            .toList();
                    boolean survives =
                            ran.isEmpty() || ran.stream().anyMatch(result -> result.verdict() == Verdict.SURVIVED);
                    return !exists || !survives;
                })
                .toList();
    }
}
