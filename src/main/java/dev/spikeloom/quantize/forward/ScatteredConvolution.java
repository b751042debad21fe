package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/**
 * A convolution of SNN-DC neurons with few output channels, in {@link PackedLanes}: each active input adds its weights to
 * the output positions that it reaches. In a row of the output these are neighbours, which it reaches through every
 * {@code stride}-th column of the kernel, so that these weights of a kernel row, last one first, are one run of lanes.
 */
final class ScatteredConvolution implements LayerForward {
    private final QuantizedConvolutionLayer layer;
    private final VolumeShape in;
    private final VolumeShape out;
    private final AddressMap addresses;
    private final PackedLanes lanes;
    /**
     * Of kernel row {@code ky} and input channel {@code c} the columns {@code phase}, {@code phase + stride}, ... : {@code
     * [(ky * channels + c) * stride + phase][last column first, lane]}.
     */
    private final long[][] runs;
    /** What all positions start a time step from. */
    private final long[] start;
    /** {@code [position * lanes + lane]}: at the firing check. */
    private final long[] sums;

    private final SpikeWriter spikes;

    ScatteredConvolution(QuantizedConvolutionLayer layer, PackedLanes lanes, AddressMap addresses) {
        this(
                layer,
                addresses,
                lanes,
                runs(layer, lanes),
                new long[layer.output().rows() * layer.output().columns() * lanes.length()]);
        for (int first = 0; first < start.length; first += lanes.length()) {
            System.arraycopy(lanes.start(), 0, start, first, lanes.length());
        }
    }

    private ScatteredConvolution(
            QuantizedConvolutionLayer layer, AddressMap addresses, PackedLanes lanes, long[][] runs, long[] start) {
        this.layer = layer;
        this.in = layer.input();
        this.out = layer.output();
        this.addresses = addresses;
        this.lanes = lanes;
        this.runs = runs;
        this.start = start;
        this.sums = new long[start.length];
        this.spikes = new SpikeWriter(out.size());
    }

    @Override
    public ScatteredConvolution copy() {
        return new ScatteredConvolution(layer, addresses, lanes, runs, start);
    }

    @Override
    public void startSample() {
        // SNN-DC neurons carry nothing over.
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        System.arraycopy(start, 0, sums, 0, sums.length);
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            int address = addresses.of(i);
            if (address != AddressMap.NONE) {
                int position = address / in.channels();
                scatter(position / in.columns(), position % in.columns(), address % in.channels());
            }
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
        int stride = layer.stride();
        int paddedRow = y + layer.padding();
        int paddedColumn = x + layer.padding();
        int phase = paddedColumn % stride;
        int runColumns = (layer.kernel() - phase + stride - 1) / stride;
        int lastColumn = paddedColumn / stride;
        int firstColumn = lastColumn - runColumns + 1;
        int from = Math.max(0, firstColumn);
        int columns = Math.min(lastColumn, out.columns() - 1) - from + 1;
        for (int ky = paddedRow % stride; ky < layer.kernel() && columns > 0; ky += stride) {
            int row = (paddedRow - ky) / stride;
            if (ky <= paddedRow && row < out.rows()) {
                add(
                        (row * out.columns() + from) * lanes.length(),
                        runs[(ky * in.channels() + channel) * stride + phase],
                        (from - firstColumn) * lanes.length(),
                        columns * lanes.length());
            }
        }
    }

    private void add(int target, long[] run, int first, int length) {
        for (int i = 0; i < length; i++) {
            sums[target + i] += run[first + i];
        }
    }

    private static long[][] runs(QuantizedConvolutionLayer layer, PackedLanes lanes) {
        int kernel = layer.kernel();
        int stride = layer.stride();
        int channels = layer.input().channels();
        int runColumns = (kernel + stride - 1) / stride;
        long[][] runs = new long[kernel * channels * stride][runColumns * lanes.length()];
        for (int row = 0; row < layer.weights().length; row++) {
            int kernelRow = row / channels / kernel;
            int kernelColumn = row / channels % kernel;
            int phase = kernelColumn % stride;
            int lastOfPhase = (kernel - phase - 1) / stride;
            System.arraycopy(
                    lanes.pack(layer.weights()[row]),
                    0,
                    runs[(kernelRow * channels + row % channels) * stride + phase],
                    (lastOfPhase - kernelColumn / stride) * lanes.length(),
                    lanes.length());
        }
        return runs;
    }
}
