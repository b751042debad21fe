package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.mutate.fault.Mutant;
import dev.spikeloom.mutate.fault.Mutants;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private final List<Mutant> mutants = Mutants.of("m.v", "module m ();\n  assign y = a & b;\nendmodule\n");

    @Test
    void stillbornAndEquivalentMutantsDoNotCount() {
        Score score = Score.of(
                "all", results(Verdict.KILLED, Verdict.KILLED, Verdict.KILLED, Verdict.SURVIVED, Verdict.EQUIVALENT));
        assertThat(score.killedShare()).isEqualTo(0.75);
        assertThat(score.mutants()).isEqualTo(5);
    }

    @Test
    void operatorsWithoutAMutantAreLeftOut() {
        assertThat(Score.byOperator(results(Verdict.KILLED)))
                .extracting(Score::group)
                .containsExactly(mutants.get(0).operator().label());
    }

    @Test
    void theJsonHasAllFigures() {
        String json = MutationJson.of(results(Verdict.KILLED, Verdict.SURVIVED), new KnownSurvivors(List.of()));
        assertThat(json)
                .contains("\"score\" : 0.5000", "\"verdict\" : \"survived\"", "\"before\" : \"")
                .endsWith("}\n");
    }

    private List<MutantResult> results(Verdict... verdicts) {
        List<MutantResult> results = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            results.add(new MutantResult(mutants.get(i), verdicts[i], "", ""));
        }
        return results;
    }
}
