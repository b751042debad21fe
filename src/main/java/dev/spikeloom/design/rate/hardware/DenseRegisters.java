package dev.spikeloom.design.rate.hardware;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.network.neuron.NeuronModel;
import java.util.Optional;

/** Those of a dense layer. */
final class DenseRegisters extends LayerRegisters {
    private final DenseDesign layer;

    DenseRegisters(DenseDesign layer, Optional<LoadMap> load, boolean counters) {
        super(layer, load, counters);
        this.layer = layer;
    }

    @Override
    long bits(RegisterUse use) {
        return switch (use) {
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
            case THRESHOLD, BIAS, LOADING, HANDSHAKE, INPUT_BUFFER, OUTPUT_BUFFER, COUNTERS -> commonBits(use);
        };
    }

    @Override
    LaneArithmetic arithmetic() {
        NeuronModel model = layer.neuronModel();
        int each = 1 + (model.carriesOver() && layer.hasBiases() ? 1 : 0) + LaneArithmetic.leaksAndResets(model);
        return new LaneArithmetic(
                layer.multiIssue() ? layer.lanes() * (layer.ports() - 1) : 0,
                layer.multiIssue() ? layer.sumBits() : 0,
                layer.lanes() * each,
                layer.membraneBits(),
                layer.lanes() * (model.carriesOver() && layer.folded() && !layer.sharedThreshold() ? 2 : 1),
                layer.membraneBits());
    }
}
