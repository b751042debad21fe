package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.testing.FakeSlurm;
import dev.spikeloom.tool.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Regressions that are given to Slurm, in the place of which are scripts; {@link SlurmTest} has the real one. */
class RegressOnClusterTest {
    /** Two designs of two items that pass, and one whose figures no baseline knows, which fails. */
    private static final String SUITE = """
            suite: mine
            baseline: %s/mine.baseline.json
            checks:
              models:
                reference: {samples: 1, time_steps: 2}
                event: {samples: 1, time_steps: 2}
              known:
                reference: {samples: 1, time_steps: 2}
                figures: {samples: 1, time_steps: 2}
            designs:
              - random: 1
                numbers: [0-1]
                tags: [sound]
                checks: models
              - random: 1
                numbers: [2]
                checks: known
            """;

    @TempDir
    private Path folder;

    private FakeSlurm slurm;
    private Path file;
    private Path found;

    @BeforeEach
    void putSlurm() throws IOException {
        slurm = new FakeSlurm(folder.resolve("bin")).use();
        file = Files.writeString(folder.resolve("mine.yaml"), SUITE.formatted(folder));
        found = folder.resolve("found");
    }

    @AfterEach
    void removeSlurm() {
        slurm.close();
    }

    @Test
    void allTasksTogetherFindWhatARegressionHereFinds() throws IOException {
        slurm.put(
                Tool.SBATCH,
                "for last; do :; done\nfor task in 0 1; do SLURM_ARRAY_TASK_ID=$task sh \"$last\" >&2 || exit 1; done\necho 7");
        slurm.states("COMPLETED", "COMPLETED");
        Ran there = spikeloom("regress", file, "-o", found, "--launcher", "slurm", "--tasks", 2);
        List<String> itemsThere = items();
        Path junit = found.resolve("junit.xml");
        List<String> left = Stream.of(junit, found.resolve("metrics.txt"))
                .map(RegressOnClusterTest::withoutSeconds)
                .toList();

        Ran here = spikeloom("regress", file, "-o", found, "--label", "run 1");

        assertThat(there.exitCode()).as(there.err()).isEqualTo(ExitCode.FAILED_CHECK);
        assertThat(here.exitCode()).isEqualTo(ExitCode.FAILED_CHECK);
        assertThat(itemsThere).hasSize(6).isEqualTo(items());
        assertThat(there.out()).isEqualTo(here.out()).contains("5 passed, 1 failed");
        assertThat(left)
                .isEqualTo(Stream.of(junit, found.resolve("metrics.txt"))
                        .map(RegressOnClusterTest::withoutSeconds)
                        .toList());
    }

    private static String withoutSeconds(Path file) {
        try {
            return Files.readString(file)
                    .replaceAll("time=\"[^\"]*\"", "")
                    .replaceAll("(duration_seconds\\{.*\\}) .*", "$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itemsOfADesignGoToOneTask() throws IOException {
        submit("--tasks", 3);

        assertThat(parts()).containsExactly("0-1", "2-3", "4-5");
        assertThat(slurm.calls("sbatch")).contains("--array=0-2");
    }

    @Test
    void fewItemsAreOneTask() throws IOException {
        submit();

        assertThat(parts()).containsExactly("0-5");
    }

    @Test
    void whatIsSelectedIsShared() throws IOException {
        submit("--tags", "sound", "--items", "*/event", "--tasks", 9);

        assertThat(parts()).containsExactly("0", "1");
    }

    @Test
    void aTaskGoesOnWhereItWas() throws IOException {
        submit("--tasks", 2);
        Path results = found.resolve("tasks/1.jsonl");
        assertThat(task(1).exitCode()).isZero();
        List<String> whole = Files.readAllLines(results);
        Files.write(results, whole.subList(0, 1));

        assertThat(task(1).exitCode()).isZero();

        assertThat(Files.readAllLines(results)).hasSameSizeAs(whole).startsWith(whole.get(0));
    }

    @Test
    void aTaskThatRunsTwiceAtATimeIsRefused() {
        submit("--tasks", 2);
        Ran ran;
        try (FolderLock lock = FolderLock.toWrite(found.resolve("tasks/1"), "the first of the two")) {
            ran = task(1);
        }

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("is in use by 'the first of the two'");
    }

    @Test
    void aTaskOfASuiteThatHasChangedIsRefused() throws IOException {
        submit("--tasks", 2);
        Files.writeString(file, Files.readString(file).replace("samples: 1,", "samples: 2,"));

        assertThat(task(1).errLines()).last().asString().contains("holds another regression than this task is part of");
        assertThat(found.resolve("tasks/1.jsonl")).doesNotExist();
    }

    @Test
    void theSameCommandSubmitsOnlyWhatIsMissing() throws IOException {
        submit("--tasks", 3);
        task(1);
        slurm.states("FAILED", "COMPLETED", "TIMEOUT");

        submit("--tasks", 3);

        assertThat(parts()).containsExactly("0", "1", "4-5");
    }

    @Test
    void nothingIsSubmittedIfAllHaveEnded() throws IOException {
        submit("--tasks", 2);
        task(0);
        task(1);
        slurm.states("COMPLETED", "COMPLETED");
        List<String> before = slurm.calls("sbatch");

        Ran ran = spikeloom("regress", file, "-o", found, "--launcher", "slurm", "--detach");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED_CHECK);
        assertThat(slurm.calls("sbatch")).isEqualTo(before);
        assertThat(items()).hasSize(6);
    }

    @Test
    void whatGoesOnIsNotSubmittedAgain() throws IOException {
        submit("--tasks", 2);
        List<String> before = slurm.calls("sbatch");
        slurm.states("RUNNING", "PENDING");

        Ran ran = spikeloom("regress", file, "-o", found, "--launcher", "slurm", "--detach");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.errLines())
                .last()
                .isEqualTo("Slurm job 7, which goes on: 'spikeloom regress " + file + " -o " + found
                        + " --launcher slurm' waits for it, 'scancel 7' ends it");
        assertThat(slurm.calls("sbatch")).isEqualTo(before);
    }

