package dev.spikeloom.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.ExperimentYaml;
import dev.spikeloom.experiment.Presets;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.run.RunFolder;
import dev.spikeloom.run.RunResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZooTest {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /** JUnit refuses a parameterized test without a case. */
    static List<ZooEntry> entries() {
        return Zoo.entries();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsAsItWasAddedAndMadeWithTheSettingsOfItsPreset(ZooEntry entry) {
        assertThatCode(() -> Zoo.verify(entry)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theNetworkOfEveryPresetIsFoundForThePresetItself(ZooEntry entry) {
        Experiment preset = Presets.load(entry.preset());

        assertThat(Zoo.trainedAs(preset)).hasValue(entry);
        assertThat(Zoo.quantizedAs(preset, entry)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void anEntryDoesNotDependOnKeysThatDoNotDecideItsNetwork(ZooEntry entry) {
        String deciding = ExperimentYaml.write(
                Zoo.experiment(entry),
                Settings.all().stream().filter(Setting::decidesNetwork).toList());
        String yaml = new String(Zoo.content(entry, RunFolder.EXPERIMENT), StandardCharsets.UTF_8);

        assertThat(deciding.lines()).containsAll(yaml.lines().toList());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void theAccuracyOfAnEntryIsThatOfItsRun(ZooEntry entry) {
        RunResult result = Zoo.result(entry);
        int last = entry.testAccuracyByTimeSteps().lastKey();

        assertThat(entry.testAccuracyByTimeSteps().get(last))
                .isEqualTo(result.quantization().orElseThrow().testAccuracy());
        assertThat(entry.testAccuracyFloatByTimeSteps().get(last))
                .isEqualTo(result.training().orElseThrow().testAccuracyFloat());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=mine",
                "time_steps=3",
                "data.encoder_seed=9",
                "architecture.bank_rows=32",
                "cosimulation.samples=3",
                "quantization.weight_bits=3"
            })
    void whatDoesNotDecideTrainingTakesTheSameNetwork(String override) {
        assertThat(Zoo.trainedAs(digits(override))).hasValue(entry());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.epochs=3",
                "training.seed=2",
                "training.augmentation.shift=1",
                "network=64-12-10",
                "neuron=snn-ct"
            })
    void whatDecidesTrainingIsNotInTheZoo(String override) {
        assertThat(Zoo.trainedAs(digits(override))).isEmpty();
    }

    @Test
    void theFirstKeyThatDiffersSaysWhyNot() {
        assertThat(Zoo.whyNot(digits("training.epochs=3"))).hasValue("the zoo's digits has training.epochs 120, not 3");
    }

    @Test
    void anotherQuantizationIsNotTheQuantizedNetworkOfTheZoo() {
        assertThat(Zoo.quantizedAs(digits("quantization.weight_bits=3"), entry()))
                .isFalse();
        assertThat(Zoo.quantizedAs(digits("time_steps=3"), entry())).isTrue();
    }

    @Test
    void addingARunAgainMakesTheSameEntry(@TempDir Path temp) throws Exception {
        RunFolder run = runOf(entry(), temp.resolve("run"));
        Path zoo = Files.createDirectory(temp.resolve("zoo"));

        ZooEntry added = ZooBuilder.add(run, zoo, COMMIT);

        assertThat(added.sha256()).isEqualTo(entry().sha256());
        assertThat(added.testAccuracyByTimeSteps()).isEqualTo(entry().testAccuracyByTimeSteps());
        assertThat(added.sourceCommit()).isEqualTo(COMMIT);
        assertThat(zoo.resolve("digits/zoo.json")).isNotEmptyFile();
        assertThat(zoo.resolve("digits/quantized.npz")).hasSameBinaryContentAs(run.quantizedFile());
    }

    @Test
    void aRunThatIsNotThePresetIsNotAdded(@TempDir Path temp) throws Exception {
        RunFolder run = runOf(entry(), temp.resolve("run"));
        Path file = run.path().resolve(RunFolder.EXPERIMENT);
        Files.writeString(file, Files.readString(file).replace("  epochs: 120", "  epochs: 121"));

        assertThatThrownBy(() -> ZooBuilder.add(RunFolder.open(run.path()), temp, COMMIT))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("has training.epochs 121, but the preset digits 120");
    }

    @Test
    void aCommitIsHexadecimal(@TempDir Path temp) {
        RunFolder run = runOf(entry(), temp.resolve("run"));

        assertThatThrownBy(() -> ZooBuilder.add(run, temp, "HEAD"))
                .isInstanceOf(InputException.class)
                .hasMessage("--commit is 'HEAD', expected 7 to 40 hexadecimal digits, as git writes them");
    }

    private static Experiment digits(String override) {
        return ExperimentYaml.override(Presets.load("digits"), List.of(override));
    }

    private static ZooEntry entry() {
        return Zoo.find("digits").orElseThrow();
    }

    /** The folder that the entry was made from: its files are what a run leaves up to quantizing. */
    private static RunFolder runOf(ZooEntry entry, Path folder) {
        entry.sha256().keySet().forEach(file -> Zoo.copy(entry, file, folder.resolve(file)));
        AtomicFiles.writeString(
                folder.resolve(RunFolder.EXPERIMENT), ExperimentYaml.write(Presets.load(entry.preset())));
        return RunFolder.open(folder);
    }
}
