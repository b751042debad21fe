package dev.spikeloom.cosim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.RandomDesigns;
import dev.spikeloom.testing.Sampled;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rung 4 of the verification ladder on dense layers behind sum pooling, and on max pooling of the input spikes. */
@Tag("cosim")
class PoolingCrossCheckTest {
    private static final int SAMPLES = 6;
    private static final int STEPS = 4;

    @TempDir
    private Path folder;

    @Sampled(every = 5)
    @ParameterizedTest
    @ValueSource(ints = {100, 101, 103, 108, 110})
    void tracesAreIdentical(int seed) {
        RandomGenerator random = RandomDesigns.random(seed);
        RateDesign design = RandomDesigns.behindAnyHost(random, ConvolutionDesigns.pooled(random));
        RecordedSpikes spikes = RandomDesigns.spikes(random, SAMPLES, STEPS, design.inputs());
        Path rtl = folder.resolve("rtl");
        Verilog.generate(design).writeTo(rtl);
        CosimOptions options = new CosimOptions(
                SAMPLES,
                STEPS,
                HostTiming.random(seed),
                design.loadable() && design.hostInterface().isEmpty(),
                true,
                folder.resolve("builds"),
                folder.resolve("work"));
        CosimResult result = new CrossCheck(design, rtl, options, Progress.NONE).run(spikes);
        assertThat(result.divergence()).as("%s", design.network().topology()).isEmpty();
        assertThat(result.samples()).isEqualTo(SAMPLES);
    }
}
