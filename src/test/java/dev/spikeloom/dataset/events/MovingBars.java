package dev.spikeloom.dataset.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Recordings of bars that move to the left, right, up or down over 12 x 12 pixels: ON events where they come, OFF events
 * where they go, and a little noise. They begin near an edge. 8 bins of 5 ms.
 */
public final class MovingBars {
    public static final int SIDE = 12;
    public static final int BINS = 8;
    private static final long BIN_MICROS = 5_000;
    private static final List<String> CLASSES = List.of("left", "right", "up", "down");

    private MovingBars() {}

    /**
     * Writes a folder of recordings.
     *
     * @param polarities 1 or 2, as the description has them
     * @param training recordings of each class, others than those of the test, which are a third as many
     */
    public static Path write(Path folder, int polarities, int training) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("events.yaml"), description(polarities));
            Random random = new Random(1);
            Files.writeString(folder.resolve("train.csv"), table(random, training), StandardCharsets.UTF_8);
            Files.writeString(folder.resolve("test.csv"), table(random, training / 3), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    static String description(int polarities) {
        return """
                name: bars
                width: 12
                height: 12
                polarities: %d
                classes: [left, right, up, down]
                bin_us: 5000
                bins: 8
                """.formatted(polarities);
    }

    private static String table(Random random, int ofEachClass) {
        StringBuilder table = new StringBuilder("recording,label,t_us,x,y,p\n");
        for (int i = 0; i < ofEachClass * CLASSES.size(); i++) {
            record(table, random, i, i % CLASSES.size());
        }
        return table.toString();
    }

    private static void record(StringBuilder table, Random random, int recording, int motion) {
        int length = 5 + random.nextInt(6);
        int offset = random.nextInt(SIDE - length + 1);
        int start = motion % 2 == 0 ? SIDE - 1 - random.nextInt(3) : random.nextInt(3);
        for (int bin = 0; bin < BINS; bin++) {
            int place = motion % 2 == 0 ? start - bin : start + bin;
            for (int i = 0; i < length; i++) {
                long micros = bin * BIN_MICROS + 100L * i;
                event(table, recording, motion, micros, place, offset + i, 1);
                event(table, recording, motion, micros, place + (motion % 2 == 0 ? 1 : -1), offset + i, 0);
            }
            event(
                    table,
                    recording,
                    motion,
                    bin * BIN_MICROS + 4_000,
                    random.nextInt(SIDE),
                    random.nextInt(SIDE),
                    random.nextInt(2));
        }
    }

    /** @param along pixel in the direction of the motion, taken around the edge */
    private static void event(
            StringBuilder table, int recording, int motion, long micros, int along, int across, int polarity) {
        int there = Math.floorMod(along, SIDE);
        int x = motion < 2 ? there : across;
        int y = motion < 2 ? across : there;
        table.append(recording)
                .append(',')
                .append(CLASSES.get(motion))
                .append(',')
                .append(micros);
        table.append(',')
                .append(x)
                .append(',')
                .append(y)
                .append(',')
                .append(polarity)
                .append('\n');
    }
}
