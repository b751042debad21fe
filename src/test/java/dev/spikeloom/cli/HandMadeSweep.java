package dev.spikeloom.cli;

import dev.spikeloom.study.sweep.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The folder of a sweep of six points, one of which is not possible:
 *
 * <pre>
 * point  time_steps  lanes[0]  accuracy  energy  area
 *     0           1       all      0.90      10   1.0   front
 *     1           1       128      0.90      11   0.8   dominated by 2
 *     2           1        64      0.91      11   0.5   front
 *     3           4       all      0.95      40   1.0   front
 *     4           4       128      0.95      48   0.8   dominated by 3
 *     5           4        64      not possible
 * </pre>
 */
final class HandMadeSweep {
    private static final String PLAN = """
            base: mnist-dc
            axes:
              time_steps: [1, 4]
              architecture.lanes[0]: [all, 128, 64]
            objectives: [accuracy, energy]
            """;

    private HandMadeSweep() {}

    /** Writes it to an empty folder. */
    static Path in(Path folder) throws IOException {
        Files.writeString(folder.resolve("sweep.yaml"), PLAN);
        Files.writeString(
                folder.resolve("points.jsonl"),
                point(0, "1", "all", "0.90", "10", "1.0")
                        + point(1, "1", "128", "0.90", "11", "0.8")
                        + point(2, "1", "64", "0.91", "11", "0.5")
                        + point(3, "4", "all", "0.95", "40", "1.0")
                        + point(4, "4", "128", "0.95", "48", "0.8")
                        + line(5, "4", "64", "{}", ",\"skipped\":\"too few lanes, \\\"64\\\"\""));
        Files.writeString(
                folder.resolve("verified.json"),
                "{\"2\": {\"passed\": true, \"samples\": 5, \"cycles\": 10, \"values\": 100}}\n");
        return folder;
    }

    private static String point(int number, String steps, String lanes, String accuracy, String energy, String area) {
        Map<String, String> known = Map.of("accuracy", accuracy, "energy_nj", energy, "area_mm2", area);
        String figures = Arrays.stream(Figure.values())
                .map(figure -> "\"" + figure.key() + "\":" + known.getOrDefault(figure.key(), "10" + number))
                .collect(Collectors.joining(",", "{", "}"));
        return line(number, steps, lanes, figures, "");
    }

    private static String line(int number, String steps, String lanes, String figures, String more) {
        return String.format(
                Locale.ROOT,
                "{\"point\":%d,\"parameters\":{\"time_steps\":\"%s\",\"architecture.lanes[0]\":\"%s\"},\"figures\":%s%s}%n",
                number,
                steps,
                lanes,
                figures,
                more);
    }
}
