package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.testing.FakeSlurm;
import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.tool.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that are given to Slurm, in the place of which are scripts; {@link SlurmTest} has the real one. */
class SweepOnClusterTest {
    /** A quarter of the points is not possible. */
    private static final String SWEEP = """
            base: digits
            samples: 20
            axes:
              time_steps: [1, 2, 3]
              architecture.bank_rows: [64, 32]
              architecture.issue_width[0]: [1, 2]
            """;

    private static final List<Integer> POSSIBLE = List.of(0, 2, 3, 4, 6, 7, 8, 10, 11);

    @TempDir
    private Path folder;

    private FakeSlurm slurm;
    private Path file;
    private Path sweep;

    @BeforeEach
    void putSlurm() throws IOException {
        slurm = new FakeSlurm(folder.resolve("bin")).use();
        file = Files.writeString(folder.resolve("mine.yaml"), SWEEP);
        sweep = folder.resolve("sweep");
    }

    @AfterEach
    void removeSlurm() {
        slurm.close();
    }

    @Test
    void thePartsHaveEachMissingPointOnce() throws IOException {
        submit("--tasks", "4");

        assertThat(parts()).hasSize(4);
        assertThat(parts().stream().flatMap(List::stream).sorted()).containsExactlyElementsOf(POSSIBLE);
        assertThat(slurm.calls("sbatch")).contains("--array=0-3");
    }

    @Test
    void fewPointsAreOneTask() throws IOException {
        submit();

        assertThat(parts()).containsExactly(POSSIBLE);
    }

    @Test
    void thereAreNoMoreTasksThanPoints() throws IOException {
        submit("--tasks", "100");

        assertThat(parts()).hasSize(POSSIBLE.size());
    }

    @Test
    void allTasksTogetherFindWhatASweepHereFinds() throws IOException {
        Path here = folder.resolve("here");
        spikeloom("sweep", file, "-o", here);
        slurm.put(
                Tool.SBATCH,
                "for last; do :; done\nfor task in 0 1; do SLURM_ARRAY_TASK_ID=$task sh \"$last\" >&2 || exit 1; done\necho 7");
        slurm.states("COMPLETED", "COMPLETED");

        Ran ran = spikeloom("sweep", file, "-o", sweep, "--launcher", "slurm", "--tasks", "2");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("digits: 12 of 12 points done").contains("front of ");
        assertThat(spikeloom("sweep", "export", sweep).out())
                .isEqualTo(spikeloom("sweep", "export", here).out());
        assertThat(sweep.resolve("tasks").resolve("1.jsonl")).isNotEmptyFile();
    }

    @Test
    void aTaskGoesOnWhereItWas() throws IOException {
        submit("--tasks", "2");
        Path results = sweep.resolve("tasks").resolve("1.jsonl");
        assertThat(spikeloom("sweep", "task", sweep, 1).exitCode()).isZero();
        byte[] whole = Files.readAllBytes(results);
        Files.write(results, Arrays.copyOf(whole, whole.length / 2));

        assertThat(spikeloom("sweep", "task", sweep, 1).exitCode()).isZero();

        assertThat(results).hasBinaryContent(whole);
    }

    @Test
    void aTaskThatRunsTwiceAtATimeIsRefused() throws Exception {
        submit("--tasks", "2");
        Path held = sweep.resolve("tasks").resolve("1");
        Ran ran;
        try (FolderLock lock = FolderLock.toWrite(held, "the first of the two")) {
            ran = spikeloom("sweep", "task", sweep, 1);
        }

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("is in use by 'the first of the two'");
    }

