package dev.spikeloom.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.experiment.ArchitectureSettings;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.run.outcome.GenerateOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StagesTest {
    @Test
    void everythingFollowsFromTraining() {
        assertThat(Stages.from(Stages.TRAIN)).isEqualTo(Stages.all());
    }

    @Test
    void simulationAndGenerationDoNotFollowFromEachOther() {
        assertThat(Stages.from(Stages.SIMULATE)).containsExactly(Stages.SIMULATE);
        assertThat(Stages.from(Stages.GENERATE)).containsExactly(Stages.GENERATE, Stages.COSIM, Stages.SYNTH);
    }

    @Test
    void theComparisonWithAConvertedNetworkFollowsFromQuantizationAndIsNoPartOfAWholeRun() {
        assertThat(Stages.from(Stages.QUANTIZE)).contains(Stages.CONVERT);
        assertThat(Stages.CONVERT.inWholeRun()).isFalse();
    }

    @Test
    void anArchitectureDecidesWhatIsSimulatedAndGeneratedAndAnEncoderSeedEverything() {
        assertThat(ArchitectureSettings.ALL)
                .allSatisfy(
                        setting -> assertThat(Stages.using(setting)).containsExactly(Stages.SIMULATE, Stages.GENERATE));
        assertThat(Stages.using(Settings.COSIM_SAMPLES)).containsExactly(Stages.COSIM);
        assertThat(Stages.using(Settings.ENCODER_SEED)).containsExactly(Stages.TRAIN);
    }

    @Test
    void everyKeyAndEveryFileIsOfOneStage() {
        List<String> keys =
                Stages.all().stream().flatMap(stage -> stage.keys().stream()).toList();
        List<String> files =
                Stages.all().stream().flatMap(stage -> stage.leaves().stream()).toList();

        assertThat(keys).contains("test_accuracy", "rtl").doesNotHaveDuplicates();
        assertThat(files).contains("network.npz", "rtl", "proofs").doesNotHaveDuplicates();
        assertThat(Stages.checked(Stages.all())).isEqualTo(Stages.all());
    }

    @Test
    void aKeyThatTwoStagesWriteIsAnError() {
        Stage<Planted> second = new PlantedStage("second", Stages.GENERATE);

        assertThatThrownBy(() -> Stages.checked(with(second)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("both generate and second write the key rtl");
    }

    @Test
    void aKeyOfTheExperimentIsNoStagesOwn() {
        Stage<Named> stage = new Stage<>("named", Stages.TRAIN, Named.class) {
            @Override
            Named run(StageRun run) {
                return new Named("mine");
            }
        };

        assertThatThrownBy(() -> Stages.checked(with(stage)))
                .hasMessage("both the run itself and named write the key preset");
    }

    @Test
    void aFileThatTwoStagesLeaveIsAnError() {
        Stage<Area> stage = new Stage<>("area", Stages.GENERATE, Area.class) {
            @Override
            List<String> files() {
                return List.of("network.npz");
            }

            @Override
            Area run(StageRun run) {
                return new Area(1);
            }
        };

        assertThatThrownBy(() -> Stages.checked(with(stage)))
                .hasMessage("both train and area write the file network.npz");
    }

    @Test
    void aStageComesAfterTheOneThatItNeeds() {
        assertThatThrownBy(() -> Stages.checked(List.of(Stages.TRAIN, Stages.GENERATE)))
                .hasMessage("generate needs quantize, which does not come before it");
    }

    @Test
    void theStagesThatHaveEndedAreThoseWhoseKeysAreThere() {
        RunResult begun = RunResult.of(Experiment.defaults());
        String json = begun.with(
                        Stages.GENERATE,
                        new GenerateOutcome(new GenerateOutcome.Rtl("top", List.of("top.v"), "0")),
                        DesignFacts.NONE)
                .toJson();
        RunResult read = RunResult.parse("result.json", json.getBytes(StandardCharsets.UTF_8));

        assertThat(Stages.all().stream().filter(read::has)).containsExactly(Stages.GENERATE);
        assertThat(read.toJson()).isEqualTo(json);
    }

    private static List<Stage<?>> with(Stage<?> planted) {
        List<Stage<?>> stages = new ArrayList<>(Stages.all());
        stages.add(planted);
        return stages;
    }

    private record Planted(String rtl) {}

    private record Named(String preset) {}

    private record Area(int area) {}

    private static final class PlantedStage extends Stage<Planted> {
        PlantedStage(String title, Stage<?> needs) {
            super(title, needs, Planted.class);
        }

        @Override
        Planted run(StageRun run) {
            return new Planted("planted");
        }
    }
}
