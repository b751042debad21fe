package dev.spikeloom.testing;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadLayer;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.SpikeFormat;
import dev.spikeloom.design.width.NumberRange;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Host interfaces of designs that need not exist. */
public final class HostInterfaces {
    private HostInterfaces() {}

    /**
     * Of the design 20-12-4 with 7-bit weights, up to 16 time steps, loadable, with counters: packed bits in 32. Only its
     * second layer has biases.
     */
    public static HostInterface small() {
        return small(true, true);
    }

    /** The same with or without loadable weights and counters. */
    public static HostInterface small(boolean loadable, boolean counters) {
        return small(loadable, counters, true);
    }

    /** The same, with or without a way to read what was loaded. */
    public static HostInterface small(boolean loadable, boolean counters, boolean readBack) {
        LoadMap load = new LoadMap(
                1,
                5,
                4,
                12,
                1,
                readBack,
                false,
                List.of(layer(0, 20, 12, signed(12)), layer(1, 12, 4, signed(11), signed(9))));
        return new HostInterface(
                20,
                List.of(4),
                List.of(7, 7),
                16,
                SpikeFormat.PACKED,
                32,
                loadable ? Optional.of(load) : Optional.empty(),
                counters ? 5 : 0);
    }

    /** Of the network 784-256-256-10 on the machine of Yin et al. 2017: what {@code docs/registers.md} describes. */
    public static HostInterface documented() {
        LoadMap load = new LoadMap(
                2,
                10,
                8,
                17,
                1,
                false,
                false,
                List.of(layer(0, 784, 256, signed(17)), layer(1, 256, 256, signed(15)), layer(2, 256, 10, signed(15))));
        return new HostInterface(
                784, List.of(10), List.of(7, 7, 7), 1024, SpikeFormat.PACKED, 64, Optional.of(load), 6);
    }

    /** With two heads, a layer that cannot be loaded between two that can, thresholds above 0, biases, and events. */
    public static HostInterface events() {
        NumberRange positive = new NumberRange(1, (1 << 14) - 1);
        LoadMap load = new LoadMap(
                2,
                11,
                8,
                15,
                1,
                true,
                true,
                List.of(layer(0, 1156, 256, positive, signed(15)), layer(2, 256, 12, positive, signed(15))));
        return new HostInterface(
                1156, List.of(10, 2), List.of(7, 7, 7), 1024, SpikeFormat.EVENTS, 32, Optional.of(load), 6);
    }

    /** The first of these, which loads four numbers at once. */
    public static HostInterface streamed() {
        LoadMap load = new LoadMap(
                1,
                5,
                4,
                12,
                4,
                true,
                false,
                List.of(layer(0, 20, 12, signed(12)), layer(1, 12, 4, signed(11), signed(9))));
        return new HostInterface(20, List.of(4), List.of(7, 7), 16, SpikeFormat.PACKED, 32, Optional.of(load), 5);
    }

    /** The least that there is: one input, one class, fixed weights, no counters. */
    public static HostInterface least() {
        return new HostInterface(1, List.of(1), List.of(1), 1, SpikeFormat.PACKED, 128, Optional.empty(), 0);
    }

    /** Of a single layer with as many rows and neurons as their numbers can tell, 1-bit weights and counters. */
    public static HostInterface single() {
        LoadMap load = new LoadMap(
                1,
                3,
                2,
                5,
                1,
                true,
                false,
                List.of(new LoadLayer(
                        0, 8, 4, new NumberRange(0, 1), new NumberRange(1, 15), false, Optional.of(signed(5)))));
        return new HostInterface(8, List.of(4), List.of(1), 7, SpikeFormat.PACKED, 32, Optional.of(load), 4);
    }

    /** The widest that there is, with an odd number of heads. */
    public static HostInterface widest() {
        LoadMap load = new LoadMap(
                3,
                12,
                12,
                32,
                1,
                true,
                false,
                List.of(
                        new LoadLayer(0, 4096, 4096, signed(16), signed(32), false, Optional.empty()),
                        new LoadLayer(7, 4096, 4096, signed(16), signed(32), false, Optional.of(signed(32)))));
        return new HostInterface(
                4096,
                List.of(4000, 95, 1),
                Collections.nCopies(8, 16),
                1024,
                SpikeFormat.PACKED,
                64,
                Optional.of(load),
                7);
    }

    private static LoadLayer layer(int index, int rows, int neurons, NumberRange thresholds) {
        return new LoadLayer(index, rows, neurons, signed(7), thresholds, false, Optional.empty());
    }

    private static LoadLayer layer(int index, int rows, int neurons, NumberRange thresholds, NumberRange biases) {
        return new LoadLayer(index, rows, neurons, signed(7), thresholds, false, Optional.of(biases));
    }

    /** Two's complement. */
    private static NumberRange signed(int bits) {
        return new NumberRange(-1 << (bits - 1), (int) ((1L << (bits - 1)) - 1));
    }
}
