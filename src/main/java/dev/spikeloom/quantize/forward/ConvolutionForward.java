package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.QuantizedConvolutionLayer;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.spike.SpikeVector;

/**
 * A convolution: at each output position, the weight rows of the active inputs in its square are added to all channels.
 * With the channels innermost, a row of the square is a run of bits in the spike vector, in the order of the weight rows.
 */
final class ConvolutionForward implements LayerForward {
    /** With more channels, adding to a position at a time is faster: its sums stay in vector registers. */
    private static final int MAX_SCATTERED_CHANNELS = 24;

    private final VolumeShape in;
    private final VolumeShape out;
    private final int kernel;
    private final Neurons neurons;
    private final int[] active;
    private final SpikeRuns presynapticRuns;

    private ConvolutionForward(VolumeShape in, VolumeShape out, int kernel, Neurons neurons) {
        this.in = in;
        this.out = out;
        this.kernel = kernel;
        this.neurons = neurons;
        this.active = new int[kernel * kernel * in.channels()];
        this.presynapticRuns = new SpikeRuns(in.size());
    }

    /**
     * The fastest that computes what the layer asks for.
     *
     * @throws IllegalArgumentException if the registers are those of hardware
     */
    static LayerForward of(QuantizedConvolutionLayer layer, Context context) {
        context.requireNoHardware();
        NeuronModel neuronModel = context.neuronModel();
        ColumnBounds[] bounds = ColumnBounds.of(layer);
        boolean scatters = !neuronModel.carriesOver()
                && PackedLanes.hold(bounds)
                && layer.thresholds().length <= MAX_SCATTERED_CHANNELS;
        return scatters
                ? new ScatteredConvolution(layer, new PackedLanes(layer, bounds))
                : new ConvolutionForward(
                        layer.input(), layer.output(), layer.kernel(), Neurons.of(layer, neuronModel, false));
    }

    @Override
    public ConvolutionForward copy() {
        return new ConvolutionForward(in, out, kernel, neurons.copy());
    }

    @Override
    public void startSample() {
        neurons.startSample();
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        presynapticRuns.read(presynaptic);
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

    /** Lists the active inputs of the square at (y, x), as indices of weight rows, and returns how many there are. */
    private int listSpikes(int y, int x) {
        int run = kernel * in.channels();
        int count = 0;
        for (int ky = 0; ky < kernel; ky++) {
            int first = in.index(y + ky, x, 0);
            for (int done = 0; done < run; done += Long.SIZE) {
                int weightRow = ky * run + done;
                for (long bits = presynapticRuns.bits(first + done, run - done); bits != 0; bits &= bits - 1) {
                    active[count++] = weightRow + Long.numberOfTrailingZeros(bits);
                }
            }
        }
        return count;
    }
}
