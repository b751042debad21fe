package dev.spikeloom.bench;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.kernel.ConvolutionKernels;
import dev.spikeloom.kernel.Kernels;
import dev.spikeloom.kernel.SparseMatrix;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels of the second convolution of 28x28-12c5-mp2-64c5-mp2-512fc-10o; a time is of one sample. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ConvolutionKernelBenchmark {
    static final int EDGE = 12;
    static final int IN_CHANNELS = 12;
    static final int OUT_CHANNELS = 64;
    static final int KERNEL = 5;
    static final int OUT_EDGE = EDGE - KERNEL + 1;
    /** Spikes at each input position. */
    static final int SPIKES = 2;
    /** Deltas that differ from zero: a quarter of the pooled outputs. */
    static final int DELTAS = OUT_EDGE * OUT_EDGE * OUT_CHANNELS / 16;

    private static final int POSITIONS = EDGE * EDGE;

    private final ConvolutionGeometry geometry =
            new ConvolutionGeometry(EDGE, EDGE, IN_CHANNELS, KERNEL, 1, OUT_CHANNELS, 2);
    private final int[] spikes = new int[POSITIONS * SPIKES];
    private final int[] starts = new int[POSITIONS + 1];
    private final float[][] weights = geometry.newWideWeights();
    private final float[][] sums = geometry.newSums();
    private final float[] biases = new float[OUT_CHANNELS];
    private final float[] pooled = new float[geometry.outputs()];
    private final int[] winners = new int[geometry.outputs()];
    private final float[][][] transposed = new float[KERNEL][OUT_CHANNELS][geometry.paddedRun()];
    private final float[] inputMap = geometry.newInputMap();
    private final float[] inputGradient = geometry.newInputMap();
    private final float[][] weightGradient = new float[OUT_CHANNELS][geometry.paddedRun()];
    private final SparseMatrix patchDeltas = new SparseMatrix(POSITIONS);
    private final SparseMatrix channelDeltas = new SparseMatrix(OUT_CHANNELS);

    @Param({"plain", "vector"})
    public String implementation;

    private ConvolutionKernels kernels;

    @Setup
    public void prepare() {
        kernels = implementation.equals("plain") ? Kernels.plainConvolutions() : Kernels.vectorConvolutions();
        Arrays.setAll(starts, position -> position * SPIKES);
        Arrays.setAll(
                spikes, i -> i / SPIKES * IN_CHANNELS + (i / SPIKES + i % SPIKES * IN_CHANNELS / SPIKES) % IN_CHANNELS);
        Arrays.sort(spikes);
        for (int spike : spikes) {
            inputMap[spike] = 1;
        }
        for (float[] row : weights) {
            Arrays.fill(row, 0.1f);
        }
        for (float[][] kernelRow : transposed) {
            for (float[] row : kernelRow) {
                Arrays.fill(row, 0, geometry.run(), 0.1f);
            }
        }
        int[] patches = new int[DELTAS];
        int[] channels = new int[DELTAS];
        float[] values = new float[DELTAS];
        for (int i = 0; i < DELTAS; i++) {
            int position = i / (DELTAS / (OUT_EDGE * OUT_EDGE));
            patches[i] = position / OUT_EDGE * EDGE + position % OUT_EDGE;
            channels[i] = i * 17 % OUT_CHANNELS;
            values[i] = i % 2 == 0 ? 0.01f : -0.01f;
        }
        patchDeltas.set(patches, channels, values, DELTAS);
        channelDeltas.set(channels, patches, values, DELTAS);
    }

    @Benchmark
    public float[][] sumSpikes() {
        kernels.sumSpikes(geometry, spikes, starts, weights, sums);
        return sums;
    }

    @Benchmark
    public float[] pool() {
        kernels.pool(geometry, sums, 1, biases, pooled, winners);
        return pooled;
    }

    @Benchmark
    public float[] addInputGradient() {
        kernels.addInputGradient(geometry, patchDeltas, transposed, inputGradient);
        return inputGradient;
    }

    @Benchmark
    public float[][] addWeightGradient() {
        for (int row = 0; row < KERNEL; row++) {
            kernels.addWeightGradient(geometry, row, channelDeltas, inputMap, weightGradient);
        }
        return weightGradient;
    }
}
