package dev.spikeloom.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    static Iterable<String> names() {
        return Presets.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetIsAnExperimentCalledAfterIt(String name) {
        assertThat(Presets.load(name).name()).isEqualTo(name);
    }

    @Test
    void everyFileOfTheFolderIsAPreset() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/presets"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Presets.names().stream().map(name -> name + ".yaml").toList());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetBeginsWithASentenceThatDescribesIt(String name) {
        assertThat(Presets.yaml(name).lines().findFirst().orElseThrow()).matches("# [A-Z0-9].{20,}\\.");
        assertThat("# " + Presets.description(name))
                .isEqualTo(Presets.yaml(name).lines().findFirst().orElseThrow());
    }

    @Test
    void noTwoPresetsAreDescribedAlike() {
        assertThat(Presets.names()).extracting(Presets::description).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mnist-dc-w4     | mnist-dc   | name, architecture.bank_rows, architecture.bank_mapping, architecture.issue_width
            mnist-dc-folded | mnist-dc   | name, architecture.lanes
            mnist-conv-fast | mnist-conv | name, architecture.kernel_rows
            """)
    void aVariantHasTheNetworkOfAnotherPresetOnAnotherMachine(String variant, String preset, String settings) {
        assertThat(Presets.load(variant).differences(Presets.load(preset)).stream()
                        .map(Setting::path))
                .containsExactlyInAnyOrder(settings.split(", "));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPresetCoSimulatesAHundredImagesAtSixteenTimeSteps(String name) {
        Experiment preset = Presets.load(name);

        assertThat(preset.cosimulationSamples()).isGreaterThanOrEqualTo(100);
        assertThat(preset.cosimulationTimeSteps()).isEqualTo(16);
    }

    @Test
    void theDefaultsAreThoseOfTheDefaultPresetWithTheBanksOfThePaper() {
        Experiment defaults = ExperimentYaml.parse("empty", Presets.DEFAULT, "");

        assertThat(defaults.differences(Presets.load(Presets.DEFAULT)).stream().map(Setting::path))
                .containsExactly("architecture.bank_rows");
        assertThat(defaults.architecture()).isEqualTo(Architecture.BASELINE);
    }

    @Test
    void mnistDcIsTheMachineOfThePaper() {
        Experiment preset = Presets.load("mnist-dc");

        assertThat(preset.topology()).hasToString("784-256-256-10");
        assertThat(preset.quantization().weightBits()).containsOnly(7);
        assertThat(preset.architecture()).isEqualTo(Architecture.BASELINE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            digit     | no preset is called 'digit', did you mean digits? (a file ends in .yaml)
            cifar     | no preset is called 'cifar', presets are digits, digits-ice40, mnist-dc, mnist-dc-w4, mnist-dc-folded, mnist-dc-1024, mnist-conv, mnist-conv-fast, nmnist-ct, nmnist-conv (a file ends in .yaml)
            none.yaml | cannot read none.yaml: no such file
            """)
    void whatIsNeitherPresetNorFileIsRefused(String name, String message) {
        assertThatThrownBy(() -> Presets.load(name))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
