package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.mutate.fault.Mutants;
import dev.spikeloom.mutate.fault.MutationOperator;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownSurvivorsTest {
    private final Mutant mutant = Mutants.of("m.v", "module m ();\n  assign y = a & b;\nendmodule\n").stream()
            .filter(any -> any.operator() == MutationOperator.BITWISE_SWAPPED)
            .findFirst()
            .orElseThrow();

    private final KnownSurvivor entry =
            new KnownSurvivor("m", "bitwise-swapped", "assign y = a & b;", "& -> |", "a and b are the same");

    private final List<Target> all = List.of(new Target(mutant, List.of()));

    @Test
    void aSurvivorHasTheReasonOfItsEntryOnWhateverLineItIs() {
        assertThat(new KnownSurvivors(List.of(entry)).reason(mutant)).contains("a and b are the same");
    }

    @Test
    void anEntryIsOutdatedIfThereIsNoSuchMutant() {
        KnownSurvivor other = new KnownSurvivor("m", "bitwise-swapped", "assign y = a;", "& -> |", "");
        assertThat(new KnownSurvivors(List.of(entry, other)).outdated(all, List.of()))
                .containsExactly(other);
    }

    @Test
    void anEntryIsOutdatedIfItsMutantNoLongerSurvives() {
        List<MutantResult> killed = List.of(new MutantResult(mutant, Verdict.KILLED, "", ""));
        List<MutantResult> survived = List.of(new MutantResult(mutant, Verdict.SURVIVED, "", ""));
        KnownSurvivors known = new KnownSurvivors(List.of(entry));
        assertThat(known.outdated(all, killed)).containsExactly(entry);
        assertThat(known.outdated(all, survived)).isEmpty();
    }

    @Test
    void everyShippedEntryMatchesAMutant() {
        assertThat(KnownSurvivors.shipped().outdated(Target.of(Subjects.all()), List.of()))
                .isEmpty();
    }
}
