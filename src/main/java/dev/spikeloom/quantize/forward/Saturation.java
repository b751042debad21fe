package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.spike.SpikeVector;
import java.util.function.Supplier;

/**
 * How the potentials of a layer saturate: {@link dev.spikeloom.network.IntegerReference} has the arithmetic.
 *
 * @param range what the registers hold
 * @param orders makes an order for each thread; a convolution, which adds a weight row at a time, asks for none
 */
public record Saturation(MembraneRange range, Supplier<? extends Order> orders) {
    /** Which weight rows are added together; {@link dev.spikeloom.network.neuron.RowGrouping} without garbage. Not thread-safe. */
    public interface Order {
        /**
         * The active inputs in groups.
         *
         * @param presynaptic the active inputs of a time step
         * @param rows filled with them, group after group
         * @param ends filled with the place in {@code rows} behind each group
         * @return the number of groups, at least 1: without a spike there is one of no rows
         */
        int group(SpikeVector presynaptic, int[] rows, int[] ends);
    }
}
