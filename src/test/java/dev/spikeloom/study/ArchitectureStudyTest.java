package dev.spikeloom.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.physical.EstimateOptions;
import dev.spikeloom.run.option.RunOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices of architectures of the network of the handwritten digits that ships with the program. */
class ArchitectureStudyTest {
    private static final int SAMPLES = 20;

    @TempDir
    Path cache;

    @Test
    void eachHasThePriceThatItHasAsAnExperiment() {
        PricedArchitecture drawn = prices(3, 7, 1).drawn().get(2);

        DesignEstimate alone =
                EstimateStudy.of(digits(drawn.settings()), plan(), new RunOptions(1, cache), Progress.NONE);

        assertThat(drawn.settings()).isNotEmpty();
        assertThat(alone.estimate().scaled()).isEqualTo(drawn.scaled());
        assertThat(alone.estimate().cyclesPerClassification()).isEqualTo(drawn.cyclesPerClassification());
    }

    @Test
    void noneIsTheExperimentsOwnOrThereTwice() {
        ArchitecturePrices prices = prices(30, 1, 2);

        assertThat(prices.given().settings()).isEmpty();
        assertThat(prices.drawn())
                .hasSize(30)
                .extracting(PricedArchitecture::settings)
                .doesNotHaveDuplicates()
                .doesNotContain(Map.of());
    }

    @Test
    void theyDependOnTheSeedAndNotOnTheThreads() {
        String one = prices(10, 5, 1).toJson();

        assertThat(prices(10, 5, 3).toJson()).isEqualTo(one);
        assertThat(prices(10, 6, 1).toJson()).isNotEqualTo(one);
    }

    @Test
    void nothingOnTheFrontIsWorseThanAnotherInAllRespects() {
        ArchitecturePrices prices = prices(30, 1, 2);

        assertThat(prices.front())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(prices.drawn())
                        .noneMatch(other -> other.scaled().energyNj().value()
                                        < one.scaled().energyNj().value()
                                && other.areaMm2().value() < one.areaMm2().value()
                                && other.microseconds() < one.microseconds()));
    }

    @Test
    void noArchitecturesIsRefused() {
        assertThatThrownBy(() -> prices(0, 1, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("--architectures is '0', allowed: 1 to 1000000");
    }

    private ArchitecturePrices prices(int count, long seed, int threads) {
        return ArchitectureStudy.of(
                digits(Map.of()), plan(), count, seed, new RunOptions(threads, cache), Progress.NONE);
    }

    private static EstimatePlan plan() {
        return new EstimatePlan(
                Optional.empty(),
                EstimateOptions.DEFAULT,
                false,
                OptionalInt.of(SAMPLES),
                OptionalInt.of(4),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static TrainedNetworks digits(Map<String, String> settings) {
        List<String> overrides = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        return TrainedNetworks.find("digits", overrides, DesignEstimate.FOLDER);
    }
}
