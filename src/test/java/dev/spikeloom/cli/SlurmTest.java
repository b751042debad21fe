package dev.spikeloom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.spikeloom.cli.option.ExitCode;
import dev.spikeloom.testing.JavaProcess;
import dev.spikeloom.testing.Large;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps and regressions on a Slurm cluster of one node, which a script starts and stops. */
@Large
class SlurmTest {
    private static final String SWEEP = """
            base: digits
            samples: 60
            axes:
              time_steps: [1, 2, 3, 4, 5]
              quantization.weight_bits: [3, 7]
              architecture.bank_rows: [64, 32]
              architecture.issue_width[0]: [1, 2]
            """;

    private static final String SUITE = """
            suite: small
            checks:
              all:
                reference: {samples: 2}
                event: {samples: 2, pauses: random}
                lint: {}
                cosim: {samples: 1, time_steps: 2}
            designs:
              - matrix: 1
                designs: [0, 40]
                checks: all
              - random: 1
                numbers: [0-1]
                checks: all
            """;

    private static final int TASKS = 8;
    private static final int KILLED = 2;
    private static final int REQUEUED = 3;
    private static final int OVERDUE = 5;

    /** Slurm ends a task up to half a minute after its time limit of one, and runs one that was put back after two. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Not a folder of the test framework: there are sockets in it, whose paths are short. */
    private static Path cluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = Files.createTempDirectory("slurm");
        Files.delete(cluster);
        Ran started = ran(Map.of(), "sh", "src/test/slurm/cluster.sh", "start", cluster.toString());
        assertThat(started.exitCode()).as(started.err()).isZero();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        Ran stopped = ran(Map.of(), "sh", "src/test/slurm/cluster.sh", "stop", cluster.toString());
        assertThat(stopped.exitCode()).as(stopped.err()).isZero();
        assertThat(cluster).doesNotExist();
    }

    /** A task that is to be hit is stopped as soon as it is there, so that it is not done before. */
    @Test
    void aSweepWhoseTasksAreKilledPutBackAndOverdueIsWholeInTheEnd() throws Exception {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
        Path sweep = folder.resolve("sweep");
        Path cache = folder.resolve("cache");
        Process waiting = spikeloom(
                "sweep",
                file,
                "-o",
                sweep,
                "--cache",
                cache,
                "--launcher",
                "slurm",
                "--tasks",
                TASKS,
                "--time-limit",
                60);
        Map<Integer, ProcessHandle> hit = stopped(" sweep task ", sweep + " ", KILLED, REQUEUED, OVERDUE);
        String job = job();

        assertThat(slurm("scontrol", "update", "JobId=" + job + "_" + OVERDUE, "TimeLimit=1")
                        .exitCode())
                .isZero();
        signal("KILL", hit.get(KILLED));
        assertThat(slurm("scontrol", "requeue", job + "_" + REQUEUED).exitCode())
                .isZero();
        assertThat(waiting.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

        assertThat(waiting.exitValue()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(lastLine(waiting))
                .startsWith("spikeloom: tasks " + KILLED + "," + OVERDUE + " of Slurm job " + job + " have failed")
                .endsWith("'spikeloom sweep resume " + sweep + " --launcher slurm' computes what is missing");
        assertThat(status(sweep).get("tasks").toString())
                .isEqualTo("{\"pending\":0,\"running\":0,\"done\":6,\"failed\":1,\"timed_out\":1}");
        assertThat(Files.readString(sweep.resolve("tasks/" + REQUEUED + ".log")))
                .contains("DUE TO JOB REQUEUE");

        assertThat(spikeloom("sweep", "resume", sweep, "--cache", cache, "--launcher", "slurm", "--tasks", 2)
                        .waitFor())
                .isZero();

        assertThat(export(sweep)).isEqualTo(here(file, 1)).isEqualTo(here(file, 2));
    }

    private static String job() throws Exception {
        return slurm("squeue", "--noheader", "--format=%F")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    /** A design a task; the cluster comes to the results of a regression here. */
    @Test
    void aRegressionWhoseTasksAreKilledAndPutBackIsWholeInTheEnd() throws Exception {
        Path file = Files.writeString(folder.resolve("small.yaml"), SUITE);
        Path found = folder.resolve("found");
        Process waiting = spikeloom("regress", file, "-o", found, "--launcher=slurm", "--tasks=4");
        Map<Integer, ProcessHandle> hit = stopped(" regress " + file + " ", "--run-task ", KILLED, REQUEUED);
        String job = job();

        signal("KILL", hit.get(KILLED));
        assertThat(slurm("scontrol", "requeue", job + "_" + REQUEUED).exitCode())
                .isZero();
        assertThat(waiting.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(lastLine(waiting))
                .startsWith("spikeloom: tasks " + KILLED + " of Slurm job " + job + " have failed")
                .contains(": 4 of 16 items are missing; ");
        Process again = spikeloom("regress", file, "-o", found, "--launcher=slurm", "--tasks=4");
        assertThat(again.waitFor()).as(lastLine(again)).isZero();
        List<String> onCluster = items(found);
        Process here = spikeloom("regress", file, "-o", found);
        assertThat(here.waitFor()).as(lastLine(here)).isZero();

        assertThat(onCluster).hasSize(16).isEqualTo(items(found));
    }

    /** Without the time that they took. */
    private static List<String> items(Path regression) throws IOException {
        List<String> items = new ArrayList<>();
        new JsonMapper()
                .readTree(regression.resolve("results.json").toFile())
                .get("items")
                .forEach(item -> {
                    ((ObjectNode) item).remove("seconds");
                    items.add(item.toString());
                });
        return items;
    }

    @Test
    void whatSlurmDoesNotTakeIsToldInItsWords() throws Exception {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);

        assertThat(refused(file, "--partition=nope"))
                .isEqualTo("spikeloom: Slurm refuses the tasks: invalid partition specified: nope;"
                        + " Batch job submission failed: Invalid partition name specified");
        assertThat(refused(file, "--tasks=1002")).contains("--tasks is '1002', allowed: 1 to 1001");
    }

    @Test
    void tasksThatWaitAreLookedAfterAndCancelled() throws Exception {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
        Path sweep = folder.resolve("sweep");
        assertThat(spikeloom("sweep", file, "-o", sweep, "--launcher=slurm", "--tasks=4", "--sbatch=--hold", "--detach")
                        .waitFor())
                .isZero();
        JsonNode status = status(sweep);
        assertThat(status.get("tasks").get("pending").asInt()).isEqualTo(4);

        Ran cancelled = slurm("scancel", status.get("job").asText());

        assertThat(cancelled.exitCode()).as(cancelled.err()).isZero();
        assertThat(status(sweep).get("tasks").get("failed").asInt()).isEqualTo(4);
    }

    private String refused(Path file, String option) throws Exception {
        Process process = spikeloom("sweep", file, "-o", folder.resolve("refused"), "--launcher=slurm", option);
        assertThat(process.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
        return lastLine(process);
    }

    /** The processes of tasks, stopped as soon as they are there. */
    private static Map<Integer, ProcessHandle> stopped(String command, String last, int... tasks) throws Exception {
        Map<Integer, ProcessHandle> stopped = new TreeMap<>();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); stopped.size() < tasks.length; ) {
            for (int task : tasks) {
                Optional<ProcessHandle> process =
                        stopped.containsKey(task) ? Optional.empty() : process(command, last + task);
                if (process.isPresent()) {
                    signal("STOP", process.get());
                    stopped.put(task, process.get());
                }
            }
            assertThat(System.nanoTime())
                    .as("tasks that run: " + stopped.keySet())
                    .isLessThan(end);
        }
        return stopped;
    }

    private static Optional<ProcessHandle> process(String command, String last) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(Spikeloom.class.getName() + command) && line.endsWith(" " + last))
                        .isPresent())
                .findFirst();
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        assertThat(ran(Map.of(), "kill", "-" + signal, String.valueOf(process.pid()))
                        .exitCode())
                .isZero();
    }

    /** What a sweep gives that no scheduler has seen; with a cache of its own, so that nothing comes from elsewhere. */
    private String here(Path file, int threads) throws Exception {
        Path sweep = folder.resolve("here" + threads);
        assertThat(spikeloom(
                                "sweep",
                                file,
                                "-o",
                                sweep,
                                "--threads",
                                threads,
                                "--cache",
                                folder.resolve("cache-here" + threads))
                        .waitFor())
                .isZero();
        return export(sweep);
    }

    private String export(Path sweep) throws Exception {
        Path csv = folder.resolve("points.csv");
        assertThat(spikeloom("sweep", "export", sweep, "--csv", csv).waitFor()).isZero();
        return Files.readString(csv);
    }

    private JsonNode status(Path sweep) throws Exception {
        Process process = spikeloom("sweep", "status", sweep, "--json");
        assertThat(process.waitFor()).isZero();
        return new JsonMapper().readTree(process.getInputStream());
    }

    private static String lastLine(Process process) throws IOException {
        List<String> lines = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.get(lines.size() - 1);
    }

    private static Process spikeloom(Object... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(JavaProcess.command(
                Spikeloom.class, Arrays.stream(arguments).map(Object::toString).toArray(String[]::new)));
        builder.environment().put("SLURM_CONF", cluster.resolve("slurm.conf").toString());
        return builder.start();
    }

    private static Ran slurm(String... command) throws Exception {
        return ran(Map.of("SLURM_CONF", cluster.resolve("slurm.conf").toString()), command);
    }

    private static Ran ran(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Path out = Files.createTempFile("slurm", ".out");
        Path err = Files.createTempFile("slurm", ".err");
        // Daemons keep what they have been given: a pipe would have no end.
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.waitFor();
        Ran ran = new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }
}
