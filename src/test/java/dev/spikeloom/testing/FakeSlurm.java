package dev.spikeloom.testing;

import dev.spikeloom.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Slurm's commands as shell scripts in a folder, which note how they are called; {@link #use} has this process call them. */
public final class FakeSlurm implements AutoCloseable {
    /** What an array is called that is submitted to it. */
    public static final String JOB = "7";

    private static final List<Tool> TOOLS = List.of(Tool.SBATCH, Tool.SQUEUE, Tool.SACCT, Tool.SCONTROL, Tool.SCANCEL);

    private final Path folder;

    /** Takes what is submitted and never runs it; has no accounting, and arrays of up to 100 tasks. */
    public FakeSlurm(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        put(Tool.SBATCH, "echo " + JOB);
        put(Tool.SQUEUE, "cat '" + folder + "/states'");
        put(Tool.SACCT, "echo Slurm accounting storage is disabled >&2; exit 1");
        put(Tool.SCONTROL, "echo 'MaxArraySize            = 100'");
        put(Tool.SCANCEL, "");
        states();
    }

    /** Has this process call them. */
    public FakeSlurm use() {
        environment().forEach(System::setProperty);
        return this;
    }

    /** Has another process call them. */
    public Map<String, String> environment() {
        return TOOLS.stream()
                .collect(Collectors.toMap(Tool::variable, tool -> script(tool).toString()));
    }

    /** What a command does from now on. */
    public void put(Tool tool, String script) throws IOException {
        Files.writeString(
                script(tool),
                "#!/bin/sh\nfor word; do echo \"$word\"; done >> '" + calls(tool) + "'\n" + script + "\n");
        Files.setPosixFilePermissions(script(tool), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What squeue says of the tasks, from the first. */
    public void states(String... states) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int task = 0; task < states.length; task++) {
            lines.append(task).append('|').append(states[task]).append('\n');
        }
        Files.writeString(folder.resolve("states"), lines);
    }

    /** The words that a command was called with, one after the other. */
    public List<String> calls(String program) throws IOException {
        Path calls = folder.resolve(program + ".calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private Path calls(Tool tool) {
        return folder.resolve(tool.program() + ".calls");
    }

    private Path script(Tool tool) {
        return folder.resolve(tool.program());
    }

    @Override
    public void close() {
        environment().keySet().forEach(System::clearProperty);
    }
}
