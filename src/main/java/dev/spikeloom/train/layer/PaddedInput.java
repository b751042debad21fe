package dev.spikeloom.train.layer;

import dev.spikeloom.kernel.ConvolutionGeometry;
import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.ConvolutionShape;
import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * Where the spikes that are presented to a convolution are in the input of its kernels: further in if there is padding, and
 * at the address of their square behind sum pooling. Immutable.
 */
final class PaddedInput {
    private static final int NONE = -1;

    private final boolean plain;
    /** Whether ascending spikes have ascending inputs. */
    private final boolean ordered;

    private final int channels;
    /** The input of each presynaptic neuron; {@value #NONE} if its spikes are dropped. */
    private final int[] inputs;
    /** The position of each input. */
    private final int[] positionOf;

    /**
     * @param addresses of the presynaptic spikes
     * @param padding rows and columns on each side
     */
    PaddedInput(ConvolutionGeometry geometry, AddressMap addresses, int padding) {
        VolumeShape volume = addresses.to();
        this.plain = padding == 0 && addresses.isIdentity();
        this.ordered = addresses.isIdentity();
        this.channels = volume.channels();
        this.positionOf = new int[geometry.inputs()];
        Arrays.setAll(positionOf, input -> input / channels);
        this.inputs = new int[addresses.from().size()];
        for (int i = 0; i < inputs.length; i++) {
            int address = addresses.of(i);
            int position = address / channels;
            int row = position / volume.columns() + padding;
            int column = position % volume.columns() + padding;
            inputs[i] = address == AddressMap.NONE
                    ? NONE
                    : (row * geometry.columns() + column) * channels + address % channels;
        }
    }

    /** The geometry of a convolution over its padded input. */
    static ConvolutionGeometry geometry(ConvolutionShape shape, VolumeShape input, int pool) {
        return new ConvolutionGeometry(
                input.rows() + 2 * shape.padding(),
                input.columns() + 2 * shape.padding(),
                input.channels(),
                shape.kernel(),
                shape.stride(),
                shape.channels(),
                pool);
    }

    /** Presynaptic neurons. */
    int presynaptic() {
        return inputs.length;
    }

    /** Whether presynaptic neurons are the inputs. */
    boolean isPlain() {
        return plain;
    }

    /** Lists the input of each spike that is not dropped, in the order of the spikes, and returns how many there are. */
    int list(SpikeVector presynaptic, int[] active) {
        int count = presynaptic.listSpikes(active);
        if (plain) {
            return count;
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int input = inputs[active[i]];
            active[kept] = input;
            kept += input == NONE ? 0 : 1;
        }
        return kept;
    }

    /**
     * Lists the input of each spike, position by position.
     *
     * @param scratch as long as {@code active}
     * @param active is set
     * @param starts is set to where in {@code active} the inputs of each position begin, {@code [positions + 1]}
     */
    void list(SpikeVector presynaptic, int[] scratch, int[] active, int[] starts) {
        if (ordered) {
            find(active, list(presynaptic, active), starts);
        } else {
            sort(scratch, list(presynaptic, scratch), active, starts);
        }
    }

    private void find(int[] ascending, int count, int[] starts) {
        int position = 0;
        int next = 0;
        for (int i = 0; i < count; i++) {
            for (; next <= ascending[i]; next += channels) {
                starts[position++] = i;
            }
        }
        while (position < starts.length) {
            starts[position++] = count;
        }
    }

    /** Inputs of a position stay in the order of the spikes. */
    private void sort(int[] unsorted, int count, int[] active, int[] starts) {
        Arrays.fill(starts, 0);
        for (int i = 0; i < count; i++) {
            starts[positionOf[unsorted[i]]]++;
        }
        int end = 0;
        for (int position = 0; position < starts.length; position++) {
            end += starts[position];
            starts[position] = end;
        }
        for (int i = count - 1; i >= 0; i--) {
            active[--starts[positionOf[unsorted[i]]]] = unsorted[i];
        }
    }

    /** From the gradient with respect to the inputs to that with respect to the presynaptic spikes. */
    void gradient(float[] ofInputs, float[] ofSpikes) {
        for (int i = 0; i < inputs.length; i++) {
            ofSpikes[i] = inputs[i] == NONE ? 0 : ofInputs[inputs[i]];
        }
    }
}
