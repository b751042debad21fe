package dev.spikeloom.run;

import dev.spikeloom.experiment.Setting;
import dev.spikeloom.run.outcome.ConvertOutcome;
import dev.spikeloom.run.outcome.CosimOutcome;
import dev.spikeloom.run.outcome.GenerateOutcome;
import dev.spikeloom.run.outcome.QuantizeOutcome;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.run.outcome.SynthOutcome;
import dev.spikeloom.run.outcome.TrainOutcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The stages of a run, in their order. Each reads what the stage it needs left in the run folder. */
public final class Stages {
    /** Those of a whole run, from training to co-simulation. */
    public static final Stage<TrainOutcome> TRAIN = new TrainStage();

    public static final Stage<QuantizeOutcome> QUANTIZE = new QuantizeStage(TRAIN);
    public static final Stage<SimulateOutcome> SIMULATE = new SimulateStage(QUANTIZE);
    public static final Stage<GenerateOutcome> GENERATE = new GenerateStage(QUANTIZE);
    public static final Stage<CosimOutcome> COSIM = new CosimStage(GENERATE);
    /** The Verilog as a netlist, for those who ask for it. */
    public static final Stage<SynthOutcome> SYNTH = new SynthStage(GENERATE);
    /** A baseline beside the run, for those who ask for it. */
    public static final Stage<ConvertOutcome> CONVERT = new ConvertStage(QUANTIZE);

    private static final List<Stage<?>> ALL =
            checked(List.of(TRAIN, QUANTIZE, SIMULATE, GENERATE, COSIM, SYNTH, CONVERT));

    private Stages() {}

    /** All stages, in their order. */
    public static List<Stage<?>> all() {
        return ALL;
    }

    /** The stages of a whole run that need an accelerator for the network. */
    static List<Stage<?>> ofHardware() {
        return ALL.stream()
                .filter(stage -> stage.inWholeRun() && stage.needsAccelerator())
                .toList();
    }

    /** A stage and all that follow from it. */
    static List<Stage<?>> from(Stage<?> first) {
        return ALL.stream().filter(stage -> follows(stage, first)).toList();
    }

    private static boolean follows(Stage<?> stage, Stage<?> first) {
        return stage == first
                || stage.needs().filter(needed -> follows(needed, first)).isPresent();
    }

    /** The first stages whose results depend on a key; those that need their output depend on it too. */
    static List<Stage<?>> using(Setting<?> setting) {
        String section = setting.sections().isEmpty() ? "" : setting.sections().get(0);
        List<Stage<?>> users =
                ALL.stream().filter(stage -> stage.sections().contains(section)).toList();
        return users.isEmpty() ? List.of(TRAIN) : users;
    }

    /**
     * Stages, if each comes after the one that it needs, and no two have a key of the results or a file in common: the one
     * would take what the other wrote for its own.
     *
     * @throws IllegalStateException otherwise
     */
    static List<Stage<?>> checked(List<Stage<?>> stages) {
        Map<String, String> keys = new HashMap<>();
        Stream.of(ExperimentFacts.class, DesignFacts.class)
                .flatMap(facts -> Stream.of(facts.getRecordComponents()))
                .forEach(component -> keys.put(Stage.key(component), "the run itself"));
        Map<String, String> files = new HashMap<>();
        files.put(RunFolder.EXPERIMENT, "the run itself");
        files.put(RunFolder.RESULT, "the run itself");
        Set<Stage<?>> before = new HashSet<>();
        for (Stage<?> stage : stages) {
            stage.needs().filter(needed -> !before.contains(needed)).ifPresent(needed -> {
                throw new IllegalStateException(stage + " needs " + needed + ", which does not come before it");
            });
            before.add(stage);
            stage.keys().forEach(key -> claim("key", key, stage, keys));
            stage.leaves().forEach(file -> claim("file", file, stage, files));
        }
        return List.copyOf(stages);
    }

    private static void claim(String what, String name, Stage<?> stage, Map<String, String> owners) {
        String owner = owners.putIfAbsent(name, stage.title());
        if (owner != null) {
            throw new IllegalStateException("both " + owner + " and " + stage + " write the " + what + " " + name);
        }
    }
}
