package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.register.LoadMap;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What it takes to build a layer.
 *
 * @param registerBits flip-flops that its Verilog describes, by what they hold; uses without any are not there
 * @param arithmetic of its lanes
 * @param sramMacros memory macros, of weights and of potentials
 * @param sramBits bits of these, whole banks
 * @param sramReadPorts read ports of all banks
 * @param sramReadBits bits that the largest number of reads in a cycle gives
 */
public record LayerHardware(
        Map<RegisterUse, Long> registerBits,
        LaneArithmetic arithmetic,
        long sramMacros,
        long sramBits,
        int sramReadPorts,
        long sramReadBits) {

    /**
     * Counts what a layer takes.
     *
     * @param load what its numbers are loaded through; empty if none can be
     * @param counters whether it has performance counters
     */
    public static LayerHardware of(LayerDesign layer, Optional<LoadMap> load, boolean counters) {
        LayerRegisters registers = LayerHardwares.of(layer, load, counters);
        Map<RegisterUse, Long> bits = new EnumMap<>(RegisterUse.class);
        for (RegisterUse use : RegisterUse.values()) {
            long count = registers.bits(use);
            if (count > 0) {
                bits.put(use, count);
            }
        }
        return new LayerHardware(
                bits,
                registers.arithmetic(),
                (long) layer.ports() * layer.columns() + layer.potentialMemories(),
                layer.sramBits() + layer.potentialMemoryBits(),
                layer.ports(),
                (long) layer.issueWidth() * layer.chunkBits());
    }

    /** All of its flip-flops. */
    public long allRegisterBits() {
        return registerBits.values().stream().mapToLong(Long::longValue).sum();
    }
}
