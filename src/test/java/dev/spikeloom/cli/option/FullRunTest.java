package dev.spikeloom.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.Ran;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterScope;
import dev.spikeloom.design.parameter.ParameterTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small experiment from data to co-simulation. */
@Tag("cosim")
class FullRunTest {
    private static final String[] SMALL = {
        "-s", "network=64-12-10",
        "-s", "training.epochs=3",
        "-s", "time_steps=4",
        "-s", "architecture.bank_rows=32",
        "-s", "cosimulation.samples=3",
        "-s", "cosimulation.time_steps=2",
    };

    @TempDir
    private static Path temp;

    private static Path folder;
    private static Ran ran;
    private static JsonNode result;

    @BeforeAll
    static void runOnce() throws Exception {
        folder = temp.resolve("first");
        ran = run(folder, "--threads", "1", "--json");
        result = new JsonMapper().readTree(ran.out());
    }

    @Test
    void itSucceeds() {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void itEndsByCountingWhatWasComparedAndWhatDiffersAndSayingWhereTheFilesAre() {
        List<String> lines = ran.errLines();

        assertThat(lines).last().isEqualTo("written to " + folder);
        assertThat(lines.get(lines.size() - 2))
                .matches("3 samples x 2 time steps, [1-9][0-9,]* cycles: identical spikes, identical cycles,"
                        + " 0 differences in [1-9][0-9,]* compared values; under Icarus the bench finds 0 differences in"
                        + " [1-9][0-9,]* values of [1-9][0-9,]* cycles");
    }

    @Test
    void theFolderHoldsWhatItPromises() throws IOException {
        assertThat(files(folder))
                .containsKeys(
                        "experiment.yaml",
                        "network.npz",
                        "quantized.npz",
                        "result.json",
                        "rtl/files.f",
                        "rtl/snn_accelerator.v")
                .allSatisfy((name, content) -> assertThat(content).as(name).isNotEmpty());
    }

    @Test
    void theCourseOfTheTrainingHasARowAnEpoch() throws IOException {
        assertThat(Files.readAllLines(folder.resolve("training.csv")))
                .extracting(line -> line.replaceFirst(",.*", ""))
                .containsExactly("epoch", "1", "2", "3");
    }

    @Test
    void whyTheNetworkDoesNotComeFromTheZooIsSaid() {
        assertThat(ran.err()).contains("the zoo's digits has network 64-64-64-10, not 64-12-10: training anew");
    }

    @Test
    void theFileListNamesOneModuleAFile() throws IOException {
        for (String file : Files.readAllLines(folder.resolve("rtl/files.f"))) {
            assertThat(Files.readString(folder.resolve("rtl").resolve(file)))
                    .containsOnlyOnce("\nmodule ")
                    .contains("\nmodule " + file.replace(".v", ""));
        }
    }

    @Test
    void standardOutputIsTheResultFile() {
        assertThat(folder.resolve("result.json")).hasContent(ran.out());
    }

    @Test
    void everyKeyOfTheResultIsDocumentedAtEveryLevel() throws IOException {
        String documentation = Files.readString(Path.of("docs/formats.md"));
        String results =
                documentation.substring(documentation.indexOf("## Results"), documentation.indexOf("## Comparisons"));

        assertThat(keysOf(result).filter(key -> !key.matches("[0-9]+")))
                .contains("layers", "enabled_cycles")
                .allSatisfy(key -> assertThat(results).contains("`" + key + "`"));
    }

    /** All keys of an object, but those that are keys of an experiment. */
    private static Stream<String> keysOf(JsonNode node) {
        Stream<String> here = node.properties().stream().map(Map.Entry::getKey);
        Stream<JsonNode> within = node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                : node.properties().stream()
                        .filter(child -> !List.of("architecture", "settings").contains(child.getKey()))
                        .map(Map.Entry::getValue);
        return Stream.concat(here, within.flatMap(FullRunTest::keysOf));
    }

    /** Its layers are dense: what only convolutions have is not there. */
    @Test
    void theResultHasEveryKeyOfTheArchitecture() {
        JsonNode hardware = result.get("hardware");
        List<String> keys = new ArrayList<>();
        hardware.get("architecture").fieldNames().forEachRemaining(keys::add);
        hardware.get("layers").get(0).get("architecture").fieldNames().forEachRemaining(keys::add);

        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(ParameterTable.ALL.stream()
                        .filter(parameter -> parameter.scope() != ParameterScope.CONVOLUTIONS)
                        .map(Parameter::key)
                        .toList());
    }

    @Test
    void theResultHasWhatItTakesToBuildTheAccelerator() {
        JsonNode hardware = result.get("hardware");

        assertThat(hardware.get("weights").asLong()).isEqualTo(64 * 12 + 12 * 10);
        assertThat(hardware.get("lanes").asLong()).isEqualTo(12 + 10);
        assertThat(hardware.get("sram_bits").asLong()).isEqualTo((64 * 12 + 32 * 10) * 7);
        assertThat(hardware.get("sram_macros").asLong()).isEqualTo(2 + 1);
        assertThat(hardware.get("register_bits").asLong()).isGreaterThan(64 + 12 + 10);
        assertThat(hardware.get("layers")
                        .get(0)
                        .get("architecture")
                        .get("lanes")
                        .asInt())
                .isEqualTo(12);
    }

    @Test
    void whatItCostsIsAmongTheResultsWithRanges() {
        JsonNode physical = result.get("physical");

        assertThat(physical.get("technology").asText()).isEqualTo("generic28");
        assertThat(physical.get("depth").asText()).isEqualTo("fast");
        for (String corner : List.of("unscaled", "scaled")) {
            for (String figure : List.of("logic_area_mm2", "memory_area_mm2", "clock_mhz", "power_mw", "energy_nj")) {
                JsonNode range = physical.get(corner).get(figure);
                assertThat(range.get("low").asDouble()).as(figure).isPositive();
                assertThat(range.get("value").asDouble())
                        .as(figure)
                        .isBetween(
                                range.get("low").asDouble(), range.get("high").asDouble());
            }
        }
    }

    @Test
    void fourLinesSayWhatItCosts() {
        assertThat(ran.err())
                .containsPattern("(?m)^  area \\(mm2\\) +[0-9.]+ +[0-9.]+ to [0-9.]+")
                .containsPattern("(?m)^  clock \\(MHz\\) +[0-9.,]+ +[0-9.,]+ to [0-9.,]+")
                .containsPattern("(?m)^  power \\(mW\\) +[0-9.]+ +[0-9.]+ to [0-9.]+")
                .containsPattern("(?m)^  energy \\(nJ\\) +[0-9.]+ +[0-9.]+ to [0-9.]+");
    }

    @Test
    void whatWidensTheBottleneckGivesTheCyclesThatAreStated() throws Exception {
        JsonNode change = result.get("bottleneck").get("widenings").get(0);
        Path widened = temp.resolve("widened");
        List<String> settings = new ArrayList<>();
        change.get("settings").properties().forEach(setting -> {
            settings.add("-s");
            settings.add(setting.getKey() + "=" + setting.getValue().asText());
        });

        command("train", widened, settings.toArray(String[]::new));
        stage("quantize", widened);
        stage("simulate", widened);

        JsonNode simulated = new JsonMapper().readTree(Files.readString(widened.resolve("result.json")));
        assertThat(simulated.get("initiation_interval_cycles_mean"))
                .isEqualTo(change.get("initiation_interval_cycles_mean"));
        assertThat(simulated.get("initiation_interval_cycles_mean").asDouble())
                .isLessThan(result.get("initiation_interval_cycles_mean").asDouble());
    }

    @Test
    void aLaterStagePrintsTheFiguresThatTheRunPrinted() throws Exception {
        Path later = temp.resolve("later");
        Ran whole = run(later);

        Ran checked = stage("cosim", later);

        assertThat(checked.out()).isEqualTo(whole.out());
    }

    @Test
    void theResultSaysWhatTheExperimentIs() {
        assertThat(result.get("preset").asText()).isEqualTo("digits");
        assertThat(result.get("network").asText()).isEqualTo("64-12-10");
        assertThat(result.get("weight_bits").asInt()).isEqualTo(7);
        assertThat(result.get("time_steps").asInt()).isEqualTo(4);
        assertThat(result.get("test_samples").asInt()).isEqualTo(393);
    }

    @Test
    void theResultHasAccuraciesBetweenNoneAndAll() {
        assertThat(result.get("test_accuracy").asDouble()).isBetween(0.05, 1.0);
        assertThat(result.get("test_accuracy_float").asDouble()).isBetween(0.05, 1.0);
        assertThat(result.get("test_accuracy_by_time_steps").fieldNames())
                .toIterable()
                .containsExactly("1", "2", "3", "4");
        assertThat(result.get("test_accuracy_by_time_steps").get("4")).isEqualTo(result.get("test_accuracy"));
    }

    @Test
    void theResultHasTheSizeOfTheWeightMemory() {
        // 64 rows of 12 neurons in 2 banks of 32 rows, 12 rows of 10 neurons in 1 bank, 7 bits each.
        assertThat(result.get("weight_sram_bytes").asLong()).isEqualTo((64 * 12 + 32 * 10) * 7 / 8);
    }

    @Test
    void theRunTakesNoFewerCyclesThanTheLayerWithTheMostIssues() {
        long bound = result.get("run_lower_bound_cycles").asLong();
        assertThat(result.get("simulated_cycles").asLong()).isGreaterThanOrEqualTo(bound);
        assertThat(result.get("layers"))
                .extracting(layer -> layer.get("read_cycles").asLong()
                        + layer.get("empty_cycles").asLong())
                .contains(bound)
                .allMatch(issues -> issues <= bound);
    }

    @Test
    void theBusiestLayerOfEachStepAsksForNoFewerCyclesThanAnyLayer() {
        double busiest = result.get("busiest_layer_cycles_mean").asDouble();
        assertThat(result.get("layers"))
                .allMatch(layer -> layer.get("spikes_in_per_sample").asDouble() <= busiest);
    }

    @Test
    void theCyclesOfEachLayerAddUpToThoseOfTheRun() {
        assertThat(result.get("layers"))
                .hasSize(2)
                .allSatisfy(layer -> assertThat(layer.get("read_cycles").asLong()
                                + layer.get("empty_cycles").asLong()
                                + layer.get("starved_cycles").asLong()
                                + layer.get("blocked_cycles").asLong())
                        .isEqualTo(result.get("simulated_cycles").asLong()));
    }

    @Test
    void theResultSaysThatNothingDiffers() {
        JsonNode cosim = result.get("cosim");

        assertThat(cosim.get("samples").asInt()).isEqualTo(3);
        assertThat(cosim.get("cycles").asLong()).isPositive();
        assertThat(cosim.get("compared_values").asLong())
                .isGreaterThan(cosim.get("cycles").asLong());
        assertThat(cosim.get("differences").asLong()).isZero();
    }

    @Test
    void anotherRunWithTwoThreadsLeavesTheSameBytes() throws Exception {
        Path again = temp.resolve("again");
        run(again, "--threads", "2");

        assertThat(files(again)).isNotEmpty().containsExactlyEntriesOf(files(folder));
    }

    @Test
    void stageByStageLeavesTheSameBytes() throws Exception {
        Path staged = temp.resolve("staged");
        command("train", staged);
        for (String stage : new String[] {"quantize", "generate", "simulate", "cosim"}) {
            assertThat(stage(stage, staged).exitCode()).isZero();
        }

        assertThat(files(staged)).containsExactlyEntriesOf(files(folder));
    }

    @Test
    void aStageRunAgainRemovesWhatFollowedFromIt() throws Exception {
        Path staged = temp.resolve("requantized");
        run(staged);
        stage("quantize", staged);

        assertThat(files(staged).keySet())
                .containsExactly("experiment.yaml", "network.npz", "quantized.npz", "result.json", "training.csv");
    }

    @Test
    void aKeyThatNoEarlierStageDependsOnCanChangeInTheFolder() throws Exception {
        Path changed = temp.resolve("changed");
        run(changed);
        Ran regenerated =
                Ran.spikeloom("generate", changed.toString(), "--cache", cache(), "-s", "architecture.bank_rows=64");

        assertThat(regenerated.exitCode()).as(regenerated.err()).isZero();
        assertThat(files(changed).get("experiment.yaml")).contains("bank_rows: 64");
        assertThat(files(changed).get("result.json"))
                .contains("\"rtl\"", "\"test_accuracy\"")
                .doesNotContain("\"weight_sram_bytes\"", "\"cosim\"");
    }

    @Test
    void aKeyThatAnEarlierStageDependsOnCannotChangeInTheFolder() {
        Ran refused =
                Ran.spikeloom("generate", folder.toString(), "--cache", cache(), "-s", "quantization.weight_bits=4");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines())
                .singleElement()
                .asString()
                .contains("quantization.weight_bits cannot change in 'generate'", "output of 'quantize'");
    }

