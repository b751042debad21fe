package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
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
    /** In a convolution, where steps of spikes add, and what is swept. */
    PLACES,
    /** Accumulators. */
    POTENTIAL,
    /** In a convolution, what goes round the memories of potentials. */
    FORWARD,
    /** In a convolution, which words of potentials are not zero. */
    TOUCHED,
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
        return switch (layer.kind()) {
            case DENSE -> denseBits(DenseDesign.of(layer), load, counters);
            case CONVOLUTION -> convolutionBits(ConvolutionDesign.of(layer), load, counters);
        };
    }

    private long denseBits(DenseDesign layer, Optional<LoadMap> load, boolean counters) {
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
            case SPIKES -> layer.neurons();
            case PLACES, TOUCHED, FORWARD -> 0;
            case THRESHOLD, BIAS, LOADING, HANDSHAKE, INPUT_BUFFER, OUTPUT_BUFFER, COUNTERS ->
                commonBits(layer, load, counters);
        };
    }

    private long convolutionBits(ConvolutionDesign layer, Optional<LoadMap> load, boolean counters) {
        long banks = (long) layer.potentialSets() * layer.potentialBanks();
        int clippedFold = counters && layer.saturates() && layer.folded() ? layer.foldBits() : 0;
        return switch (this) {
            case SCHEDULER -> 2;
            case PENDING -> RegisterBank.PENDING.bits(layer);
            // The last stage: a step, a word of the sweep with its marks, and whose turn it is of two sets.
            case CONTROL -> RegisterBank.CONTROL.bits(layer) + 1 + 4 + 2 + (layer.doubled() ? 3 : 0);
            case PLACES ->
                RegisterBank.EVENT.bits(layer)
                        + (layer.pipelineDepth() - 1L) * (RegisterBank.STEP.bits(layer) + clippedFold)
                        + RegisterBank.TARGET.bits(layer)
                        + clippedFold
                        + RegisterBank.SWEEP.bits(layer);
            case SELECT -> (long) layer.readStage() * RegisterBank.SELECT.bits(layer);
            case OUTPUT -> (layer.readCycles() - 1L) * RegisterBank.OUTPUT.bits(layer);
            case PART -> RegisterBank.PART.bits(layer);
            case SUM -> RegisterBank.SUM.bits(layer);
            case POTENTIAL -> banks * layer.potentialWords() * RegisterBank.POTENTIAL.bits(layer);
            case FORWARD -> layer.potentialsInSram() ? banks * (1 + RegisterBank.FORWARD.bits(layer)) : 0;
            case TOUCHED -> banks * RegisterBank.TOUCHED.bits(layer);
            case SPIKES -> layer.neurons();
            case VECTOR, CARRIED -> 0;
            case LOADING ->
                commonBits(layer, load, counters)
                        + (load.isPresent() && load.get().readBack() && layer.kernelColumns() > 1
                                ? layer.kernelColumns()
                                : 0);
            case THRESHOLD, BIAS, HANDSHAKE, INPUT_BUFFER, OUTPUT_BUFFER, COUNTERS -> commonBits(layer, load, counters);
        };
    }

    /** What layers of all kinds have. */
    private long commonBits(LayerDesign layer, Optional<LoadMap> load, boolean counters) {
        return switch (this) {
            case THRESHOLD ->
                load.isPresent() ? (layer.sharedThreshold() ? 1L : places(layer)) * layer.membraneBits() : 0;
            case BIAS -> load.isPresent() ? places(layer) * layer.biasBits() : 0;
            case LOADING -> load.map(map -> loading(layer, map)).orElse(0);
            case HANDSHAKE -> 2;
            case INPUT_BUFFER -> buffer(RegisterBank.INPUT_BUFFER, layer);
            case OUTPUT_BUFFER -> buffer(RegisterBank.OUTPUT_BUFFER, layer);
            case COUNTERS -> counters ? (long) PerformanceCounter.COUNT * COUNTER_BITS : 0;
            default -> throw new IllegalArgumentException(title() + " depends on the kind of layer");
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
