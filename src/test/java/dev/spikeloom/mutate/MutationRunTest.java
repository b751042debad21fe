package dev.spikeloom.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.Progress;
import dev.spikeloom.testing.Large;
import dev.spikeloom.testing.Sampled;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rung 7 of the verification ladder: the bench can fail. */
@Tag("cosim")
class MutationRunTest {
    private static final int SAMPLE = Boolean.getBoolean("large") ? 40 : 6;
    private static final List<Target> ALL = Target.of(Subjects.all());

    @Test
    void theBenchFindsNearlyAllFaultsOfASample() {
        List<MutantResult> results = MutationRun.run(Targets.sample(ALL, SAMPLE, 3), 2, Progress.NONE);
        Score score = Score.of("all", results);
        assertThat(score.mutants()).isEqualTo(SAMPLE);
        assertThat(score.survived()).isLessThanOrEqualTo(Math.max(1, SAMPLE / 20));
    }

    @Test
    void aFaultIsFoundWithTheSignalThatDiffersFirst() {
        MutantResult result = run("spike_scheduler_folded", "first_q <= 1'b1;", "1'b1 -> 1'b0");
        assertThat(result.verdict()).isEqualTo(Verdict.KILLED);
        assertThat(result.detail()).contains("issue_first is 0, expected 1");
    }

    /** What a host can do beside sending spikes step by step and taking results is done by the bench as well. */
    @Sampled(every = 4)
    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "packet_framer @ assign error_o = accept_i & ~drop ... last_i ^ (whole_i & final_step)); @ ^ -> &",
                "axis_load_input @ valid_q <= reg_valid_i | (accept & good & (|(wanted & fits))); @ | -> &",
                "axis_load_input @ assign neuron = begun_q ? next_neuron_q : reg_neuron_i; @ "
                        + "next_neuron_q : reg_neuron_i -> (reg_neuron_i) : (next_neuron_q)",
                "spike_words @ assign m_axis_tkeep[w*4 +: 4] = {4{kept_q[w]}}; @ * -> +"
            })
    void faultsOfTheOtherWaysIntoTheMachineAreFound(String module, String source, String change) {
        assertThat(run(module, source, change).verdict()).isEqualTo(Verdict.KILLED);
    }

    @Large
    @Test
    void zerosThatAreCutOffAreProvenToBeNoFault() {
        MutantResult result = run("axis_result_output", "beats = {(LastBeat + 1){32'd0}};", "1 -> 2");
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.detail()).isEqualTo("proven for the module alone");
    }

    @Large
    @Test
    void aFlagThatIsOnlyLookedAtBesideAnotherNeedNotBeReset() {
        Target target = find("spike_scheduler", "first_q <= 1'b0;", "1'b0 -> 1'b1");
        MutantResult result = MutationRun.run(List.of(target), 1, Progress.NONE).get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.EQUIVALENT);
        assertThat(result.detail()).startsWith("proven for snn_layer_");
    }

    @Large
    @Test
    void whatDoesNotCompileIsStillbornAndSaysInTheCompilersWordsWhy() {
        MutantResult result = run(
                "priority_tree",
                "assign padded[b*Padded+Nodes +: P ... des] = {(Padded - Nodes) {1'b0}};",
                "Padded - Nodes -> (Nodes - Padded)");
        assertThat(result.verdict()).isEqualTo(Verdict.STILLBORN);
        assertThat(result.detail()).startsWith("priority_tree.v:").contains("error: Concatenation repeat");
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
