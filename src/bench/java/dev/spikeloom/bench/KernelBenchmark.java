package dev.spikeloom.bench;

import dev.spikeloom.kernel.AdamStep;
import dev.spikeloom.kernel.FloatKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.spike.CounterRandom;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels of dense layers, as training 784-256-256-10 (wide: 784-1024-1024-10) calls them; a time is of one row. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class KernelBenchmark {
    static final int COLUMNS = 256;
    static final int WIDE = 1024;
    /** Rows of a group of samples. */
    static final int SLOTS = 32;

    private static final int INPUTS = 784;
    private static final int ACTIVE = 104;
    private static final int SUMMED = SLOTS * ACTIVE;
    /** Columns that are summed at a time where rows are wide, as {@code DensePass} does. */
    private static final int TILE = 128;
    /** So many rows of one array fit into the first-level cache with those of two others. */
    private static final int HOT_ROWS = 8;

    private static final float THRESHOLD = 1;

    @Param({"plain", "vector"})
    public String implementation;

    private FloatKernels kernels;

    private final float[][] weights = random(1, INPUTS, COLUMNS);
    private final float[][] wideWeights = random(2, INPUTS, WIDE);
    private final float[][] means = random(3, INPUTS, COLUMNS);
    private final float[][] variances = new float[INPUTS][COLUMNS];
    private final float[][] transposed = random(4, COLUMNS, COLUMNS);
    private final float[][] deltas = random(5, SLOTS, COLUMNS);
    private final float[][] results = new float[SLOTS][COLUMNS];
    private final float[][] wideResults = new float[SLOTS][WIDE];
    private final float[] factors = random(6, 1, INPUTS)[0];
    private final float[] biases = random(7, 1, COLUMNS)[0];
    private final int[][] active = new int[SLOTS][INPUTS];
    private final long[] spikes = new long[COLUMNS / Long.SIZE];
    private final long[] kept = new long[COLUMNS / Long.SIZE];
    private final AdamStep step = AdamStep.of(1e-3, 1_000);

    @Setup
    public void choose() {
        kernels = implementation.equals("plain") ? Kernels.plain() : Kernels.vector();
        Arrays.fill(kept, -1L);
        for (int slot = 0; slot < SLOTS; slot++) {
            int first = slot % (INPUTS / ACTIVE);
            Arrays.setAll(active[slot], i -> (first + i * (INPUTS / ACTIVE)) % INPUTS);
        }
    }

    private static float[][] random(long key, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int n = 0; n < columns; n++) {
                values[r][n] = (CounterRandom.bits(key, (long) r * columns + n) >> 40) * 0x1p-23f;
            }
        }
        return values;
    }

    @Benchmark
    @OperationsPerInvocation(SUMMED)
    public float[][] addRows() {
        for (int slot = 0; slot < SLOTS; slot++) {
            Arrays.fill(results[slot], 0);
            kernels.addRows(results[slot], 0, COLUMNS, weights, active[slot], ACTIVE);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(SUMMED)
    public float[][] addWideRows() {
        for (float[] result : wideResults) {
            Arrays.fill(result, 0);
        }
        for (int from = 0; from < WIDE; from += TILE) {
            for (int slot = 0; slot < SLOTS; slot++) {
                kernels.addRows(wideResults[slot], from, from + TILE, wideWeights, active[slot], ACTIVE);
            }
        }
        return wideResults;
    }

    @Benchmark
    @OperationsPerInvocation(SUMMED)
    public float[][] addScaledRows() {
        for (int slot = 0; slot < SLOTS; slot++) {
            Arrays.fill(results[slot], 0);
            kernels.addScaledRows(results[slot], weights, active[slot], factors, ACTIVE);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(SLOTS)
    public float[][] multiply() {
        kernels.multiply(deltas, SLOTS, transposed, results);
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(HOT_ROWS)
    public float[][] scaleAndAddBias() {
        for (int slot = 0; slot < HOT_ROWS; slot++) {
            kernels.scaleAndAddBias(deltas[slot], 1, biases);
        }
        return deltas;
    }

    @Benchmark
    @OperationsPerInvocation(HOT_ROWS)
    public long[] fire() {
        for (int slot = 0; slot < HOT_ROWS; slot++) {
            kernels.fire(deltas[slot], 0, spikes);
        }
        return spikes;
    }

    @Benchmark
    @OperationsPerInvocation(HOT_ROWS)
    public float[][] surrogate() {
        for (int slot = 0; slot < HOT_ROWS; slot++) {
            kernels.surrogate(deltas[slot], THRESHOLD, kept, 0.5f, results[slot]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(HOT_ROWS)
    public float[][] scale() {
        for (int slot = 0; slot < HOT_ROWS; slot++) {
            kernels.scale(deltas[slot], 0, weights[slot], results[slot]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(HOT_ROWS)
    public float[][] add() {
        for (int slot = 0; slot < HOT_ROWS; slot++) {
            kernels.add(results[slot], deltas[slot]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(HOT_ROWS)
    public float[][] addProducts() {
        for (int slot = 0; slot < HOT_ROWS; slot++) {
            kernels.addProducts(results[slot], deltas[slot], weights[slot]);
        }
        return results;
    }

    @Benchmark
    @OperationsPerInvocation(INPUTS)
    public float[][] adam() {
        for (int row = 0; row < INPUTS; row++) {
            kernels.adam(
                    weights[row], means[row], variances[row], deltas[row % SLOTS], 0, weights[row].length, 1e-2f, step);
        }
        return weights;
    }
}
