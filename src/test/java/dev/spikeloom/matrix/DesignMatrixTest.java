package dev.spikeloom.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The architecture space, of which 'spikeloom cosim --matrix' runs more. */
class DesignMatrixTest {
    private static final int RUN_HERE = Boolean.getBoolean("large") ? 20 : 3;

    private final DesignMatrix matrix = DesignMatrix.of(1, DesignMatrix.DEFAULT_DESIGNS);

    @Test
    void everyTwoValuesMeetInADesignUnlessNoneCanHaveBoth() {
        List<Factor> factors = DesignMatrix.factors();
        Set<String> missing = new TreeSet<>();
        for (int a = 0; a < factors.size(); a++) {
            for (int b = a + 1; b < factors.size(); b++) {
                for (String x : factors.get(a).values()) {
                    for (String y : factors.get(b).values()) {
                        if (!meet(factors.get(a).name(), x, factors.get(b).name(), y)) {
                            missing.add(factors.get(a).name() + "=" + x + " with "
                                    + factors.get(b).name() + "=" + y);
                        }
                    }
                }
            }
        }
        assertThat(missing)
                .containsExactlyInAnyOrderElementsOf(matrix.infeasiblePairs().stream()
                        .map(ValuePair::toString)
                        .toList());
        assertThat(matrix.designs()).isGreaterThanOrEqualTo(DesignMatrix.DEFAULT_DESIGNS);
    }

    private boolean meet(String factor, String value, String other, String otherValue) {
        return IntStream.range(0, matrix.designs())
                .mapToObj(matrix::values)
                .anyMatch(values -> values.value(factor).equals(value)
                        && values.value(other).equals(otherValue));
    }

    @Test
    @Tag("cosim")
    void theRtlEqualsTheClockedModelAndNoToolWarns(@TempDir Path folder) {
        List<Integer> indices = IntStream.range(0, RUN_HERE).boxed().toList();
        MatrixResult result = matrix.run(indices, 2, folder.resolve("builds"), folder.resolve("work"), Progress.NONE);
        assertThat(result.failed()).isEmpty();
        assertThat(result.outcomes()).hasSize(RUN_HERE);
        assertThat(result.comparedValues()).isGreaterThan(result.cycles() * 20);
    }
}
