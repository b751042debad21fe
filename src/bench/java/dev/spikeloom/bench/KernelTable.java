package dev.spikeloom.bench;

import dev.spikeloom.train.layer.WeightUpdateBenchmark;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** The times of the kernels, the best iteration of each, plain loops and vectors side by side, and beside them the least that they could take. */
final class KernelTable {
    /** What a kernel cannot be faster than. */
    private enum Limit {
        MULTIPLY_ADD("multiply-add", "LimitBenchmark.multiplyAdd", Limits.FLOPS, "FLOP"),
        FIRST_LEVEL("L1", "LimitBenchmark.readFirstLevel", Limits.BYTES, "B"),
        SECOND_LEVEL("L2", "LimitBenchmark.readSecondLevel", Limits.BYTES, "B");

        private final String label;
        private final String benchmark;
        private final double work;
        private final String unit;

        Limit(String label, String benchmark, double work, String unit) {
            this.label = label;
            this.benchmark = benchmark;
            this.work = work;
            this.unit = unit;
        }
    }

    /**
     * A row of the table.
     *
     * @param unit what a time is of
     * @param work done in that time: floating-point operations or bytes moved, as the limit has it; 0 if it has none
     */
    private record Kernel(String benchmark, String what, String unit, Limit limit, double work) {}

    private static final int ROW_BYTES = KernelBenchmark.COLUMNS * Float.BYTES;
    private static final int WIDE_BYTES = KernelBenchmark.WIDE * Float.BYTES;
    private static final int RUN = ConvolutionKernelBenchmark.KERNEL * ConvolutionKernelBenchmark.IN_CHANNELS;
    private static final int OUT_POSITIONS = ConvolutionKernelBenchmark.OUT_EDGE * ConvolutionKernelBenchmark.OUT_EDGE;
    private static final int CHANNEL_BYTES = ConvolutionKernelBenchmark.OUT_CHANNELS * Float.BYTES;
    private static final int SPIKES_SEEN =
            ConvolutionKernelBenchmark.KERNEL * ConvolutionKernelBenchmark.KERNEL * ConvolutionKernelBenchmark.SPIKES;
    private static final int ADAM_ROWS_MOVED = 7;
    private static final double UPDATE_BYTES = (double) WeightUpdateBenchmark.INPUTS
            * (WeightUpdateBenchmark.BATCH / (double) WeightUpdateBenchmark.SPARSITY + ADAM_ROWS_MOVED - 1)
            * WeightUpdateBenchmark.COLUMNS
            * Float.BYTES;

    private static final List<Kernel> KERNELS = List.of(
            ofDense("addRows", "sum of weight rows", Limit.SECOND_LEVEL, ROW_BYTES),
            ofDense("addWideRows", "sum of rows of 1,024 weights", Limit.SECOND_LEVEL, WIDE_BYTES),
            ofDense("addScaledRows", "scaled sum of weight rows", Limit.SECOND_LEVEL, ROW_BYTES),
            ofDense(
                    "multiply",
                    "product with a matrix of 256 x 256",
                    Limit.MULTIPLY_ADD,
                    2.0 * KernelBenchmark.COLUMNS * KernelBenchmark.COLUMNS),
            ofDense("scaleAndAddBias", "scale, add biases", Limit.FIRST_LEVEL, 3 * ROW_BYTES),
            ofDense("fire", "potentials to spikes", Limit.FIRST_LEVEL, ROW_BYTES),
            ofDense("surrogate", "surrogate gradient", Limit.FIRST_LEVEL, 2 * ROW_BYTES),
            ofDense("scale", "deltas of a row", Limit.FIRST_LEVEL, 3 * ROW_BYTES),
            ofDense("add", "sum of two rows", Limit.FIRST_LEVEL, 3 * ROW_BYTES),
            ofDense("addProducts", "products added to a row", Limit.FIRST_LEVEL, 4 * ROW_BYTES),
            ofDense("adam", "Adam", Limit.SECOND_LEVEL, ADAM_ROWS_MOVED * ROW_BYTES),
            ofConvolution(
                    "sumSpikes",
                    "convolution of spikes",
                    Limit.FIRST_LEVEL,
                    (double) OUT_POSITIONS * SPIKES_SEEN * CHANNEL_BYTES),
            ofConvolution("pool", "biases, max pooling", Limit.FIRST_LEVEL, OUT_POSITIONS * CHANNEL_BYTES),
            ofConvolution("addInputGradient", "gradient of the inputs", Limit.MULTIPLY_ADD, convolutionFlops()),
            ofConvolution("addWeightGradient", "gradient of the weights", Limit.MULTIPLY_ADD, convolutionFlops()),
            new Kernel(
                    "WeightUpdateBenchmark.update",
                    "gradient and Adam, 784 x 256 weights",
                    "batch of 100",
                    Limit.SECOND_LEVEL,
                    UPDATE_BYTES),
            new Kernel("EncoderBenchmark.encode", "spikes of an image of 28 x 28", "time step", Limit.MULTIPLY_ADD, 0));

