package dev.spikeloom.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.spikeloom.experiment.Setting;
import dev.spikeloom.experiment.Settings;
import dev.spikeloom.io.Json;
import java.util.OptionalInt;

/** The reference of all keys of an experiment file, for the terminal and for the documentation. */
public final class ExperimentReference {
    private static final String INDENT = "    ";

    private ExperimentReference() {}

    /** As plain text, three lines a key, or more where the terminal is narrow. */
    public static String text() {
        return text(TerminalWidth.ofEnvironment());
    }

    static String text(OptionalInt width) {
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : Settings.all()) {
            text.append(setting.path()).append('\n');
            text.append(TerminalWidth.wrapped(setting.meaning(), INDENT, width));
            text.append(TerminalWidth.wrapped(
                    "Default " + setting.defaultText() + "; allowed: " + setting.allowed() + ".", INDENT, width));
        }
        return text.toString();
    }

    /** As a list in JSON. */
    public static String json() {
        return Json.text(Settings.all().stream()
                .map(setting -> new Key(setting.path(), setting.defaultText(), setting.allowed(), setting.meaning()))
                .toList());
    }

    private record Key(String key, @JsonProperty("default") String defaultText, String allowed, String meaning) {}

    /** As a Markdown table. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| key | default | allowed | meaning |\n|---|---|---|---|\n");
        for (Setting<?> setting : Settings.all()) {
            table.append("| `")
                    .append(setting.path())
                    .append("` | ")
                    .append(defaultOf(setting))
                    .append(" | ")
                    .append(setting.allowed())
                    .append(" | ")
                    .append(setting.meaning())
                    .append(" |\n");
        }
        return table.toString();
    }

    /** A value is quoted as it stands in a file; how it follows other keys is a text. */
    private static String defaultOf(Setting<?> setting) {
        return setting.followsOthers() ? setting.defaultText() : "`" + setting.defaultText() + "`";
    }
}
