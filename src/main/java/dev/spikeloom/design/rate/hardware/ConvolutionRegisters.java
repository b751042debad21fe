package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.register.LoadMap;
import java.util.Optional;

/** Those of a convolution. */
final class ConvolutionRegisters extends LayerRegisters {
    private final ConvolutionDesign layer;

    ConvolutionRegisters(ConvolutionDesign layer, Optional<LoadMap> load, boolean counters) {
        super(layer, load, counters);
        this.layer = layer;
    }

    @Override
    long bits(RegisterUse use) {
        long banks = (long) layer.potentialSets() * layer.potentialBanks();
        int clippedFold = counters && layer.saturates() && layer.folded() ? layer.foldBits() : 0;
        return switch (use) {
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
                commonBits(use)
                        + (load.isPresent() && load.get().readBack() && layer.kernelColumns() > 1
                                ? layer.kernelColumns()
                                : 0);
            case THRESHOLD, BIAS, HANDSHAKE, INPUT_BUFFER, OUTPUT_BUFFER, COUNTERS -> commonBits(use);
        };
    }

    /** Each bank has its own, for as many channels as there are lanes. */
    @Override
    LaneArithmetic arithmetic() {
        int lanes = layer.potentialSets() * layer.potentialBanks() * layer.lanes();
        int each = 1 + (layer.hasBiases() ? 1 : 0) + LaneArithmetic.leaksAndResets(layer.neuronModel());
        return new LaneArithmetic(0, 0, lanes * each, layer.membraneBits(), lanes, layer.membraneBits());
    }
}
