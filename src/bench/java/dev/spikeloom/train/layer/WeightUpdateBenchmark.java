package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.train.batch.Spikes;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Gradient and optimizer step of 784 x 256 weights after a batch of 100, on vectors, 1 thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class WeightUpdateBenchmark {
    public static final int INPUTS = 784;
    public static final int COLUMNS = 256;
    public static final int BATCH = 100;
    /** One input in so many is active in a sample. */
    public static final int SPARSITY = 7;

    private final Parameters parameters = new Parameters(INPUTS, COLUMNS, true, null);
    private final Spikes input = new Spikes(INPUTS, BATCH);
    private final float[][] deltas = new float[BATCH][COLUMNS];
    private final boolean[] live = new boolean[BATCH];
    private final WeightUpdate update = new WeightUpdate(parameters, List.of(input), deltas, live);
    private final AdamStep step = AdamStep.of(1e-3, 1_000);

    @Setup
    public void present() {
        parameters.initialise(0.1f, 0.5f, 1);
        Arrays.fill(live, true);
        for (int slot = 0; slot < BATCH; slot++) {
            for (int i = slot % SPARSITY; i < INPUTS; i += SPARSITY) {
                input.at(slot).set(i);
            }
            for (int n = 0; n < COLUMNS; n++) {
                deltas[slot][n] = (CounterRandom.bits(2, (long) slot * COLUMNS + n) >> 40) * 0x1p-23f;
            }
        }
    }

    @Benchmark
    public Parameters update() {
        for (int word = 0; word < input.at(0).wordCount(); word++) {
            update.updateInputs(word, 0, COLUMNS, BATCH, 1f / BATCH, step);
        }
        return parameters;
    }
}
