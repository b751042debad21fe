package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/**
 * A convolution of SNN-DC neurons with few output channels, in {@link PackedLanes}: each active input adds its weights to
 * the output positions that it reaches. In a row of the output these are neighbours, from its own column less the kernel
 * to its own, so that the weights of a kernel row, last one first, are one run of lanes.
 */
final class ScatteredConvolution implements LayerForward {
    private final VolumeShape in;
    private final VolumeShape out;
    private final int kernel;
    private final PackedLanes lanes;
    /** {@code [kernel row * input channels + input channel][(kernel - 1 - kernel column) * lanes + lane]}. */
    private final long[][] runs;
    /** What all positions start a time step from. */
    private final long[] start;
    /** {@code [position * lanes + lane]}: at the firing check. */
    private final long[] sums;

    private final SpikeWriter spikes;

    ScatteredConvolution(QuantizedConvolutionLayer layer, PackedLanes lanes) {
        this(
                layer.input(),
                layer.output(),
                layer.kernel(),
                lanes,
                runs(layer, lanes),
                new long[layer.output().rows() * layer.output().columns() * lanes.length()]);
        for (int first = 0; first < start.length; first += lanes.length()) {
            System.arraycopy(lanes.start(), 0, start, first, lanes.length());
        }
    }

    private ScatteredConvolution(
            VolumeShape in, VolumeShape out, int kernel, PackedLanes lanes, long[][] runs, long[] start) {
        this.in = in;
        this.out = out;
        this.kernel = kernel;
        this.lanes = lanes;
        this.runs = runs;
        this.start = start;
        this.sums = new long[start.length];
        this.spikes = new SpikeWriter(out.size());
    }

    @Override
    public ScatteredConvolution copy() {
        return new ScatteredConvolution(in, out, kernel, lanes, runs, start);
    }

    @Override
    public void startSample() {
        // SNN-DC neurons carry nothing over.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        System.arraycopy(start, 0, sums, 0, sums.length);
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            int position = i / in.channels();
            scatter(position / in.columns(), position % in.columns(), i % in.channels());
        }
        spikes.restart();
        for (int first = 0; first < sums.length; first += lanes.length()) {
            lanes.fire(sums, first, spikes);
        }
        return spikes.vector();
    }

    @Override
    public int[] potentials() {
        int[] v = new int[out.size()];
        for (int position = 0; position < out.rows() * out.columns(); position++) {
            lanes.potentials(sums, position * lanes.length(), v, position * lanes.columns());
        }
        return v;
    }

    @Override
    public SpikeVector spikes() {
        return spikes.vector();
    }

    private void scatter(int y, int x, int channel) {
        int firstColumn = Math.max(0, x - kernel + 1);
        int columns = Math.min(x, out.columns() - 1) - firstColumn + 1;
        int runStart = (firstColumn - (x - kernel + 1)) * lanes.length();
        int endRow = Math.min(y, out.rows() - 1);
        for (int row = Math.max(0, y - kernel + 1); row <= endRow; row++) {
            int target = (row * out.columns() + firstColumn) * lanes.length();
            add(target, runs[(y - row) * in.channels() + channel], runStart, columns * lanes.length());
        }
    }

    private void add(int target, long[] run, int first, int length) {
        for (int i = 0; i < length; i++) {
            sums[target + i] += run[first + i];
        }
    }

    private static long[][] runs(QuantizedConvolutionLayer layer, PackedLanes lanes) {
        int kernel = layer.kernel();
        int channels = layer.input().channels();
        long[][] runs = new long[kernel * channels][kernel * lanes.length()];
        for (int row = 0; row < layer.weights().length; row++) {
            int kernelRow = row / channels / kernel;
            int kernelColumn = row / channels % kernel;
            System.arraycopy(
                    lanes.pack(layer.weights()[row]),
                    0,
                    runs[kernelRow * channels + row % channels],
                    (kernel - 1 - kernelColumn) * lanes.length(),
                    lanes.length());
        }
        return runs;
    }
}
