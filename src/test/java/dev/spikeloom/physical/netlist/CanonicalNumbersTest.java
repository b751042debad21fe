package dev.spikeloom.physical.netlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of nameless wires and cells that do not depend on those that they had. */
class CanonicalNumbersTest {
    private static final int STAGES = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverTheNumbersWereAndInWhateverOrderTheyStood(long seed) {
        assertThat(CanonicalNumbers.of(chain(seed))).isEqualTo(CanonicalNumbers.of(chain(0)));
    }

    @Test
    void anotherConnectionIsAnotherModule() {
        List<String> other = chain(0).stream()
                .map(line -> line.replace("connect \\B \\b [7]", "connect \\B \\b [6]"))
                .toList();

        assertThat(CanonicalNumbers.of(other)).isNotEqualTo(CanonicalNumbers.of(chain(0)));
    }

    @Test
    void aNumberInAConcatenationOrWithARangeIsOne() {
        assertThat(CanonicalNumbers.of(List.of(
                        "  wire width 4 $17", "  wire output 1 \\y", "  connect \\y { $17 [3:2] \\a [1:0] $17 [0] }")))
                .containsExactly(
                        "  wire output 1 \\y", "  wire width 4 $0", "  connect \\y { $0 [3:2] \\a [1:0] $0 [0] }");
    }

    @Test
    void aNumberAtTheEndOfALongerNameIsNone() {
        List<String> table = List.of("  memory width 4 size 32 $table$12");

        assertThat(CanonicalNumbers.of(table)).isEqualTo(table);
    }

    @Test
    void twoThatCannotBeToldApartKeepTheirOrder() {
        List<String> twins = List.of("  wire $5", "  wire $3", "  connect $3 \\a", "  connect $5 \\a");

        assertThat(CanonicalNumbers.of(twins))
                .containsExactly("  wire $0", "  wire $1", "  connect $0 \\a", "  connect $1 \\a");
    }

    /** Adders one behind the other, each with a bit of its own, between an input and an output. */
    private static List<String> chain(long seed) {
        List<Integer> numbers =
                new ArrayList<>(IntStream.range(100, 100 + 2 * STAGES).boxed().toList());
        List<Integer> order = new ArrayList<>(IntStream.range(0, STAGES).boxed().toList());
        if (seed > 0) {
            Collections.shuffle(numbers, new Random(seed));
            Collections.shuffle(order, new Random(seed));
        }
        List<String> lines =
                new ArrayList<>(List.of("  wire input 1 \\a", "  wire width 64 input 2 \\b", "  wire output 3 \\y"));
        for (int stage : order) {
            lines.add("  wire $" + numbers.get(stage));
        }
        for (int stage : order) {
            lines.add("  attribute \\full_case 1");
            lines.add("  cell $add $" + numbers.get(STAGES + stage));
            lines.add("    parameter \\Y_WIDTH 1");
            lines.add("    connect \\A " + (stage == 0 ? "\\a" : "$" + numbers.get(stage - 1)));
            lines.add("    connect \\B \\b [" + stage + "]");
            lines.add("    connect \\Y $" + numbers.get(stage));
            lines.add("  end");
        }
        lines.add("  connect \\y $" + numbers.get(STAGES - 1));
        return lines;
    }
}
