package dev.spikeloom.explore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Commands that messages advise, so that they can be called as they stand. */
final class Advice {
    private Advice() {}

    /** {@code 'spikeloom train two/experiment.yaml -o two'} */
    static String command(Object... words) {
        return "'spikeloom " + Arrays.stream(words).map(Advice::quoted).collect(Collectors.joining(" ")) + "'";
    }

    /** As {@link #command(Object...)}, with {@code overrides} as the user gave them. */
    static String command(List<String> overrides, Object... words) {
        String sets = overrides.stream().map(each -> " -s " + quoted(each)).collect(Collectors.joining());
        String command = command(words);
        return command.substring(0, command.length() - 1) + sets + "'";
    }

    /** For a shell. */
    private static String quoted(Object word) {
        String text = word.toString();
        return text.matches("[A-Za-z0-9_./=,:+@%~-]+") ? text : '"' + text.replaceAll("([\"$`\\\\])", "\\\\$1") + '"';
    }
}
