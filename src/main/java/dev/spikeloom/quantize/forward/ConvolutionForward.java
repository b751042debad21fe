package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeVector;

/**
 * A convolution: at each output position, the weight rows of the active inputs in its square are added to all channels.
 * With the channels innermost, a row of the square is a run of bits in the spike vector, in the order of the weight rows.
 */
final class ConvolutionForward implements LayerForward {
    /** With more channels, adding to a position at a time is faster: its sums stay in vector registers. */
    private static final int MAX_SCATTERED_CHANNELS = 24;

    private final QuantizedConvolutionLayer layer;
    private final VolumeShape in;
    private final VolumeShape out;
    private final Neurons neurons;
    private final SpikeCounts presynapticCounts;
    private final int[] active;

    private ConvolutionForward(QuantizedConvolutionLayer layer, Neurons neurons, SpikeCounts presynapticCounts) {
        this.layer = layer;
        this.in = layer.input();
        this.out = layer.output();
        this.neurons = neurons;
        this.presynapticCounts = presynapticCounts;
        this.active = new int[presynapticCounts.addresses().mostSpikes(layer.weights().length)];
    }

    /** The fastest that computes what the layer asks for. */
    static LayerForward of(QuantizedConvolutionLayer layer, Context context) {
        Registers registers = context.registers();
        if (registers.saturation().isPresent()) {
            return new SaturatingConvolution(
                    layer, layer.neuronModel(), registers.saturation().get().range(), context.addresses());
        }
        ColumnBounds[] bounds = ColumnBounds.of(layer, context.addresses());
        boolean scatters = !layer.neuronModel().carriesOver()
                && PackedLanes.hold(layer, bounds)
                && layer.biases().length <= MAX_SCATTERED_CHANNELS;
        return scatters
                ? new ScatteredConvolution(layer, new PackedLanes(layer, bounds), context.addresses())
                : new ConvolutionForward(
                        layer, Neurons.of(layer, bounds, registers.ofHardware()), new SpikeCounts(context.addresses()));
    }

    @Override
    public ConvolutionForward copy() {
        return new ConvolutionForward(layer, neurons.copy(), new SpikeCounts(presynapticCounts.addresses()));
    }

    @Override
    public void startSample() {
        neurons.startSample();
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        presynapticCounts.read(presynaptic);
        neurons.startStep();
        int position = 0;
        for (int y = 0; y < out.rows(); y++) {
            for (int x = 0; x < out.columns(); x++) {
                neurons.integrate(position++, active, listSpikes(y, x));
            }
        }
        return neurons.spikes();
    }

    @Override
    public int[] potentials() {
        return neurons.potentials();
    }

    @Override
    public SpikeVector spikes() {
        return neurons.spikes();
    }

    /** Lists the active inputs of the square of (y, x), as indices of weight rows, and returns how many there are. */
    private int listSpikes(int y, int x) {
        int kernel = layer.kernel();
        int firstRow = y * layer.stride() - layer.padding();
        int firstColumn = x * layer.stride() - layer.padding();
        // The part of the kernel that is inside of the input.
        int fromKy = Math.max(0, -firstRow);
        int toKy = Math.min(kernel, in.rows() - firstRow);
        int fromKx = Math.max(0, -firstColumn);
        int run = (Math.min(kernel, in.columns() - firstColumn) - fromKx) * in.channels();
        int count = 0;
        for (int plane = 0; plane < presynapticCounts.used(); plane++) {
            SpikeRuns runs = presynapticCounts.plane(plane);
            for (int ky = fromKy; ky < toKy; ky++) {
                int first = in.index(firstRow + ky, firstColumn + fromKx, 0);
                int firstWeightRow = (ky * kernel + fromKx) * in.channels();
                for (int done = 0; done < run; done += Long.SIZE) {
                    for (long bits = runs.bits(first + done, run - done); bits != 0; bits &= bits - 1) {
                        active[count++] = firstWeightRow + done + Long.numberOfTrailingZeros(bits);
                    }
                }
            }
        }
        return count;
    }
}
