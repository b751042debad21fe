package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.width.Bits;
import java.util.Optional;

/** Flip-flops and arithmetic that the Verilog of a layer describes; what depends on its kind is its subclass's. */
abstract class LayerRegisters {
    private static final int COUNTER_BITS = 64;

    private final LayerDesign layer;
    final Optional<LoadMap> load;
    final boolean counters;

    /**
     * @param load what numbers are loaded through; empty if none can be
     * @param counters whether there are performance counters in hardware
     */
    LayerRegisters(LayerDesign layer, Optional<LoadMap> load, boolean counters) {
        this.layer = layer;
        this.load = load;
        this.counters = counters;
    }

    /** Flip-flops for a use. */
    abstract long bits(RegisterUse use);

    /** What the lanes add and compare with. */
    abstract LaneArithmetic arithmetic();

    /** Flip-flops for a use that layers of all kinds have. */
    final long commonBits(RegisterUse use) {
        return switch (use) {
            case THRESHOLD -> load.isPresent() ? (layer.sharedThreshold() ? 1L : places()) * layer.membraneBits() : 0;
            case BIAS -> load.isPresent() ? places() * layer.biasBits() : 0;
            case LOADING -> load.map(this::loading).orElse(0);
            case HANDSHAKE -> 2;
            case INPUT_BUFFER -> buffer(RegisterBank.INPUT_BUFFER);
            case OUTPUT_BUFFER -> buffer(RegisterBank.OUTPUT_BUFFER);
            case COUNTERS -> counters ? (long) PerformanceCounter.COUNT * COUNTER_BITS : 0;
            default -> throw new IllegalArgumentException(use.title() + " depends on the kind of layer");
        };
    }

    private int loading(LoadMap map) {
        int steps = layer.loadSteps(map.lanes());
        int step = steps == 1 ? 0 : Bits.unsigned(steps - 1L);
        int targets = layer.hasBiases() ? 3 : 2;
        int ports = layer.ports() == 1 ? 0 : layer.ports();
        return step + (map.readBack() ? targets + ports + layer.readBackBits() + layer.dataBits() : 0);
    }

    /** The last fold has a place for each lane, even where there is no neuron. */
    private long places() {
        return (long) layer.folds() * layer.lanes();
    }

    /** Its valid bit has no enable. */
    private long buffer(RegisterBank bank) {
        return bank.bits(layer) == 0 ? 0 : bank.bits(layer) + 1;
    }
}