    @Test
    void statusCountsTheTasksByState() throws IOException {
        submit("--tasks", "5");
        spikeloom("sweep", "task", sweep, 0);
        slurm.states("COMPLETED", "RUNNING", "PENDING", "TIMEOUT", "FAILED");

        Ran ran = spikeloom("sweep", "status", sweep);
        assertThat(ran.out().lines())
                .containsExactly(
                        "Slurm job 7: 5 tasks, 1 pending, 1 running, 1 done, 1 failed, 1 timed out",
                        "4 of 12 points done",
                        "Slurm job 7, which goes on: 'spikeloom sweep resume " + sweep
                                + " --launcher slurm' waits for it, 'spikeloom sweep status " + sweep
                                + "' looks after it, 'scancel 7' ends it");
        JsonNode json = status();
        assertThat(json.get("tasks").toString())
                .isEqualTo("{\"pending\":1,\"running\":1,\"done\":1,\"failed\":1,\"timed_out\":1}");
        assertThat(json.get("failed_tasks").toString()).isEqualTo("[3,4]");
        assertThat(json.get("done").asInt()).isEqualTo(4);
    }

    @Test
    void aTaskIsDoneIfItsPointsAreThereWhateverBecameOfIt() throws IOException {
        submit("--tasks", "2");
        spikeloom("sweep", "task", sweep, 0);
        spikeloom("sweep", "task", sweep, 1);
        slurm.states("FAILED");

        assertThat(status().get("tasks").get("done").asInt()).isEqualTo(2);
        assertThat(status().get("next").asText()).contains("'spikeloom sweep show ");
    }

    @Test
    void resumeSubmitsOnlyWhatIsMissing() throws IOException {
        submit("--tasks", "3");
        List<Integer> found = parts().get(1);
        spikeloom("sweep", "task", sweep, 1);
        slurm.states("FAILED", "COMPLETED", "TIMEOUT");
        assertThat(status().get("next").asText())
                .isEqualTo("'spikeloom sweep resume " + sweep + " --launcher slurm' computes what is missing");

        assertThat(spikeloom("sweep", "resume", sweep, "--launcher", "slurm", "--tasks", "2", "--detach")
                        .exitCode())
                .isZero();

        List<Integer> missing = new ArrayList<>(POSSIBLE);
        missing.removeAll(found);
        assertThat(parts()).hasSize(2);
        assertThat(parts().stream().flatMap(List::stream).sorted()).containsExactlyElementsOf(missing);
    }