    @Test
    void tasksThatFailAreNamedInOneLine() {
        Ran ran = spikeloom("regress", file, "-o", found, "--tags", "sound", "--launcher", "slurm", "--tasks", 2);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines())
                .last()
                .isEqualTo("spikeloom: tasks 0-1 of Slurm job 7 have failed (see " + found
                        + "/tasks/0.log): 4 of 4 items are missing; 'spikeloom regress " + file + " -o " + found
                        + " --tags=sound --launcher slurm' runs what is missing");
        assertThat(found.resolve("results.json")).doesNotExist();
    }

    @Test
    void aRegressionHereIsRefusedWhileTasksGoOn() throws IOException {
        submit("--tasks", 2);
        slurm.states("COMPLETED", "PENDING");
        Ran refused = spikeloom("regress", file, "-o", found);
        slurm.states("COMPLETED", "FAILED");

        assertThat(refused.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(refused.errLines()).last().asString().contains(found + " is in use by Slurm job 7, which goes on");
        assertThat(spikeloom("regress", file, "-o", found).out()).contains("5 passed, 1 failed");
    }

    @Test
    void otherItemsAreRefusedWhileTasksGoOn() throws IOException {
        submit("--tasks", 2);
        slurm.states("RUNNING", "RUNNING");

        assertThat(spikeloom("regress", file, "-o", found, "--tags", "sound", "--launcher", "slurm")
                        .errLines())
                .last()
                .asString()
                .contains(found + " is in use by Slurm job 7, which runs other items")
                .contains("'scancel 7' ends it");
    }

    @Test
    void nothingBeginsInATaskOnceAnItemOfAnotherHasFailed() throws IOException {
        submit("--tasks", 3, "--fail-fast");
        task(2, "--fail-fast");
        task(0, "--fail-fast");
        slurm.states("COMPLETED", "COMPLETED", "COMPLETED");

        Ran ran = spikeloom("regress", file, "-o", found, "--fail-fast", "--launcher", "slurm");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.FAILED_CHECK);
        assertThat(ran.out()).contains("1 passed, 1 failed, 4 skipped", "--fail-fast");
    }

    @Test
    void figuresOfTasksBecomeTheBaseline() throws IOException {
        submit("--update-baseline");
        task(0, "--update-baseline");
        slurm.states("COMPLETED");

        Ran ran = spikeloom("regress", file, "-o", found, "--update-baseline", "--launcher", "slurm");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(spikeloom("regress", file, "-o", found).out()).contains("6 passed, 0 failed");
    }

    @Test
    void whatHasPassedIsNotSubmittedAgain() throws IOException {
        spikeloom("regress", file, "-o", found);

        submit("--rerun-failed");

        assertThat(parts()).containsExactly("5");
    }

    @Test
    void whatTasksFoundIsForgottenByTheNextRegression() throws IOException {
        submit();
        task(0);
        slurm.states("COMPLETED");
        spikeloom("regress", file, "-o", found, "--launcher", "slurm");

        submit();

        assertThat(parts()).containsExactly("0-5");
        assertThat(found.resolve("tasks/0.jsonl")).doesNotExist();
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsWritten() {
        assertThat(refused("--launcher", "slurm", "--tasks", "101")).contains("--tasks is '101', allowed: 1 to 100");
        assertThat(refused("--launcher", "slurm", "--time-limit", "soon")).contains("--time-limit is 'soon'");
        assertThat(refused("--tasks", "3")).contains("--tasks is for tasks on a cluster");
        assertThat(found).doesNotExist();
    }

    private String refused(Object... options) {
        Ran ran = spikeloom(with(List.of("regress", file, "-o", found), options));
        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        return ran.err();
    }

    private void submit(Object... options) {
        Ran ran = spikeloom(with(List.of("regress", file, "-o", found, "--launcher", "slurm", "--detach"), options));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private Ran task(int task, Object... options) {
        return spikeloom(with(List.of("regress", file, "-o", found, "--run-task", task), options));
    }

    private static Object[] with(List<?> words, Object... options) {
        return Stream.concat(words.stream(), Arrays.stream(options)).toArray();
    }

    private List<String> parts() throws IOException {
        List<String> parts = new ArrayList<>();
        json("array.json").get("parts").forEach(part -> parts.add(part.asText()));
        return parts;
    }

    /** Without the time that they took. */
    private List<String> items() throws IOException {
        List<String> items = new ArrayList<>();
        json("results.json").get("items").forEach(item -> {
            ((ObjectNode) item).remove("seconds");
            items.add(item.toString());
        });
        return items;
    }

    private JsonNode json(String name) throws IOException {
        return new JsonMapper().readTree(found.resolve(name).toFile());
    }

    private static Ran spikeloom(Object... args) {
        return Ran.spikeloom(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }
}
