package dev.spikeloom.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.quantize.ScaleGranularity;
import dev.spikeloom.run.accuracy.Workload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentYamlTest {
    @Test
    void anEmptyFileTakesEveryDefault() {
        Experiment experiment = parse("");

        for (Setting<?> setting : Settings.all().subList(1, Settings.all().size())) {
            if (setting.followsOthers()) {
                continue;
            }
            assertThat(experiment.text(setting)).as(setting.path()).isEqualTo(setting.defaultText());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            time_steps=8                                    | cosimulation.time_steps        | 8
            time_steps=8                                    | training.validation_time_steps | 8
            time_steps=200                                  | training.validation_time_steps | 16
            time_steps=8 architecture.max_time_steps=8      | cosimulation.time_steps        | 8
            architecture.max_time_steps=8                   | time_steps                     | 8
            time_steps=8 neuron=snn-ct                      | training.time_steps            | 8
            time_steps=512 neuron=lif-3                     | training.time_steps            | 256
            time_steps=8                                    | training.time_steps            | 1
            data.dataset=n-mnist time_steps=8               | training.time_steps            | 16
            training.learning_rate=0.00001                  | training.final_learning_rate   | 0.00001
            training.learning_rate=0.1                      | training.final_learning_rate   | 0.0001
            conversion.learning_rate=0.00001                | conversion.final_learning_rate | 0.00001
            cosimulation.time_steps=3 time_steps=8          | cosimulation.time_steps        | 3
            """)
    void aDefaultFollowsTheKeysThatAreGiven(String given, String key, String value) {
        Experiment experiment = ExperimentYaml.override(parse(""), List.of(given.split(" ")));

        assertThat(experiment.text(Settings.at(key))).isEqualTo(value);
        assertThat(ExperimentYaml.parse("experiment.yaml", "again", ExperimentYaml.write(experiment)))
                .as("with every key given, as in the folder of a run")
                .isEqualTo(experiment);
    }

    @Test
    void aPresetTakesFewerTimeStepsAndAMachineForThem() {
        Experiment experiment = ExperimentYaml.override(
                Presets.load("digits"), List.of("time_steps=8", "architecture.max_time_steps=8"));

        assertThat(experiment.cosimulationTimeSteps()).isEqualTo(8);
    }

    @Test
    void eachLayerOfNeuronsTakesItsOwnModelAndBits() {
        Experiment experiment = parse("""
                network: 28x28-12c5-mp2-64fc-10o
                neuron: [snn-dc, lif-3, snn-ct]
                quantization:
                  weight_bits: 8, 4, 2
                """);

        assertThat(experiment.neuronModels()).hasToString("[snn-dc, lif-3, snn-ct]");
        assertThat(experiment.quantization().weightBits()).containsExactly(8, 4, 2);
        assertThat(parse(ExperimentYaml.write(experiment))).isEqualTo(experiment);
        assertThat(experiment.neuronText()).isEqualTo("snn-dc, lif-3, snn-ct");
    }

    @Test
    void parametersOfConvolutionsAreWrittenWhereTheyMeanSomething() {
        String key = "kernel_rows:";

        assertThat(ExperimentYaml.write(parse("network: 64-10")))
                .doesNotContain(key)
                .contains("bank_rows:");
        assertThat(ExperimentYaml.write(parse("network: 8x8-4c3-10o"))).contains(key, "bank_rows:");
        assertThat(ExperimentYaml.write(parse("network: 64-10\narchitecture:\n  kernel_rows: all\n")))
                .as("one that was given")
                .contains(key);
    }

    @Test
    void layersThatAreAlikeAreWrittenAsOne() {
        Experiment listed = parse("neuron: [snn-ct, snn-ct, snn-ct]\nquantization:\n  weight_bits: 5, 5, 5\n");
        Experiment single = parse("neuron: snn-ct\nquantization:\n  weight_bits: 5\n");

        assertThat(listed).isEqualTo(single).hasSameHashCodeAs(single);
        assertThat(ExperimentYaml.write(listed)).isEqualTo(ExperimentYaml.write(single));
    }

    @Test
    void anyLayerThatCarriesOverIsTrainedForSeveralTimeSteps() {
        assertThat(parse("neuron: snn-dc\n").trainingTimeSteps()).isEqualTo(1);
        assertThat(parse("neuron: snn-dc, lif-2, snn-dc\n").trainingTimeSteps()).isEqualTo(16);
    }

    @Test
    void aGivenKeyTakesItsValueAndNoOther() {
        Experiment experiment = parse("quantization:\n  weight_bits: 5\n  scale: neuron\n");

        assertThat(experiment.quantization().weightBits()).containsOnly(5);
        assertThat(experiment.quantization().granularity()).isEqualTo(ScaleGranularity.NEURON);
        assertThat(experiment.timeSteps()).isEqualTo(16);
    }

    @Test
    void anExperimentIsCalledAfterItsFileUnlessItSaysOtherwise() {
        assertThat(parse("time_steps: 3\n").name()).isEqualTo("mine");
        assertThat(parse("name: other\n").name()).isEqualTo("other");
    }

    @Test
    void whatIsWrittenIsReadAsTheSameExperiment() {
        Experiment experiment = parse("""
                name: thin
                network: 64-17-10
                neuron: snn-ct
                training: {learning_rate: 0.0005, seed: -7, input_dropout: 0.25, augmentation: {shift: 1.5}}
                architecture: {weights: fixed, bank_rows: 32}
                cosimulation: {host_pauses: random}
                """);

        assertThat(ExperimentYaml.parse("again.yaml", "again", ExperimentYaml.write(experiment)))
                .isEqualTo(experiment)
                .isNotEqualTo(parse(""));
    }

    @Test
    void aSectionOfWhichAllIsCommentedOutIsEmpty() {
        assertThat(parse("training:\n  # epochs: 3\n")).isEqualTo(parse(""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trainig: {epochs: 3}                | mine.yaml:1: unknown key trainig.epochs, did you mean training.epochs?
            training: {epoch: 3}                | mine.yaml:1: unknown key training.epoch, did you mean training.epochs?
            network: {epochs: 3}                | mine.yaml:1: unknown key network.epochs, did you mean training.epochs or conversion.epochs?
            quantization: {momentum: 3}         | mine.yaml:1: unknown key quantization.momentum, keys of quantization are weight_bits, scale
            training: {augmentation: 3}         | mine.yaml:1: training.augmentation is '3', expected a section with keys shift, rotation
            training: {augmentation: {sift: 1}} | mine.yaml:1: unknown key training.augmentation.sift, did you mean training.augmentation.shift?
            neuron: snn-xt                      | mine.yaml:1: neuron is 'snn-xt', allowed: snn-dc; snn-ct, lif-K or lif-K+L, each with -syn-M or -syn-M+N behind it, with -zero at the end, or with both; K to N from 1 to 15, K below L, M below N
            neuron: [snn-ct, snn-dc]            | mine.yaml:1: neuron has 2 values, allowed: one, or one for each of the 3 layers of neurons: layer 0, 64fc; layer 1, 64fc; layer 2, 10fc
            neuron: [snn-ct, snn-xt, lif-2]     | mine.yaml:1: neuron is 'snn-ct, snn-xt, lif-2', allowed: snn-dc; snn-ct, lif-K or lif-K+L, each with -syn-M or -syn-M+N behind it, with -zero at the end, or with both; K to N from 1 to 15, K below L, M below N; or one for each layer of neurons
            quantization: {weight_bits: '7, 7'} | mine.yaml:1: quantization.weight_bits has 2 values, allowed: one, or one for each of the 3 layers of neurons: layer 0, 64fc;
            architecture: {adder_register: true} | mine.yaml:1: architecture.adder_register is replaced by architecture.adder_stages: 1 where it was true, 0 where it was false
            flux_capacitor: 3                   | mine.yaml:1: unknown key flux_capacitor, see 'spikeloom keys' for all keys
            training: 3                         | mine.yaml:1: training is '3', expected a section with keys seed, epochs,
            quantization: {weight_bits: 0}      | mine.yaml:1: quantization.weight_bits is '0', allowed: 1 to 16
            quantization: {weight_bits: 40}     | mine.yaml:1: quantization.weight_bits is '40', allowed: 1 to 16
            quantization: {weight_bits: 7.5}    | mine.yaml:1: quantization.weight_bits is '7.5', allowed: 1 to 16
            quantization: {weight_bits: }       | mine.yaml:1: quantization.weight_bits has no value, allowed: 1 to 16
            quantization: {scale: row}          | mine.yaml:1: quantization.scale is 'row', allowed: layer or neuron
            network: 64-0-10                    | mine.yaml:1: network is '64-0-10': layer size 0 is out of range, allowed 1 to 4096
            network: 64-99999999999-10          | mine.yaml:1: network is '64-99999999999-10': network '64-99999999999-10' has a layer size out of range
            network: []                         | mine.yaml:1: network is an empty list
            time_steps: [1, 2]                  | mine.yaml:1: time_steps is a list, expected one value
            training: {learning_rate: fast}     | mine.yaml:1: training.learning_rate is 'fast', allowed: 0.0000001 to 1
            training: {learning_rate: .nan}     | mine.yaml:1: training.learning_rate is '.nan', allowed: 0.0000001 to 1
            training: {hidden_dropout: -0.1}    | mine.yaml:1: training.hidden_dropout is '-0.1', allowed: 0 to 0.9
            architecture: {bank_rows: 100}      | mine.yaml:1: architecture.bank_rows is '100', allowed: a power of two from 2 to 4096
            data: {dataset: minst}              | mine.yaml:1: data.dataset is 'minst', allowed: one of digits, mnist, fashion-mnist, n-mnist, n-mnist-simulated, n-mnist-mixed, events
            data: {polarities: off}             | mine.yaml:1: data.polarities is 'off', allowed: on or both
            data: {polarities: both}            | mine.yaml:1: data.polarities is 'both', allowed with the images of digits: on
            name: ../up                         | mine.yaml:1: name is '../up', allowed: 1 to 64 letters
            time_steps: 0                       | mine.yaml:1: time_steps is '0', allowed: 1 to 1024
            time_steps: *t                      | mine.yaml:1: time_steps is an alias, expected a value
            just text                           | mine.yaml:1: expected keys and values such as
            'training: {epochs: 3'              | mine.yaml:1: not YAML:
            """)
    void whatIsNotUnderstoodIsRefusedWithFileLineKeyValueAndWhatIsAllowed(String yaml, String message) {
        assertThatThrownBy(() -> parse(yaml))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void theLineOfABadValueIsNamed() {
        assertThatThrownBy(() -> parse("time_steps: 4\ntraining:\n  seed: 3\n  epochs: 0\n"))
                .hasMessage("mine.yaml:4: training.epochs is '0', allowed: 1 to 100000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{input: 64}, {dense: 17}, {output: 10}]               | 64-17-10
            [{input: 64}, {dense: 17}, {dense: 10}]                | 64-17-10
            [{input: 64}, {dense: 17}, {output: 10+2}]             | 64-17-10+2
            [{input: {rows: 28, columns: 28}}, {convolution: {channels: 12, kernel: 5}}, {max_pool: 2}, {output: 10}] | 28x28-12c5-mp2-10o
            [{input: {rows: 28, columns: 28}}, {sum_pool: 2}, {convolution: {channels: 12, kernel: 5, stride: 2}}, {output: 10}] | 28x28-sp2-12c5s2-10o
            [{input: {rows: 28, columns: 28}}, {convolution: {channels: 12, kernel: 5, padding: 3}}, {output: 10}] | 28x28-12c5p3-10o
            [{input: {rows: 28, columns: 28}}, {convolution: {channels: 12, kernel: 5, stride: 2, padding: 0}}, {output: 10}] | 28x28-12c5s2-10o
            [{input: {rows: 9, columns: 8, channels: 2}}, {convolution: {kernel: 3, channels: 4}}, {output: 10}]      | 9x8x2-4c3-10o
            """)
    void aNetworkCanBeGivenLayerByLayer(String layers, String shorthand) {
        assertThat(parse("network: " + layers)).isEqualTo(parse("network: " + shorthand));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [64, 10]                                        | mine.yaml:1: network[0]: expected the input first
            [{dense: 64}, {output: 10}]                     | mine.yaml:1: network[0]: expected the input first
            [{input: 64}, {input: 64}, {output: 10}]        | mine.yaml:1: network[1]: expected the input only first
            [{input: 64}, 10]                               | mine.yaml:1: network[1]: expected one of {input: 784},
            [{input: 64}, {dense: 4, max_pool: 2}]          | mine.yaml:1: network[1]: expected one of {input: 784},
            [{input: 64}, {convolution: {channels: 12}}]    | mine.yaml:1: network[1]: expected one of {input: 784},
            [{input: 64}, {convolution: {channels: 12, kernel: 5, padding: -1}}] | mine.yaml:1: network[1].convolution.padding is '-1', allowed: 0 to below the kernel
            [{input: 64}, {dense: many}, {output: 10}]      | mine.yaml:1: network[1].dense is 'many', allowed: 1 to 4096
            [{input: 64}, {dense: }, {output: 10}]          | mine.yaml:1: network[1].dense is nothing, allowed: 1 to 4096
            [{input: 64}, {output: 10x2}]                   | mine.yaml:1: network[1].output is '10x2', expected classes
            [{input: 64}, {dense: 5000}, {output: 10}]      | mine.yaml:1: network is '64-5000fc-10o':
            [{input: 64}, *layer]                           | mine.yaml:1: network[1] is an alias, expected a value
            """)
    void aLayerThatIsNotUnderstoodIsRefused(String layers, String message) {
        assertThatThrownBy(() -> parse("network: " + layers))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void theLineOfABadLayerIsNamed() {
        assertThatThrownBy(() -> parse("network:\n  - input: 64\n  - dense: 0\n  - output: 10\n"))
                .hasMessageStartingWith("mine.yaml:3: network[1].dense is '0'");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> parse("training:\n  epochs: 3\n  epochs: 4\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml:3: key training.epochs is given twice, first in line 2");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThatThrownBy(() -> parse("time_steps: 3\n---\ntime_steps: 4\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("a second document");
    }

    @Test
    void timeStepsBeyondWhatTheHardwareCanCountAreRefused() {
        assertThatThrownBy(() -> parse("time_steps: 16\narchitecture: {max_time_steps: 8}\n"))
                .isInstanceOf(InputException.class)
                .hasMessage(
                        "mine.yaml:1: time_steps is '16' and architecture.max_time_steps is '8', allowed: time_steps of 1"
                                + " to 8, or a larger architecture.max_time_steps");
    }

    @Test
    void weightsThatAreFixedCannotBeLoaded() {
        assertThatThrownBy(() -> parse("architecture: {weights: fixed}\ncosimulation: {load_weights: true}\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml:2: cosimulation.load_weights is 'true', allowed: false, unless"
                        + " architecture.weights is loadable");
    }

    @Test
    void anOverrideChangesOneKey() {
        Experiment changed = ExperimentYaml.override(parse(""), List.of("training.epochs=3"));

        assertThat(changed).isEqualTo(parse("training: {epochs: 3}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training.epochs    | --set 'training.epochs' is not understood, expected KEY=VALUE such as training.epochs=3
            architecture.banks=2 | --set: unknown key architecture.banks, did you mean architecture.bank_rows or architecture.bank_mapping?
            epochs=3           | --set: unknown key epochs, did you mean training.epochs or conversion.epochs?
            training.epochs=no | --set: training.epochs is 'no', allowed: 1 to 100000
            """)
    void aBadOverrideIsRefused(String override, String message) {
        assertThatThrownBy(() -> ExperimentYaml.override(parse(""), List.of(override)))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    @Test
    void aTabIsNamedWithItsLine() {
        assertThatThrownBy(() -> parse("training:\n  epochs: 3\n\tdropout: 0\n"))
                .isInstanceOf(InputException.class)
                .hasMessage("mine.yaml:3: not YAML: a tab, where YAML allows only spaces for indentation");
    }

    @Test
    void whatTheParserExpectedAndWhatItFoundAreBothSaid() {
        assertThatThrownBy(() -> parse("architecture:\n  lanes: [4, 2\n"))
                .hasMessageMatching(
                        "mine.yaml:\\d: not YAML: while parsing a flow sequence, expected ',' or ']', but got .*");
    }

    @Test
    void aListOfAWrongLengthIsRefusedWithItsLine() {
        assertThatThrownBy(() -> parse("network: 64-32-10\narchitecture:\n  weights: fixed\n  lanes: [4, 2, 1]\n"))
                .hasMessage(
                        "mine.yaml:4: architecture.lanes has 3 values, allowed: one, or one for each of the 2 layers of"
                                + " neurons: layer 0, 32fc; layer 1, 10fc");
    }

    @Test
    void aNetworkThatTheDataDoNotFitIsRefusedWithItsLine(@TempDir Path folder) {
        Experiment experiment = parse("name: odd\nnetwork: 65-32-10\n");

        assertThatThrownBy(() -> Workload.load(experiment, folder))
                .hasMessage("mine.yaml:2: network 65-32-10 has 65 inputs, but digits has 64 pixels an image");
    }

    @Test
    void anArchitectureThatIsNotPossibleIsRefusedWithItsLine() {
        Experiment experiment = parse("architecture:\n  bank_rows: 64\n  issue_width: 4\n");

        assertThatThrownBy(experiment::requirePossibleHardware)
                .hasMessageStartingWith("mine.yaml:3: architecture.issue_width 4 is not possible in layer 0 (64 x 64)");
    }

    @Test
    void aFileThatIsTooLongIsRefusedBeforeItIsParsed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("long.yaml");
        Files.writeString(file, "#".repeat(ExperimentYaml.MAX_BYTES + 1));

        assertThatThrownBy(() -> ExperimentYaml.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is longer than 65536 bytes");
    }

    @Test
    void aFileThatIsNotTextIsRefused(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, "name: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> ExperimentYaml.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("is not UTF-8 text");
    }

    private static Experiment parse(String yaml) {
        return ExperimentYaml.parse("mine.yaml", "mine", yaml);
    }
}
