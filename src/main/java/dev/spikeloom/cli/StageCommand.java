package dev.spikeloom.cli;

import dev.spikeloom.cli.option.OutputOptions;
import dev.spikeloom.run.ExperimentRunner;
import dev.spikeloom.run.Runs;
import dev.spikeloom.run.Stage;
import dev.spikeloom.run.option.RunOptions;
import dev.spikeloom.zoo.Zoo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Runs one stage in the folder of a run. */
abstract class StageCommand implements Callable<Integer> {
    @ParentCommand
    private Spikeloom spikeloom;

    @Parameters(
            paramLabel = "DIR|PRESET",
            arity = "0..1",
            description =
                    "Folder of a run, begun with 'spikeloom train' or 'spikeloom run'; or a preset whose network is in"
                            + " the zoo (see 'spikeloom zoo'), which needs no run before it.")
    private String runOrPreset;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "Folder for the run of a preset; default: out/ and its name.")
    private Path folder;

    @Option(
            names = {"-s", "--set"},
            paramLabel = "KEY=VALUE",
            description = "Change a key of the experiment that no earlier stage depends on (see 'spikeloom keys').")
    private List<String> overrides = new ArrayList<>();

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec command;

    private final Stage<?> stage;

    StageCommand(Stage<?> stage) {
        this.stage = stage;
    }

    final Spikeloom spikeloom() {
        return spikeloom;
    }

    final OutputOptions output() {
        return output;
    }

    final CommandSpec command() {
        return command;
    }

    /** What is given for a run, as the user wrote it. */
    final List<String> runArguments() {
        List<String> given = new ArrayList<>();
        if (runOrPreset != null) {
            given.add("'" + runOrPreset + "'");
        }
        if (folder != null) {
            given.add("-o");
        }
        if (!overrides.isEmpty()) {
            given.add("-s");
        }
        return given;
    }

    /** The options of all commands with those of this one. */
    RunOptions options(RunOptions common) {
        return common;
    }

    /** A run, or a preset and the folder for a run of it, and the keys of the experiment that are changed. */
    record Subject(String runOrPreset, Optional<Path> folder, List<String> overrides) {}

    /** What is given, with what options of this command imply. */
    Subject implied(Subject given) {
        return given;
    }

    @Override
    public Integer call() {
        if (runOrPreset == null) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'DIR|PRESET'");
        }
        Subject subject = implied(new Subject(runOrPreset, Optional.ofNullable(folder), overrides));
        Runs runs = new Runs(Zoo.networks(), options(spikeloom.runOptions()), spikeloom.stageLog());
        try (ExperimentRunner runner =
                runs.openOrBegin(subject.runOrPreset(), subject.folder(), stage, subject.overrides())) {
            return output.print(runner.runWithNeeds(stage), runner.folder(), runner.measured());
        }
    }
}
