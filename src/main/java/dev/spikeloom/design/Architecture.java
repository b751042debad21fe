package dev.spikeloom.design;

import dev.spikeloom.io.InputException;
import java.util.List;

/**
 * The parameters of the accelerator that do not come from the network.
 *
 * @param weightStorage whether weights can be loaded at run time
 * @param maxTimeSteps the most time steps a sample may have, 1 to 1024; sets the width of the spike counters, and of
 *     membrane potentials that carry over
 * @param counters whether there are performance counters in hardware
 * @param host what surrounds the core
 * @param streamBits width of the spike stream of {@link HostKind#AXI_PACKED}: 32, 64 or 128
 * @param layers one for all layers, or one a layer, input side first
 */
public record Architecture(
        WeightStorage weightStorage,
        int maxTimeSteps,
        boolean counters,
        HostKind host,
        int streamBits,
        List<LayerArchitecture> layers) {
    public static final int MAX_TIME_STEPS = 1024;
    public static final int DEFAULT_STREAM_BITS = 32;
    public static final int MAX_STREAM_BITS = 128;

    /** The machine of Yin et al. 2017: banks of 256 rows, any number of time steps up to 1,024. */
    public static final Architecture BASELINE =
            new Architecture(WeightStorage.LOADABLE, MAX_TIME_STEPS, LayerArchitecture.BASELINE);

    /** @throws InputException if a parameter is out of range; names it, its value and what is allowed */
    public Architecture {
        layers = List.copyOf(layers);
        if (maxTimeSteps < 1 || maxTimeSteps > MAX_TIME_STEPS) {
            throw new InputException(
                    "architecture.max_time_steps " + maxTimeSteps + " is out of range, allowed 1 to " + MAX_TIME_STEPS);
        }
        if (streamBits < DEFAULT_STREAM_BITS || streamBits > MAX_STREAM_BITS || Integer.bitCount(streamBits) != 1) {
            throw new InputException(
                    "architecture.stream_bits " + streamBits + " is not possible, allowed 32, 64, 128");
        }
        if (host == HostKind.AXI_EVENTS && streamBits != DEFAULT_STREAM_BITS) {
            throw new InputException("architecture.stream_bits " + streamBits
                    + " is not possible with architecture.host axi-events, whose stream has 32 bits");
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("an architecture has at least one layer");
        }
    }

    /** The core alone, without counters, every layer alike. */
    public Architecture(WeightStorage weightStorage, int maxTimeSteps, LayerArchitecture layers) {
        this(weightStorage, maxTimeSteps, false, HostKind.CORE, DEFAULT_STREAM_BITS, List.of(layers));
    }

    /** As {@link LayerArchitecture#BASELINE}, but with banks of {@code bankRows}. */
    public Architecture(int bankRows, WeightStorage weightStorage, int maxTimeSteps) {
        this(
                weightStorage,
                maxTimeSteps,
                LayerArchitecture.BASELINE.toBuilder().bankRows(bankRows).build());
    }

    /** The machine whose parameters these are. */
    public MachineFamily family() {
        return MachineFamily.RATE;
    }

    /** The parameters of a layer; 0 is the one at the input. */
    public LayerArchitecture layer(int index) {
        return layers.get(layers.size() == 1 ? 0 : index);
    }

    /** This architecture with hardware performance counters, or without. */
    public Architecture withCounters(boolean present) {
        return new Architecture(weightStorage, maxTimeSteps, present, host, streamBits, layers);
    }

    /** This architecture with another host interface. */
    public Architecture withHost(HostKind host, int bits) {
        return new Architecture(weightStorage, maxTimeSteps, counters, host, bits, layers);
    }
}
