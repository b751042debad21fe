package dev.spikeloom.run;

import dev.spikeloom.experiment.Presets;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** Commands that messages advise, as they can be called. */
public final class Advice {
    private Advice() {}

    /** {@code 'spikeloom train two/experiment.yaml -o two'} */
    public static String command(Object... words) {
        return "'" + call(words) + "'";
    }

    /** {@code spikeloom train two/experiment.yaml -o two} */
    public static String call(Object... words) {
        return "spikeloom " + Arrays.stream(words).map(Advice::quoted).collect(Collectors.joining(" "));
    }

    /** As {@link #command(Object...)}, with {@code overrides} as the user gave them. */
    public static String command(List<String> overrides, Object... words) {
        String sets = overrides.stream().map(each -> " -s " + quoted(each)).collect(Collectors.joining());
        String command = command(words);
        return command.substring(0, command.length() - 1) + sets + "'";
    }

    /** The commands up to a stage, from the training of a network that the zoo does not have. */
    static String trainingFirst(String preset, List<String> overrides, Path folder, Stage<?> stage) {
        Deque<String> commands = new ArrayDeque<>();
        for (Stage<?> each = stage;
                each.needs().isPresent();
                each = each.needs().get()) {
            commands.addFirst(command(each.title(), folder));
        }
        commands.addFirst(command(overrides, "train", preset, "-o", folder));
        return String.join(", then ", commands);
    }

    /** What to do where a run is expected, and is not. */
    static InputException noRunAt(Path path) {
        if (Files.isRegularFile(path)) {
            return new InputException(path + " is a file, expected the folder of a run; if it is an experiment, "
                    + command("run", path) + " starts one");
        }
        String what = path + " is not the folder of a run (no " + RunFolder.EXPERIMENT + ")";
        List<String> presets = Suggestion.nearest(path.toString(), Presets.names());
        if (!presets.isEmpty()) {
            return new InputException(what + ", " + Suggestion.question(presets));
        }
        return new InputException(
                RunFolder.isEmpty(path)
                        ? what + "; " + command("run", Presets.DEFAULT, "-o", path) + " starts one there"
                        : what + "; name another, or a preset: " + String.join(", ", Presets.names()));
    }

    /** For a shell. */
    private static String quoted(Object word) {
        String text = word.toString();
        return text.matches("[A-Za-z0-9_./=,:+@%~-]+") ? text : '"' + text.replaceAll("([\"$`\\\\])", "\\\\$1") + '"';
    }
}
