package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import java.util.List;

/**
 * What it takes to build a design.
 *
 * @param layers input side first
 * @param sequencerBits flip-flops that count the time steps of what comes in
 * @param spikeCounterBits flip-flops that count spikes by class, and hold a result
 * @param hostBits flip-flops of the AXI streams and registers around the core; 0 without
 */
public record Hardware(List<LayerHardware> layers, long sequencerBits, long spikeCounterBits, long hostBits) {
    /** Of {@code axi_lite_registers}: the handshakes of writing and reading, and their errors. */
    private static final int HANDSHAKES = 7;

    /** Of {@code axi_lite_registers}: the core's reset, and that the input had an error. */
    private static final int FLAGS = 2;

    private static final int LOAD_TARGET_BITS = 2;

    public Hardware {
        layers = List.copyOf(layers);
    }

    public static Hardware of(RateDesign design) {
        return new Hardware(
                design.layers().stream()
                        .map(layer -> LayerHardware.of(layer, design.loadable(), design.hasCounters()))
                        .toList(),
                2L * design.countBits(),
                3 + design.resultClassBits() + 2L * design.classes() * design.countBits(),
                design.hostInterface().map(Hardware::hostBits).orElse(0L));
    }

    /** Spike input, result output and registers. */
    private static long hostBits(HostInterface host) {
        int input = 1 + (host.events() ? 1 : host.spikeBeatBits()) + host.inputs();
        int access = HANDSHAKES + RegisterMap.ADDRESS_BITS + 2 * HostInterface.WORD_BITS;
        int load = host.load()
                .map(map -> map.layerBits() + LOAD_TARGET_BITS + map.rowBits() + map.neuronBits())
                .orElse(0);
        int count = host.counters() ? 1 + host.countSelectBits() + HostInterface.WORD_BITS : 0;
        return (long) input + host.resultBeatBits() + access + FLAGS + host.countBits() + load + count;
    }

    /** All flip-flops that the Verilog describes, those of memory macros aside. */
    public long registerBits() {
        return layers.stream().mapToLong(LayerHardware::allRegisterBits).sum()
                + sequencerBits
                + spikeCounterBits
                + hostBits;
    }
}