    @Test
    void aStageWhoseInputIsMissingSaysWhichComesFirst() {
        Path untrained = temp.resolve("untrained");
        command("train", untrained);

        Ran early = stage("cosim", untrained);

        assertThat(early.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(early.errLines())
                .containsExactly("spikeloom: " + untrained
                        + " has no output of generate yet; first 'spikeloom quantize " + untrained
                        + "', then 'spikeloom generate " + untrained + "'");
    }

    @Test
    void aRunThatWasStoppedResumesToTheSameBytes() throws Exception {
        Path stopped = temp.resolve("stopped");
        command("train", stopped);
        stage("quantize", stopped);
        run(stopped, "--resume");

        assertThat(files(stopped)).containsExactlyEntriesOf(files(folder));
    }

    @Test
    void anotherExperimentDoesNotResumeInTheFolder() {
        Ran other = run(folder, "-s", "training.epochs=4", "--resume");

        assertThat(other.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(other.errLines()).singleElement().asString().contains("holds a run with training.epochs 3, not 4");
    }

    @Test
    void aDamagedHexFileFailsTheCheck() throws Exception {
        Path damaged = temp.resolve("damaged");
        run(damaged);
        Path hex;
        try (Stream<Path> rtl = Files.list(damaged.resolve("rtl"))) {
            hex = rtl.filter(file -> file.toString().endsWith(".hex"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        String weights = Files.readString(hex);
        Files.writeString(hex, weights.replaceAll("(?m)^[0-9a-f]", "f").replaceAll("(?m)[0-9a-f]$", "3"));

        Ran checked = stage("cosim", damaged);

        assertThat(checked.exitCode()).as(checked.err()).isEqualTo(ExitCode.FAILED_CHECK);
        assertThat(checked.out()).contains("DIFFER");
        assertThat(checked.err()).containsPattern("differ in cycle [0-9]+, u_layer_[0-9]\\..*: expected .*, found ");
        assertThat(files(damaged))
                .containsKeys("traces/report.txt", "traces/model.vcd", "traces/rtl.vcd", "traces/waves.gtkw");
    }

    @Test
    void wavesAreLeftOnRequest() throws Exception {
        Path traced = temp.resolve("traced");
        Ran ran = run(traced, "--traces=50");

        assertThat(ran.errLines()).last().isEqualTo("written to " + traced + ", waves to " + traced.resolve("traces"));
        assertThat(files(traced)).containsKeys("traces/model.vcd", "traces/rtl.vcd", "traces/waves.gtkw");
    }

    private static Ran stage(String name, Path folder) {
        return Ran.spikeloom(name, folder.toString(), "--cache", cache());
    }

    private static String cache() {
        return temp.resolve("cache").toString();
    }

    private static Ran run(Path into, String... more) {
        return command("run", into, more);
    }

    private static Ran command(String name, Path into, String... more) {
        return Ran.spikeloom(Stream.of(
                        Stream.of(name, "digits", "-o", into.toString(), "--cache", cache()),
                        Arrays.stream(SMALL),
                        Arrays.stream(more))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                contents.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
