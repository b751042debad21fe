package dev.spikeloom.study.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sweep files, and what is said of wrong ones. */
class SweepReaderTest {
    @Test
    void axesAreListsAndRanges() {
        SweepPlan plan = Sweeps.read(
                "base: digits",
                "axes:",
                "  architecture.issue_width[0]: [1, 2]",
                "  time_steps: {from: 1, to: 16, factor: 4}",
                "  training.learning_rate: {from: 0.1, to: 0.3, step: 0.1}",
                "  quantization.weight_bits: [7, [4, 5, 6]]");

        assertThat(plan.axes())
                .extracting(Axis::values)
                .containsExactly(
                        List.of(List.of("1"), List.of("2")),
                        List.of(List.of("1"), List.of("4"), List.of("16")),
                        List.of(List.of("0.1"), List.of("0.2"), List.of("0.3")),
                        List.of(List.of("7"), List.of("4, 5, 6")));
    }

    @Test
    void axesThatAreNamedTogetherChangeTogether() {
        SweepPlan plan = Sweeps.read(
                "base: digits", "axes:", "  'architecture.bank_rows, architecture.issue_width': [[64, 1], [32, 2]]");

        assertThat(plan.parameters()).containsExactly("architecture.bank_rows", "architecture.issue_width");
        assertThat(new SweepSpace(plan.axes()).at(1))
                .containsEntry("architecture.bank_rows", "32")
                .containsEntry("architecture.issue_width", "2");
    }

    @Test
    void objectivesHaveADirectionThatCanBeTurned() {
        SweepPlan plan =
                Sweeps.read("base: digits", "axes: {time_steps: [1, 2]}", "objectives: [accuracy, area, max cycles]");

        assertThat(plan.objectives())
                .containsExactly(
                        new Objective(Figure.ACCURACY, true),
                        new Objective(Figure.AREA, false),
                        new Objective(Figure.CYCLES, true));
    }

    @Test
    void aListIsTheRowsOfATable(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("points.csv"), "time_steps,quantization.weight_bits\n1,\"4, 5, 6\"\n2,7\n");
        SweepPlan plan =
                SweepReader.read(new SweepSource("mine.yaml", folder, "base: digits\nmode: list\nlist: points.csv\n"));

        assertThat(plan.parameters()).containsExactly("time_steps", "quantization.weight_bits");
        assertThat(plan.axes().get(0).values()).containsExactly(List.of("1", "4, 5, 6"), List.of("2", "7"));
    }

    @Test
    void withoutMoreItIsAGridOfAccuracyAndEnergy() {
        SweepPlan plan = Sweeps.read("base: digits", "axes: {time_steps: [1, 2]}");

        assertThat(plan.mode()).isEqualTo(SweepMode.GRID);
        assertThat(plan.objectives()).extracting(Objective::figure).containsExactly(Figure.ACCURACY, Figure.ENERGY);
        assertThat(plan.budget()).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "axis: {time_steps: [1]}            | mine.yaml:2: unknown key 'axis', allowed: base, *did you mean axes?",
                "axes: {time_steps: 1}              | mine.yaml:2: axes.time_steps is one value, expected a list or a range*",
                "axes: {time_steps: {from: one, to: 4, step: 1}} | mine.yaml:2: axes.time_steps.from is 'one', expected a number",
                "axes: {time_steps: []}             | mine.yaml:2: axes.time_steps is an empty list",
                "axes: {}                           | mine.yaml: axes are missing, expected keys with values*",
                "axes: {time_steps: [1, 1]}         | mine.yaml:2: axes.time_steps has a value twice",
                "axes: {time_steps: {from: 1, to: 4}} | mine.yaml:2: axes.time_steps is not a range, expected {from, to, step}*",
                "axes: {time_steps: {from: 1, to: 4, step: 0}} | mine.yaml:2: axes.time_steps.step is '0', allowed: more than 0",
                "axes: {time_steps: {from: 1, to: 4, factor: 1}} | mine.yaml:2: axes.time_steps.factor is '1', allowed: more than 1",
                "axes: {time_steps: {from: 4, to: 1, step: 1}} | mine.yaml:2: axes.time_steps has no value: from is more than to",
                "axes: {time_steps: {from: 1, to: 1e9, step: 1}} | mine.yaml:2: axes.time_steps has more than 100000 values",
                "'axes: {\"time_steps, base\": [[1, digits], [2]]}' | mine.yaml:2: axes.time_steps, base has a value that is not a list of 2*",
            })
    void wrongAxesAreNamed(String axes, String message) {
        assertThatThrownBy(() -> Sweeps.read("base: digits", axes))
                .isInstanceOf(InputException.class)
                .message()
                .matches(pattern(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "constraints: [aera_mm2 < 1]   | mine.yaml:3: constraints: 'aera_mm2 < 1' names aera_mm2, which is neither a parameter*did you mean area_mm2?*",
                "constraints: [area_mm2 < ]    | mine.yaml:3: constraints: 'area_mm2 <' is not understood, expected a condition*",
                "objectives: [acuracy]         | mine.yaml:3: objectives is 'acuracy', allowed: accuracy, *did you mean accuracy?",
                "objectives: [best accuracy]   | mine.yaml:3: objectives has 'best accuracy', expected a figure, or min or max before one",
                "objectives: [area, area_mm2]  | mine.yaml: objectives have a figure twice",
                "mode: guess                   | mine.yaml:3: mode is 'guess', allowed: grid, random, latin_hypercube, sobol, search, list",
                "mode: random                  | mine.yaml: mode is 'random' without a budget, expected 'budget: N'",
                "budget: 0                     | mine.yaml:3: budget is '0', allowed: 1 to 10000000",
                "budget: 1.5                   | mine.yaml:3: budget is '1.5', allowed: 1 to 10000000",
                "budget: many                  | mine.yaml:3: budget is 'many', expected a number",
                "seed: 1e99999                 | mine.yaml:3: seed is '1e99999', which is out of range",
                "technology:                   | mine.yaml:3: technology has something without a value",
                "samples: -3                   | mine.yaml:3: samples is '-3', allowed: 1 to 2147483647",
                "mode: list                    | mine.yaml: 'list: FILE.csv' goes with 'mode: list', and with no other",
                "list: points.csv              | mine.yaml:2: axes beside a list, expected one of them",
            })
    void whatElseIsWrongIsNamed(String line, String message) {
        assertThatThrownBy(() -> Sweeps.read("base: digits", "axes: {time_steps: [1, 2]}", line))
                .isInstanceOf(InputException.class)
                .message()
                .matches(pattern(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time_step: [1]                       | mine.yaml: axes: unknown key time_step, did you mean time_steps?",
                "time_steps: [0]                      | mine.yaml: axes: time_steps is '0', allowed: 1 to 1024",
                "'architecture.issue_width[0]: [3]'   | mine.yaml: axes: architecture.issue_width is '3', allowed: a power of two from 1 to 8*",
                "'architecture.issue_width[3]: [2]'   | mine.yaml: axes have architecture.issue_width[3], allowed: [0] to [2]*",
                "base: [digit]                        | *digits*",
            })
    void anAxisThatNoExperimentHasIsNamed(String axis, String message) {
        SweepPlan plan = Sweeps.read("base: digits", "axes:", "  " + axis);

        assertThatThrownBy(() -> new PointExperiments(plan))
                .isInstanceOf(InputException.class)
                .message()
                .matches(pattern(message));
    }

    /** A text in which a star stands for anything. */
    private static String pattern(String text) {
        return "(?s)\\Q" + text.replace("*", "\\E.*\\Q") + "\\E";
    }
}
