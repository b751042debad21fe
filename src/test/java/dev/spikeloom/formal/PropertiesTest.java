package dev.spikeloom.formal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.testing.FeatureDesigns;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All that is claimed of a design holds, for designs that have every feature between them. */
@Tag("cosim")
class PropertiesTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** Those of the feature designs that together have every kind of module and are proven in seconds. */
    private static final String SMALL =
            "(baseline|one input, one neuron, 1-bit weights|one of everything.*|fixed weights.*"
                    + "|banks of two rows.*|memory macros.*|LIF with a shared.*|SNN-CT that resets to zero.*"
                    + "|saturating SNN-CT and two heads|control registers.*)";

    @TempDir
    private Path folder;

    static Stream<Named<RateDesign>> designs() {
        return FeatureDesigns.all().entrySet().stream()
                .filter(design -> design.getKey().matches(SMALL))
                .map(design -> Named.of(design.getKey(), design.getValue().build()));
    }

    @Sampled(every = 8)
    @ParameterizedTest
    @MethodSource("designs")
    void everyClaimIsProven(RateDesign design) {
        RtlFiles rtl = Verilog.generate(design);
        List<Finding> findings = new Prover(folder, 2, LIMIT, Progress.NONE).prove(rtl, Claims.properties(design, rtl));
        assertThat(findings)
                .hasSizeGreaterThan(6)
                .allSatisfy(finding ->
                        assertThat(finding.verdict()).as(finding.toString()).isEqualTo(Verdict.PROVEN));
    }
}