    private final Map<String, Double> nanos = new HashMap<>();

    KernelTable(Collection<RunResult> results) {
        for (RunResult result : results) {
            String[] names = result.getParams().getBenchmark().split("\\.", -1);
            String name = names[names.length - 2] + "." + names[names.length - 1];
            String implementation = result.getParams().getParam("implementation");
            if (implementation == null) {
                implementation = name.startsWith("Encoder") ? "plain" : "vector";
            }
            nanos.put(
                    key(name, implementation),
                    result.getPrimaryResult().getStatistics().getMin());
        }
    }

    private static Kernel ofDense(String benchmark, String what, Limit limit, double work) {
        return new Kernel("KernelBenchmark." + benchmark, what, "row", limit, work);
    }

    private static Kernel ofConvolution(String benchmark, String what, Limit limit, double work) {
        return new Kernel("ConvolutionKernelBenchmark." + benchmark, what, "sample", limit, work);
    }

    private static double convolutionFlops() {
        return 2.0 * ConvolutionKernelBenchmark.DELTAS * ConvolutionKernelBenchmark.KERNEL * RUN;
    }

    private static String key(String benchmark, String implementation) {
        return benchmark + " " + implementation;
    }

    boolean isEmpty() {
        return KERNELS.stream().noneMatch(this::measured);
    }

    /** Whether all kernels and all limits were measured. */
    boolean isComplete() {
        for (Limit limit : Limit.values()) {
            if (!nanos.containsKey(key(limit.benchmark, "vector"))) {
                return false;
            }
        }
        return KERNELS.stream().allMatch(this::measured);
    }

    private boolean measured(Kernel kernel) {
        return nanos.containsKey(key(kernel.benchmark(), "vector"))
                || nanos.containsKey(key(kernel.benchmark(), "plain"));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("| limit of one thread | |\n|---|---|\n");
        for (Limit limit : Limit.values()) {
            Double time = nanos.get(key(limit.benchmark, "vector"));
            if (time != null) {
                text.append(String.format(
                        Locale.ROOT, "| %s | %.0f G%s/s |\n", limit.label, limit.work / time, limit.unit));
            }
        }
        text.append("\n| kernel | what | ns for one | plain loops | vectors | vectors, rate | limit |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        KERNELS.stream().filter(this::measured).forEach(kernel -> text.append(row(kernel)));
        return text.toString();
    }

    private String row(Kernel kernel) {
        Double plain = nanos.get(key(kernel.benchmark(), "plain"));
        Double vector = nanos.get(key(kernel.benchmark(), "vector"));
        Limit limit = kernel.limit();
        Double best = nanos.get(key(limit.benchmark, "vector"));
        String rate = "";
        if (vector != null) {
            rate = String.format(Locale.ROOT, "%.0f G%s/s", kernel.work() / vector, limit.unit);
        }
        String least = "";
        if (best != null && kernel.work() > 0) {
            least = String.format(Locale.ROOT, "%s (%s)", figure(kernel.work() / limit.work * best), limit.label);
        }
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s | %s | %s |\n",
                kernel.benchmark().substring(kernel.benchmark().indexOf('.') + 1),
                kernel.what(),
                kernel.unit(),
                figure(plain),
                figure(vector),
                rate,
                least);
    }

    private static String figure(Double nanos) {
        return nanos == null ? "" : String.format(Locale.ROOT, "%,.1f", nanos);
    }
}
