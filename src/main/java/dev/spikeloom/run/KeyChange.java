package dev.spikeloom.run;

import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.io.InputException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys of a run's experiment that get other values before a stage runs again. */
final class KeyChange {
    private final RunFolder folder;
    private final Experiment changed;
    private final List<Stage<?>> affected;

    private KeyChange(RunFolder folder, Experiment changed, List<Stage<?>> affected) {
        this.folder = folder;
        this.changed = changed;
        this.affected = affected;
    }

    /** @throws InputException if a key has been used already by a stage whose output {@code stage} reads */
    static KeyChange in(RunFolder folder, Experiment changed, Stage<?> stage) {
        Set<Stage<?>> affected = new HashSet<>();
        for (Setting<?> setting : folder.experiment().differences(changed)) {
            for (Stage<?> user : Stages.using(setting)) {
                if (user != stage && Stages.from(user).contains(stage)) {
                    throw used(folder, setting, user, stage);
                }
                affected.addAll(Stages.from(user));
            }
        }
        return new KeyChange(folder, changed, inOrder(affected));
    }

    private static InputException used(RunFolder folder, Setting<?> setting, Stage<?> user, Stage<?> stage) {
        String what = "--set: " + setting + " cannot change in '" + stage.title() + "', since " + folder.path();
        if (user != Stages.TRAIN || !ImportedNetwork.isAt(folder.path())) {
            return new InputException(
                    what + " has the output of '" + user.title() + "', which depends on it; set it there");
        }
        return new InputException(
                setting.decidesTopology()
                        ? what + " has an imported network"
                        : what + " has results that depend on it; set it in '"
                                + ImportedNetwork.settingStage().title() + "', which removes them");
    }

    /** Of a run around an imported network, which does not depend on them: what followed from it does. */
    static KeyChange around(RunFolder folder, Experiment changed) {
        Set<Stage<?>> affected = new HashSet<>();
        folder.experiment()
                .differences(changed)
                .forEach(setting -> Stages.using(setting).forEach(user -> affected.addAll(Stages.from(user))));
        return new KeyChange(folder, changed, inOrder(affected));
    }

    private static List<Stage<?>> inOrder(Set<Stage<?>> stages) {
        return Stages.all().stream().filter(stages::contains).toList();
    }

    /**
     * Writes the new values, and says which they are and what was removed with the old ones.
     *
     * @param force whether what a person edited may be lost
     * @return the folder from now on
     * @throws InputException if something was edited
     */
    RunFolder apply(boolean force, StageListener listener) {
        List<Setting<?>> differing = folder.experiment().differences(changed);
        if (differing.isEmpty()) {
            return folder;
        }
        RtlEdits.requireNothingLost(folder, affected, force);
        List<String> left = folder.leftBy(affected);
        RunFolder after = folder.changed(changed);
        String changes = differing.stream().map(this::line).collect(Collectors.joining("; "));
        listener.note(changes + (left.isEmpty() ? "" : "; removed what followed: " + String.join(", ", left)));
        return after;
    }

    private String line(Setting<?> setting) {
        return setting + " is " + changed.text(setting) + " in " + folder.path() + " from now on, was "
                + folder.experiment().text(setting);
    }
}
