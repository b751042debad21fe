package dev.spikeloom.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parts of a sweep: each point is in one of them. */
class PartsTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "40, 8", "41, 8", "7, 7", "1000, 3", "1000, 999"})
    void eachPointIsInOnePart(int points, int parts) {
        List<List<Integer>> cut = Parts.cut(randomGroups(points, new Random(points)), parts);

        assertThat(cut).hasSize(parts).noneMatch(List::isEmpty);
        assertThat(cut.stream().flatMap(List::stream).sorted())
                .containsExactlyElementsOf(IntStream.range(0, points).boxed().toList());
    }

    @Test
    void groupsAreKeptTogetherWhereThatIsNear() {
        List<List<Integer>> groups = List.of(range(0, 9), range(9, 20), range(20, 31), range(31, 40));

        assertThat(Parts.cut(groups, 4)).isEqualTo(groups);
    }

    @Test
    void aGroupThatIsTooLargeIsCutEvenly() {
        assertThat(Parts.cut(List.of(range(0, 40)), 4))
                .containsExactly(range(0, 10), range(10, 20), range(20, 30), range(30, 40));
    }

    @Test
    void pointsAreWrittenAsRangesInTheirOrder() {
        List<Integer> points = List.of(0, 1, 2, 9, 5, 6, 3);

        assertThat(Parts.text(points)).isEqualTo("0-2,9,5-6,3");
        assertThat(Parts.numbers("0-2,9,5-6,3")).isEqualTo(points);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    private static List<List<Integer>> randomGroups(int points, Random random) {
        List<Integer> all = new ArrayList<>(range(0, points));
        Collections.shuffle(all, random);
        List<List<Integer>> groups = new ArrayList<>();
        for (int begin = 0; begin < points; ) {
            int end = Math.min(points, begin + 1 + random.nextInt(9));
            groups.add(all.subList(begin, end));
            begin = end;
        }
        return groups;
    }
}
