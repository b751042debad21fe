package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.width.Bits;
import java.util.Locale;
import java.util.Optional;

/** What the flip-flops of a layer hold. Those of a memory macro are not among them. */
public enum RegisterUse {
    /** What the scheduler works on: busy, the first of its pass, the marks of its vector, the fold. */
    SCHEDULER,
    /** Spikes that wait to be issued. */
    PENDING,
    /** All spikes of the vector, for the passes to come in a folded layer. */
    VECTOR,
    /** Control of the pipeline. */
    CONTROL,
    /** Stages between priority encoder and SRAM. */
    SELECT,
    /** Output registers behind the memory banks. */
    OUTPUT,
    /** Parts of the sums, where they are added up in two cycles. */
    PART,
    /** Sums on their way to the accumulators. */
    SUM,
    /** Accumulators. */
    POTENTIAL,
    /** Potentials that carry over, in a folded layer. */
    CARRIED,
    /** Thresholds that can be loaded; fixed ones are constants. */
    THRESHOLD,
    /** Biases that can be loaded. */
    BIAS,
    /** Numbers on their way back, and how far those that came at once are written. */
    LOADING,
    /** Output spikes. */
    SPIKES,
    /** The output register's handshake. */
    HANDSHAKE,
    /** The second register at the input. */
    INPUT_BUFFER,
    /** The second register at the output. */
    OUTPUT_BUFFER,
    /** Performance counters. */
    COUNTERS;

    private static final int COUNTER_BITS = 64;

    /** The name in results. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Flip-flops that the Verilog of a layer describes for it.
     *
     * @param load what numbers are loaded through; empty if none can be
     * @param counters whether there are performance counters in hardware
     */
    long bits(LayerDesign layer, Optional<LoadMap> load, boolean counters) {
        return switch (this) {
            case SCHEDULER -> 3 + (layer.carriesOver() ? 1 : 0) + (layer.folded() ? layer.foldBits() : 0);
            case PENDING -> RegisterBank.PENDING.bits(layer);
            case VECTOR -> RegisterBank.VECTOR.bits(layer);
            case CONTROL -> RegisterBank.CONTROL.bits(layer);
            case SELECT -> (long) layer.readStage() * RegisterBank.SELECT.bits(layer);
            case OUTPUT -> (layer.readCycles() - 1L) * layer.ports() * RegisterBank.OUTPUT.bits(layer);
            case PART -> RegisterBank.PART.bits(layer);
            case SUM -> RegisterBank.SUM.bits(layer);
            case POTENTIAL -> RegisterBank.POTENTIAL.bits(layer);
            case CARRIED -> (long) layer.folds() * RegisterBank.CARRIED.bits(layer);
            case THRESHOLD ->
                load.isPresent() ? (layer.sharedThreshold() ? 1L : places(layer)) * layer.membraneBits() : 0;
            case BIAS -> load.isPresent() ? places(layer) * layer.biasBits() : 0;
            case LOADING -> load.map(map -> loading(layer, map)).orElse(0);
            case SPIKES -> layer.neurons();
            case HANDSHAKE -> 2;
            case INPUT_BUFFER -> buffer(RegisterBank.INPUT_BUFFER, layer);
            case OUTPUT_BUFFER -> buffer(RegisterBank.OUTPUT_BUFFER, layer);
            case COUNTERS -> counters ? (long) PerformanceCounter.COUNT * COUNTER_BITS : 0;
        };
    }

    private static int loading(LayerDesign layer, LoadMap load) {
        int steps = layer.loadSteps(load.lanes());
        int step = steps == 1 ? 0 : Bits.unsigned(steps - 1L);
        int targets = layer.hasBiases() ? 3 : 2;
        int ports = layer.ports() == 1 ? 0 : layer.ports();
        return step + (load.readBack() ? targets + ports + layer.readBackBits() + layer.dataBits() : 0);
    }

    /** The last fold has a place for each lane, even where there is no neuron. */
    private static long places(LayerDesign layer) {
        return (long) layer.folds() * layer.lanes();
    }

    /** Its valid bit has no enable. */
    private static long buffer(RegisterBank bank, LayerDesign layer) {
        return bank.bits(layer) == 0 ? 0 : bank.bits(layer) + 1;
    }
}