    @Test
    void whatGoesOnIsNotSubmittedAgain() throws IOException {
        submit("--tasks", "2");
        List<String> before = slurm.calls("sbatch");
        slurm.states("RUNNING", "PENDING");

        Ran ran = spikeloom("sweep", file, "-o", sweep, "--launcher", "slurm", "--detach");

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.err()).contains("Slurm job 7, which goes on");
        assertThat(slurm.calls("sbatch")).isEqualTo(before);
    }

    @Test
    void tasksThatFailAreNamedInOneLine() {
        Ran ran = spikeloom("sweep", file, "-o", sweep, "--launcher", "slurm", "--tasks", "3");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines())
                .last()
                .isEqualTo("spikeloom: tasks 0-2 of Slurm job 7 have failed (see " + sweep
                        + "/tasks/0.log): 9 of 12 points are missing; 'spikeloom sweep resume " + sweep
                        + " --launcher slurm' computes what is missing");
    }

    @Test
    void aSweepHereIsRefusedWhileTasksGoOn() throws IOException {
        submit("--tasks", "2");
        slurm.states("COMPLETED", "PENDING");

        assertThat(spikeloom("sweep", "resume", sweep).errLines())
                .singleElement()
                .asString()
                .contains(sweep + " is in use by Slurm job 7, which goes on");

        slurm.states("COMPLETED", "FAILED");
        assertThat(spikeloom("sweep", "resume", sweep).exitCode()).isZero();
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThat(refused("--tasks", "101"))
                .isEqualTo(
                        "spikeloom: --tasks is '101', allowed: 1 to 100, the most that Slurm takes in an array here");
        assertThat(refused("--tasks", "0")).contains("--tasks is '0', allowed: 1 to 100");
        assertThat(refused("--throttle", "0")).contains("--throttle is '0', allowed: 1 or more");
        assertThat(refused("--time-limit", "soon")).contains("--time-limit is 'soon', allowed: minutes");
        Files.delete(folder.resolve("bin/sbatch"));
        assertThat(refused()).contains("SPIKELOOM_SBATCH is ");
        Files.writeString(file, SWEEP + "mode: search\nbudget: 5\n");
        assertThat(refused()).contains("mode is 'search'");
        assertThat(sweep).doesNotExist();
    }

    private String refused(String... options) {
        Ran ran = spikeloom(
                Stream.concat(Stream.of("sweep", file, "-o", sweep, "--launcher", "slurm"), Arrays.stream(options))
                        .toArray());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.errLines()).hasSize(1);
        return ran.errLines().get(0);
    }

    @Test
    void aRefusalOfSlurmIsToldInItsWords() throws IOException {
        slurm.put(Tool.SBATCH, "echo 'sbatch: error: invalid partition specified: nope' >&2; exit 1");

        assertThat(spikeloom("sweep", file, "-o", sweep, "--launcher", "slurm", "--partition", "nope")
                        .errLines())
                .containsExactly("spikeloom: Slurm refuses the tasks: invalid partition specified: nope");
    }

    @Test
    void anOptionOfTasksNeedsALauncher() {
        assertThat(spikeloom("sweep", file, "-o", sweep, "--tasks", "3").err())
                .startsWith("spikeloom: --tasks is for tasks on a cluster; it goes with --launcher slurm");
        assertThat(spikeloom("sweep", file, "-o", sweep, "--launcher", "slum").err())
                .isEqualTo("spikeloom: --launcher is 'slum', did you mean slurm?, allowed: local, slurm\n");
    }

    @Test
    void anInterruptLeavesTheTasksRunning() throws Exception {
        slurm.states("RUNNING");

        assertThat(interrupted()).contains("Slurm job 7, which goes on: ", "'scancel 7' ends it");
        assertThat(slurm.calls("scancel")).isEmpty();
    }

    @Test
    void anInterruptCancelsThemIfThatIsAskedFor() throws Exception {
        slurm.states("RUNNING");

        assertThat(interrupted("--cancel-on-interrupt")).contains("Slurm job 7 is cancelled");
        assertThat(slurm.calls("scancel")).containsExactly("7");
    }

    /** Returns what was said after the signal. */
    private String interrupted(String... options) throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of("sweep", file.toString(), "-o", sweep.toString(), "--launcher", "slurm"));
        arguments.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(JavaProcess.command(Spikeloom.class, arguments.toArray(String[]::new)));
        builder.environment().putAll(slurm.environment());
        Process process = builder.redirectErrorStream(true).start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            while (!reader.readLine().equals("submitted as Slurm job 7")) {
                assertThat(process.isAlive()).isTrue();
            }
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            String said = String.join("\n", reader.lines().toList());
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
            return said;
        }
    }

    /** With none of the points there but those that are not possible. */
    private void submit(Object... options) {
        Ran ran = spikeloom(Stream.concat(
                        Stream.of("sweep", file, "-o", sweep, "--launcher", "slurm", "--detach"),
                        Arrays.stream(options))
                .toArray());
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    private List<List<Integer>> parts() throws IOException {
        List<List<Integer>> parts = new ArrayList<>();
        new JsonMapper()
                .readTree(sweep.resolve("array.json").toFile())
                .get("parts")
                .forEach(part -> parts.add(points(part.asText())));
        return parts;
    }

    private static List<Integer> points(String ranges) {
        return Arrays.stream(ranges.split(",", -1))
                .map(range -> range.split("-", -1))
                .flatMap(ends -> IntStream.rangeClosed(
                                Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                        .boxed())
                .toList();
    }

    private JsonNode status() throws IOException {
        return new JsonMapper()
                .readTree(spikeloom("sweep", "status", sweep, "--json").out());
    }

    private static Ran spikeloom(Object... args) {
        return Ran.spikeloom(Arrays.stream(args).map(Object::toString).toArray(String[]::new));
    }
}
