package dev.spikeloom.study.respond;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * A response beside recordings of others.
 *
 * @param recordings those of others
 * @param response ours
 * @param median of the recordings, each figure for itself; null without any
 */
public record ResponseComparison(List<Deviation> recordings, Deviation response, Middle median) {
    private static final String OURS = "spikeloom";

    /**
     * The middle of recordings.
     *
     * @param recordings how many there are
     * @param spikes as in {@link Deviation}, and so are the others; null if no recording has it
     */
    public record Middle(
            int recordings,
            BigDecimal spikes,
            BigDecimal missed,
            BigDecimal extra,
            BigDecimal timeError,
            BigDecimal potentialError) {}

    public ResponseComparison {
        recordings = List.copyOf(recordings);
    }

    /**
     * Reads recordings, and sets a response beside them.
     *
     * @param files of recordings; the exact solution may be among them, and is not one
     * @param exact file of the exact solution
     * @throws InputException if a file cannot be read, or does not fit the response
     */
    public static ResponseComparison of(Response response, List<Path> files, Path exact) {
        double seconds = response.stimulus().seconds();
        Recording solution = Recording.read(exact, response);
        List<Deviation> deviations = new ArrayList<>();
        for (Path file : files) {
            if (!isSame(file, exact)) {
                deviations.add(Deviation.of(Recording.read(file, response), solution, seconds));
            }
        }
        return new ResponseComparison(
                deviations,
                Deviation.of(response.recording(OURS), solution, seconds),
                deviations.isEmpty() ? null : middle(deviations));
    }

    private static boolean isSame(Path file, Path other) {
        try {
            return Files.isSameFile(file, other);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static Middle middle(List<Deviation> deviations) {
        return new Middle(
                deviations.size(),
                median(deviations, deviation -> BigDecimal.valueOf(deviation.spikes())),
                median(deviations, deviation -> BigDecimal.valueOf(deviation.missed())),
                median(deviations, deviation -> BigDecimal.valueOf(deviation.extra())),
                median(deviations, Deviation::timeError),
                median(deviations, Deviation::potentialError));
    }

    private static BigDecimal median(List<Deviation> deviations, Function<Deviation, BigDecimal> figure) {
        return Deviation.rounded(new Median()
                .evaluate(deviations.stream()
                        .map(figure)
                        .filter(Objects::nonNull)
                        .mapToDouble(BigDecimal::doubleValue)
                        .toArray()));
    }
}
