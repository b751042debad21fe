package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.testing.Large;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is proven to be no fault is none: what leaves a module through a memory or a counter alone has to be the same, too. */
@Tag("cosim")
class EquivalenceTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    /** The subjects, and their mutants. */
    private static List<Target> targets;

    @TempDir
    Path folder;

    @BeforeAll
    static void list() {
        targets = Target.of(Subjects.all());
    }

    @Large
    @Test
    void whatNothingReadsMayHaveAnyValue() {
        assertThat(prove("SNN-DC, packed bits", "assign unused_load_data = load_data_i;", "load_data_i -> 0")
                        .proven())
                .isTrue();
    }

    @Test
    void whatIsWrittenToAMemoryMayNot() {
        assertThat(prove(
                                "SNN-DC, packed bits",
                                "assign load_words[n*4 +: 4] = load_data_i[n%4*10 +: 4];",
                                "load_data_i[n%4*10 +: 4] -> 0")
                        .proven())
                .isFalse();
    }

    @Large
    @Test
    void whatIsCountedMayNot() {
        assertThat(prove("convolution, two sets of potentials", ".once_i ((fold_q == 2'd0)),", "== -> !=")
                        .proven())
                .isFalse();
    }

    private Proof prove(String subject, String source, String change) {
        Target target = targets.stream()
                .filter(t -> t.subjects().get(0).name().equals(subject))
                .filter(t -> t.mutant().source().replaceAll(" +", " ").equals(source))
                .filter(t -> t.mutant().change().equals(change))
                .findFirst()
                .orElseThrow();
        Mutant mutant = target.mutant();
        Bench none = place -> {
            throw new IllegalStateException("a proof runs no bench");
        };
        return new Workbench(target.subjects().get(0), folder.resolve("design"), none, LIMIT).prove(mutant);
    }
}
