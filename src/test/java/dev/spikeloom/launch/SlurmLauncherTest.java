package dev.spikeloom.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.testing.FakeSlurm;
import dev.spikeloom.tool.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to Slurm, and how its answers are understood. */
class SlurmLauncherTest {
    private static final ArraySettings PLAIN = settings(null);

    private final SlurmLauncher launcher = new SlurmLauncher();

    @TempDir
    private Path folder;

    private FakeSlurm slurm;

    @BeforeEach
    void putSlurm() throws IOException {
        slurm = new FakeSlurm(folder.resolve("bin")).use();
    }

    @AfterEach
    void removeSlurm() {
        slurm.close();
    }

    private static ArraySettings settings(String timeLimit) {
        return new ArraySettings(OptionalInt.empty(), Optional.ofNullable(timeLimit), Optional.empty(), 1, List.of());
    }

    private ArrayJob job(ArraySettings settings) {
        return new ArrayJob("a sweep", 8, List.of("echo", "it's task"), folder, folder.resolve("100%"), settings);
    }

    @Test
    void anArrayIsSubmittedWithTheSettings() throws IOException {
        ArraySettings settings = new ArraySettings(
                OptionalInt.of(3), Optional.of("2:00:00"), Optional.of("long"), 4, List.of("--mem=4G", "--qos=low"));

        assertThat(launcher.submit(job(settings))).isEqualTo(FakeSlurm.JOB);

        assertThat(slurm.calls("sbatch"))
                .containsExactly(
                        "--parsable",
                        "--requeue",
                        "--open-mode=append",
                        "--ntasks=1",
                        "--cpus-per-task=4",
                        "--job-name=a sweep",
                        "--chdir=" + folder,
                        "--output=" + folder + "/100%%/%a.log",
                        "--array=0-7%3",
                        "--time=2:00:00",
                        "--partition=long",
                        "--mem=4G",
                        "--qos=low",
                        folder + "/100%/task.sh");
    }

    @Test
    void theScriptBecomesTheCommandWithTheNumberOfTheTask() throws Exception {
        launcher.submit(job(PLAIN));
        Path script = folder.resolve("100%").resolve("task.sh");
        ProcessBuilder task = new ProcessBuilder("sh", script.toString());
        task.environment().put("SLURM_ARRAY_TASK_ID", "5");
        Process process = task.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("it's task 5\n");
        assertThat(Files.readString(script)).contains("\nexec ");
    }

    @Test
    void theNameOfAClusterIsNoPartOfTheJob() throws IOException {
        slurm.put(Tool.SBATCH, "echo 'sbatch: a word of welcome' >&2; echo '12;north'");

        assertThat(launcher.submit(job(PLAIN))).isEqualTo("12");
    }

    @Test
    void aRefusalIsToldInSlurmsWords() throws IOException {
        slurm.put(
                Tool.SBATCH,
                "echo 'sbatch: error: invalid partition specified: nope' >&2\n"
                        + "echo 'sbatch: error: Batch job submission failed: Invalid partition name specified' >&2\nexit 1");

        assertThatThrownBy(() -> launcher.submit(job(PLAIN)))
                .isInstanceOf(InputException.class)
                .hasMessage("Slurm refuses the tasks: invalid partition specified: nope; Batch job submission failed:"
                        + " Invalid partition name specified");
    }

    @ParameterizedTest
    @CsvSource({
        "PENDING, PENDING",
        "REQUEUED, PENDING",
        "REQUEUE_HOLD, PENDING",
        "RUNNING, RUNNING",
        "COMPLETING, RUNNING",
        "SUSPENDED, RUNNING",
        "COMPLETED, DONE",
        "TIMEOUT, TIMED_OUT",
        "DEADLINE, TIMED_OUT",
        "FAILED, FAILED",
        "CANCELLED, FAILED",
        "NODE_FAIL, FAILED",
        "OUT_OF_MEMORY, FAILED",
        "PREEMPTED, FAILED"
    })
    void aStateIsUnderstood(String slurms, TaskState ours) throws IOException {
        slurm.states("COMPLETED", slurms);

        assertThat(launcher.states("7")).isEqualTo(Map.of(0, TaskState.DONE, 1, ours));
    }

    @Test
    void whatTheQueueHasForgottenIsInTheAccounts() throws IOException {
        slurm.put(Tool.SQUEUE, "echo 2\\|RUNNING");
        slurm.put(Tool.SACCT, "printf '7_0|COMPLETED\\n7_1|CANCELLED by 0\\n7_2|PENDING\\n7_[3-9]|PENDING\\n'");

        assertThat(launcher.states("7"))
                .isEqualTo(Map.of(0, TaskState.DONE, 1, TaskState.FAILED, 2, TaskState.RUNNING));
    }

    @Test
    void aJobThatIsForgottenHasNoStates() throws IOException {
        slurm.put(Tool.SQUEUE, "echo 'slurm_load_jobs error: Invalid job id specified' >&2; exit 1");

        assertThat(launcher.states("7")).isEmpty();
    }

    @Test
    void aSilentControllerIsNoAnswer() throws IOException {
        slurm.put(Tool.SQUEUE, "echo 'slurm_load_jobs error: Unable to contact slurm controller' >&2; exit 1");

        assertThatThrownBy(() -> launcher.states("7"))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("squeue failed: slurm_load_jobs error: Unable to contact slurm controller");
    }

    @Test
    void theMostTasksAreThoseOfItsConfiguration() {
        assertThat(launcher.maxTasks()).isEqualTo(100);
    }

    @Test
    void aCommandThatIsMissingIsNamed() throws IOException {
        Files.delete(folder.resolve("bin/sbatch"));

        assertThatThrownBy(launcher::maxTasks)
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("SPIKELOOM_SBATCH is ");
        assertThat(launcher.isPresent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "30:00", "2:00:00", "1-12", "1-12:30", "7-00:00:00", "UNLIMITED"})
    void aTimeLimitIsAsSlurmWritesIt(String limit) {
        assertThatCode(() -> launcher.requireWellFormed(settings(limit))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5x", "", "2h", "1-", "1:2:3:4", "-5"})
    void anyOtherTimeLimitIsRefused(String limit) {
        assertThatThrownBy(() -> launcher.requireWellFormed(settings(limit)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--time-limit is '" + limit + "', allowed: minutes");
    }
}
