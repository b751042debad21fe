package dev.spikeloom.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.io.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The architecture space, of which 'spikeloom cosim --matrix' runs more. */
class DesignMatrixTest {
    private static final int RUN_HERE = Boolean.getBoolean("large") ? 10 : 1;

    private final DesignMatrix matrix = DesignMatrix.of(1, DesignMatrix.DEFAULT_DESIGNS);

    @Test
    void everyTwoValuesMeetInADesignUnlessNoneCanHaveBoth() {
        for (DesignMatrix.Part part : matrix.parts()) {
            List<Factor> factors = part.factors();
            Set<String> missing = new TreeSet<>();
            for (int a = 0; a < factors.size(); a++) {
                for (int b = a + 1; b < factors.size(); b++) {
                    for (String x : factors.get(a).values()) {
                        for (String y : factors.get(b).values()) {
                            if (!meet(
                                    part,
                                    factors.get(a).name(),
                                    x,
                                    factors.get(b).name(),
                                    y)) {
                                missing.add(factors.get(a).name() + "=" + x + " with "
                                        + factors.get(b).name() + "=" + y);
                            }
                        }
                    }
                }
            }
            assertThat(missing)
                    .as(part.title())
                    .containsExactlyInAnyOrderElementsOf(part.infeasiblePairs().stream()
                            .map(ValuePair::toString)
                            .toList());
        }
        assertThat(matrix.designs()).isGreaterThanOrEqualTo(DesignMatrix.DEFAULT_DESIGNS);
    }

    private boolean meet(DesignMatrix.Part part, String factor, String value, String other, String otherValue) {
        return designs(part)
                .mapToObj(matrix::values)
                .anyMatch(values -> values.value(factor).equals(value)
                        && values.value(other).equals(otherValue));
    }

    private static IntStream designs(DesignMatrix.Part part) {
        return IntStream.range(part.first(), part.first() + part.designs());
    }

    @Test
    void eachParameterOfALayerVariesInAPart() {
        Set<String> varied = matrix.parts().stream()
                .flatMap(part -> part.factors().stream())
                .map(Factor::name)
                .collect(Collectors.toSet());
        assertThat(ParameterTable.ALL)
                .allSatisfy(parameter ->
                        parameter.trial().ifPresent(trial -> assertThat(varied).contains(trial.factor())));
    }

    /** What a design of the second part is asked for is in it. */
    @Test
    void convolutionsAreBuiltAsTheirFactorsSay() {
        DesignMatrix.Part part = matrix.parts().get(1);
        assertThat(designs(part)).allSatisfy(index -> {
            Assignment values = matrix.values(index);
            Design design = matrix.design(index).designs().get(MatrixWeights.RANDOM);
            assertThat(design.network().topology())
                    .asString()
                    .contains(values.value("filters") + "c" + values.value("kernel"))
                    .contains(values.value("max_pooling").equals("none") ? "-" : "-mp" + values.value("max_pooling"));
            assertThat(design.architecture().layer(0).get(ParameterTable.KERNEL_ROWS))
                    .hasToString(values.value("kernel_rows").toUpperCase(Locale.ROOT));
            assertThat(design.architecture().layer(0).get(ParameterTable.POTENTIAL_BUFFERS))
                    .hasToString(values.value("potential_buffers"));
        });
    }

    @Test
    @Tag("cosim")
    void theRtlEqualsTheClockedModelAndNoToolWarns(@TempDir Path folder) {
        List<Integer> indices = matrix.parts().stream()
                .flatMap(part -> designs(part).limit(RUN_HERE).boxed())
                .toList();
        MatrixResult result = matrix.run(indices, 2, folder.resolve("builds"), folder.resolve("work"), Progress.NONE);
        assertThat(result.failed()).isEmpty();
        assertThat(result.outcomes()).hasSize(RUN_HERE * matrix.parts().size());
        assertThat(result.comparedValues()).isGreaterThan(result.cycles() * 20);
    }
}
