package dev.spikeloom.hits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands are hit at random moments by signals and full disks: each ends within seconds, says one line at most, finds
 * nothing that is not there, leaves nothing half-written, and can go on.
 *
 * <p>{@code -Dhits=50} hits each command so often, in all modes in turn; without it a few are. {@code -Dhits.command=RUN,FUZZ}
 * and {@code -Dhits.mode=SMALL_DISK} choose some, {@code -Dhits.seed=7} draws other moments.
 */
class HitsTest {
    private static final List<Hit> SAMPLE =
            List.of(new Hit(HitCommand.FUZZ, Mode.INTERRUPTED, 4), new Hit(HitCommand.COSIM, Mode.SMALL_DISK, 7));

    private static final List<Mode> MODES = List.of(Mode.values());

    private static final Tally TALLY = new Tally();

    @TempDir
    private static Path temp;

    private static Bases bases;

    @BeforeAll
    static void makeBases() {
        bases = new Bases(temp.resolve("bases"));
    }

    @AfterAll
    static void say() {
        System.out.println("hits: " + TALLY);
    }

    @TestFactory
    Stream<DynamicTest> aCommandThatIsHitEndsSoonAndLeavesNothingWrong() {
        return hits().stream()
                .map(hit -> DynamicTest.dynamicTest(hit.toString(), () -> {
                    Path folder = Files.createTempDirectory(temp, hit.command().name());
                    assertThat(hit.problems(bases, folder, TALLY))
                            .as(hit.toString())
                            .isEmpty();
                    Bases.delete(folder);
                }));
    }

    private static List<Hit> hits() {
        Integer count = Integer.getInteger("hits");
        if (count == null) {
            return SAMPLE;
        }
        SplittableRandom seeds = new SplittableRandom(Long.getLong("hits.seed", 1));
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            for (HitCommand command : HitCommand.values()) {
                Hit hit = new Hit(command, MODES.get(i % MODES.size()), seeds.nextLong());
                if (isChosen("hits.command", command) && isChosen("hits.mode", hit.mode())) {
                    hits.add(hit);
                }
            }
        }
        return hits;
    }

    private static boolean isChosen(String property, Enum<?> value) {
        String chosen = System.getProperty(property, "");
        return chosen.isEmpty() || List.of(chosen.split(",")).contains(value.name());
    }
}
