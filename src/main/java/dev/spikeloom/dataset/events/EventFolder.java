package dev.spikeloom.dataset.events;

import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** A folder of recordings: {@value EventDescription#FILE}, and a table of events for each part of the data set. */
public final class EventFolder {
    static final String TRAINING = "train.csv";
    static final String VALIDATION = "validation.csv";
    static final String TEST = "test.csv";

    /** One in so many training recordings, the last ones, is for validation if these have no file of their own. */
    private static final int VALIDATION_SHARE = 6;

    private EventFolder() {}

    /**
     * The recordings of a folder.
     *
     * @param training to train on
     * @param validation to choose by
     * @param test to report accuracy on
     */
    public record Parts(
            EventDescription description, EventSamples training, EventSamples validation, EventSamples test) {}

    /**
     * Reads all recordings.
     *
     * @param polarities whose events a network sees
     * @throws InputException if a file is missing or not as it must be, or the recordings do not have these polarities
     */
    public static Parts read(Path folder, Polarities polarities, Progress progress) {
        EventDescription description = EventDescription.read(folder);
        if (!description.has(polarities)) {
            throw new InputException("data.polarities is 'both', allowed with the recordings of "
                    + folder.resolve(EventDescription.FILE) + ", which has polarities 1: on");
        }
        EventTable table = new EventTable(description, polarities, progress);
        EventSamples all = table.read(folder.resolve(TRAINING));
        EventSamples test = table.read(folder.resolve(TEST));
        Path validation = folder.resolve(VALIDATION);
        if (Files.exists(validation)) {
            return new Parts(description, all, table.read(validation), test);
        }
        int count = all.samples();
        int training = count - count / VALIDATION_SHARE;
        if (training == count) {
            throw new InputException(folder.resolve(TRAINING) + ": number of recordings is " + count
                    + ", allowed: at least " + VALIDATION_SHARE + ", the last sixth of which is for validation, or a "
                    + VALIDATION + " beside it");
        }
        return new Parts(
                description,
                all.select(IntStream.range(0, training).toArray()),
                all.select(IntStream.range(training, count).toArray()),
                test);
    }

    /**
     * A text that is another one if a file of the folder is.
     *
     * @throws InputException if a file is missing or cannot be read
     */
    public static String identity(Path folder) {
        MessageDigest digest = Checksums.sha256();
        for (String name : List.of(EventDescription.FILE, TRAINING, VALIDATION, TEST)) {
            Path file = folder.resolve(name);
            if (name.equals(VALIDATION) && !Files.exists(file)) {
                continue;
            }
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(sha256(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] sha256(Path file) {
        MessageDigest digest = Checksums.sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
        return digest.digest();
    }
}
