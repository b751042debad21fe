package dev.spikeloom.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.dataset.DatasetCatalog;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Network;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.zoo.Zoo;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scales that are chosen by percentiles, or by the spikes that they leave as they were. */
class CalibrationTest {
    private static final Network DIGITS = Zoo.network(Zoo.entries().stream()
            .filter(entry -> entry.preset().equals("digits"))
            .findFirst()
            .orElseThrow());
    private static final SpikeSource SAMPLES = DatasetCatalog.load("digits", Path.of("unused"))
            .training()
            .subset(IntStream.range(0, 32).toArray())
            .spikes(1);

    @ParameterizedTest
    @EnumSource
    void theScalesAreTheSameForAnyNumberOfThreads(ScaleGranularity granularity) {
        CalibratedScales alone = calibrated(2, granularity, 1);

        CalibratedScales together = calibrated(2, granularity, 3);

        assertThat(together.scales()).usingRecursiveComparison().isEqualTo(alone.scales());
        assertThat(together.agreements()).isEqualTo(alone.agreements());
    }

    @Test
    void moreBitsAgreeMore() {
        List<Double> few = calibrated(2, ScaleGranularity.LAYER, 2).agreements();

        List<Double> many = calibrated(8, ScaleGranularity.LAYER, 2).agreements();

        assertThat(many).hasSize(3).allSatisfy(share -> assertThat(share).isBetween(0.9, 1.0));
        assertThat(few.get(0)).isBetween(0.3, many.get(0));
    }

    @Test
    void withoutClippingNoWeightIsClipped() {
        QuantizationResult result = Quantizer.quantize(DIGITS, config(4, Clipping.NONE, 100));

        assertThat(result.layers())
                .allSatisfy(layer -> assertThat(layer.clippedWeights()).isZero());
    }

    @Test
    void aPercentileClipsTheWeightsAboveIt() {
        QuantizationResult result = Quantizer.quantize(DIGITS, config(8, Clipping.PERCENTILE, 90));

        LayerQuantization first = result.layers().get(0);
        assertThat((double) first.clippedWeights() / first.weights()).isBetween(0.08, 0.1);
    }

    private static CalibratedScales calibrated(int bits, ScaleGranularity granularity, int threads) {
        QuantizationConfig config = new QuantizationConfig(List.of(bits), granularity, Clipping.CALIBRATED, 100);
        return new Calibration(DIGITS, config, SAMPLES, 4, threads, Progress.NONE).scales();
    }

    private static QuantizationConfig config(int bits, Clipping clipping, double percentile) {
        return new QuantizationConfig(List.of(bits), ScaleGranularity.LAYER, clipping, percentile);
    }
}
