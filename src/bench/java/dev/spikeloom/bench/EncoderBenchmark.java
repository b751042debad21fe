package dev.spikeloom.bench;

import dev.spikeloom.dataset.samples.Augmentation;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.dataset.samples.SampleEncoder;
import dev.spikeloom.spike.SpikeVector;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The spikes of an image of 28 x 28 pixels at one time step. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class EncoderBenchmark {
    private static final int SAMPLES = 1_000;

    private final LabelledImages images = Workloads.images(SAMPLES);
    private final SampleEncoder encoder = images.trainingEncoder(1, Augmentation.none(), 1);
    private final SpikeVector[] spikes = {new SpikeVector(images.inputs())};
    private int next;

    @Benchmark
    public SpikeVector[] encode() {
        encoder.encode(next % SAMPLES, next / SAMPLES, spikes, 0);
        next = next + 1 & Integer.MAX_VALUE;
        return spikes;
    }
}
