package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.Progress;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rung 7 of the verification ladder: the bench can fail. */
@Tag("cosim")
class MutationRunTest {
    private static final List<Target> ALL = Target.of(Subjects.all());

    @Test
    void theBenchFindsNearlyAllFaultsOfASample() {
        List<MutantResult> results = MutationRun.run(Targets.sample(ALL, 40, 3), 2, Progress.NONE);
        Score score = Score.of("all", results);
        assertThat(score.mutants()).isEqualTo(40);
        assertThat(score.killedShare()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aFaultIsFoundWithTheSignalThatDiffersFirst() {
        MutantResult result = run("spike_scheduler", "first_q <= 1'b1;", "1'b1 -> 1'b0");
        assertThat(result.verdict()).isEqualTo(Verdict.KILLED);
        assertThat(result.detail()).contains("issue_first is 0, expected 1");
    }

    @Test
    void zerosThatAreCutOffAreProvenToBeNoFault() {
        MutantResult result = run("axis_result_output", "packet = {(LastBeat + 1){32'd0}};", "1 -> 2");
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.detail()).isEqualTo("proven for the module alone");
    }

    @Test
    void aFlagThatIsOnlyLookedAtBesideAnotherNeedNotBeReset() {
        Target target = find("spike_scheduler", "first_q <= 1'b0;", "1'b0 -> 1'b1");
        MutantResult result = MutationRun.run(List.of(target), 1, Progress.NONE).get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.detail()).startsWith("proven for snn_layer_");
    }

    @Test
    void whatDoesNotCompileIsStillbornAndSaysInTheCompilersWordsWhy() {
        MutantResult result = run(
                "group_encoder",
                "assign padded = {{(Padded - Width) {1'b0}}, bits_i};",
                "Padded - Width -> (Width - Padded)");
        assertThat(result.verdict()).isEqualTo(Verdict.STILLBORN);
        assertThat(result.detail()).startsWith("group_encoder.v:").contains("error: Concatenation repeat");
    }

    private static MutantResult run(String module, String source, String change) {
        return MutationRun.run(List.of(find(module, source, change)), 1, Progress.NONE)
                .get(0);
    }

    private static Target find(String module, String source, String change) {
        return ALL.stream()
                .filter(target -> target.mutant().module().equals(module)
                        && target.mutant().source().equals(source)
                        && target.mutant().change().equals(change))
                .findFirst()
                .orElseThrow();
    }
}
