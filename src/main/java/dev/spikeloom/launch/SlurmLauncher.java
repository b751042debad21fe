package dev.spikeloom.launch;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.EnvironmentException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Slurm: job arrays, by its own commands. The job's shell becomes the task, so that the signal at the end of the time limit
 * reaches it, and Slurm's {@code KillWait} is the time that it has left.
 */
final class SlurmLauncher implements ArrayLauncher {
    /** The script of the array, beside the logs. */
    private static final String SCRIPT = "task.sh";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path HERE = Path.of("");

    /** Minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes, days-hours:minutes:seconds. */
    private static final Pattern TIME_LIMIT =
            Pattern.compile("\\d+(:\\d+){0,2}|\\d+-\\d+(:\\d+){0,2}|infinite|unlimited", Pattern.CASE_INSENSITIVE);

    private static final Pattern MAX_ARRAY_SIZE = Pattern.compile("(?m)^MaxArraySize\\s*=\\s*(\\d{1,9})\\s*$");
    private static final Pattern TASK = Pattern.compile("(?:\\d+_)?(\\d{1,9})\\|([A-Z_]+)\\b.*");
    private static final Pattern SPEAKER = Pattern.compile("^\\w+: (?:(?:error|fatal): )?");
    private static final String UNKNOWN_JOB = "Invalid job id";

    private static final Set<String> PENDING =
            Set.of("PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD", "SPECIAL_EXIT");
    private static final Set<String> RUNNING = Set.of(
            "RUNNING", "COMPLETING", "CONFIGURING", "SUSPENDED", "STOPPED", "RESIZING", "SIGNALING", "STAGE_OUT");
    private static final Set<String> TIMED_OUT = Set.of("TIMEOUT", "DEADLINE");

    @Override
    public String title() {
        return "Slurm";
    }

    @Override
    public boolean isPresent() {
        return Tool.SBATCH.isPresent();
    }

    @Override
    public int maxTasks() {
        Tool.SBATCH.locate();
        ToolResult config = run(new ToolRun(Tool.SCONTROL, HERE).args("show", "config"));
        Matcher size = MAX_ARRAY_SIZE.matcher(config.output());
        if (!config.succeeded() || !size.find()) {
            throw silent(config);
        }
        return Integer.parseInt(size.group(1));
    }

    @Override
    public void requireWellFormed(ArraySettings settings) {
        settings.timeLimit()
                .filter(limit -> !TIME_LIMIT.matcher(limit).matches())
                .ifPresent(limit -> {
                    throw new InputException("--time-limit is '" + limit
                            + "', allowed: minutes, [hours:]minutes:seconds, or days-hours[:minutes[:seconds]]");
                });
    }

    @Override
    public String submit(ArrayJob job) {
        Path script = job.logs().resolve(SCRIPT);
        AtomicFiles.writeString(
                script,
                "#!/bin/sh\nexec "
                        + job.command().stream().map(SlurmLauncher::quoted).collect(Collectors.joining(" "))
                        + " \"$SLURM_ARRAY_TASK_ID\"\n");
        ToolResult submitted = run(new ToolRun(Tool.SBATCH, job.folder())
                .args(options(job))
                .args(script.toAbsolutePath().toString())
                .whileEnding());
        if (!submitted.succeeded()) {
            throw new InputException("Slurm refuses the tasks: " + words(submitted));
        }
        // With several clusters, the name of one is behind it.
        return submitted
                .output()
                .lines()
                .map(String::strip)
                .filter(line -> line.matches("\\d+(;.*)?"))
                .map(line -> line.replaceFirst(";.*", ""))
                .findFirst()
                .orElseThrow(() -> silent(submitted));
    }

    private static List<String> options(ArrayJob job) {
        ArraySettings settings = job.settings();
        List<String> options = new ArrayList<>(List.of(
                "--parsable",
                "--requeue",
                "--open-mode=append",
                "--ntasks=1",
                "--cpus-per-task=" + settings.processors(),
                "--job-name=" + job.name(),
                "--chdir=" + job.folder().toAbsolutePath(),
                "--output=" + job.logs().toAbsolutePath().toString().replace("%", "%%") + "/%a.log"));
        options.add("--array=0-" + (job.tasks() - 1)
                + (settings.throttle().isPresent() ? "%" + settings.throttle().getAsInt() : ""));
        settings.timeLimit().ifPresent(limit -> options.add("--time=" + limit));
        settings.partition().ifPresent(partition -> options.add("--partition=" + partition));
        options.addAll(settings.options());
        return options;
    }

    /** For a shell. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** Slurm's accounting, where there is one, remembers what the scheduler has forgotten. */
    @Override
    public Map<Integer, TaskState> states(String job) {
        Map<Integer, TaskState> states = new TreeMap<>();
        if (Tool.SACCT.isPresent()) {
            ToolResult accounted = run(new ToolRun(Tool.SACCT, HERE)
                    .args("--jobs=" + job, "--allocations", "--noheader", "--parsable2")
                    .args("--format=JobID,State"));
            read(accounted, states);
        }
        ToolResult queued = run(new ToolRun(Tool.SQUEUE, HERE)
                .args("--jobs=" + job, "--array", "--states=all", "--noheader", "--format=%K|%T"));
        if (!queued.succeeded() && !queued.output().contains(UNKNOWN_JOB)) {
            throw silent(queued);
        }
        read(queued, states);
        return states;
    }

    private static void read(ToolResult listed, Map<Integer, TaskState> states) {
        if (listed.exitCode() == 0) {
            listed.output()
                    .lines()
                    .map(TASK::matcher)
                    .filter(Matcher::matches)
                    .forEach(task -> states.put(Integer.valueOf(task.group(1)), state(task.group(2))));
        }
    }

    /** What it means that is in none of the lists is an end of another kind: of its machine, of its memory, by an operator. */
    private static TaskState state(String slurm) {
        if (PENDING.contains(slurm)) {
            return TaskState.PENDING;
        }
        if (RUNNING.contains(slurm)) {
            return TaskState.RUNNING;
        }
        if (TIMED_OUT.contains(slurm)) {
            return TaskState.TIMED_OUT;
        }
        return slurm.equals("COMPLETED") ? TaskState.DONE : TaskState.FAILED;
    }

    @Override
    public void cancel(String job) {
        ToolResult cancelled = run(new ToolRun(Tool.SCANCEL, HERE).args(job).whileEnding());
        if (cancelled.exitCode() != 0 && !cancelled.output().contains(UNKNOWN_JOB)) {
            throw silent(cancelled);
        }
    }

    @Override
    public String cancelCommand(String job) {
        return "scancel " + job;
    }

    private static ToolResult run(ToolRun command) {
        return command.limit(PATIENCE).run();
    }

    private static EnvironmentException silent(ToolResult result) {
        return new EnvironmentException(
                result.timedOut()
                        ? result.name() + " has not ended within " + PATIENCE.toMinutes()
                                + " minutes; is Slurm running?"
                        : result.name() + " failed: " + words(result));
    }

    /** What a command said, in one line. */
    private static String words(ToolResult result) {
        String said = result.output()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> SPEAKER.matcher(line).replaceFirst(""))
                .distinct()
                .collect(Collectors.joining("; "));
        return said.isEmpty() ? "exit code " + result.exitCode() : said;
    }
}
