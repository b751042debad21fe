package dev.spikeloom.run.outcome;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.hardware.Hardware;
import dev.spikeloom.design.rate.hardware.LaneArithmetic;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import dev.spikeloom.experiment.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What {@code result.json} says about the accelerator: its architecture, and what it takes to build it. Registers are the
 * flip-flops that the Verilog describes, those of memory macros aside.
 *
 * @param architecture the keys that hold for the whole accelerator
 * @param weights of the network
 * @param sramReadBitsPerCycleMax bits of weights that all layers read in a cycle, at most
 * @param adders of all lanes
 * @param comparators of potential and threshold
 * @param registerBitsByPart in layers, sequencer, spike counter and host interface
 * @param layers input side first
 */
public record HardwareFigures(
        Keys architecture,
        long weights,
        long lanes,
        long adders,
        long comparators,
        long sramBits,
        long sramMacros,
        long sramReadPorts,
        long sramReadBitsPerCycleMax,
        long registerBits,
        Map<String, Long> registerBitsByPart,
        List<Layer> layers) {

    /** The keys of {@code architecture} that take one value. */
    public record Keys(String weights, int maxTimeSteps, boolean counters, String host, int streamBits) {}

    /** The keys that take a value a layer; where a word stands for a number, as {@code all} does, the number. */
    public record LayerKeys(
            int bankRows,
            String bankMapping,
            int readPorts,
            int readLatency,
            int wordBits,
            int issueWidth,
            int encoderRadix,
            int encoderStages,
            int lanes,
            boolean adderRegister,
            int inputBuffers,
            int outputBuffers,
            int membraneBits,
            boolean saturate,
            String thresholds) {}

    /**
     * A layer.
     *
     * @param folds passes over a spike vector
     * @param sramReadPorts of all banks
     * @param rowAdders add up the rows of a cycle
     * @param neuronAdders accumulate, leak and reset
     * @param registerBitsByUse what the flip-flops hold
     */
    public record Layer(
            int layer,
            int inputs,
            int neurons,
            long weights,
            LayerKeys architecture,
            int folds,
            int banks,
            SimulateOutcome.Macros macros,
            long sramBits,
            int sramReadPorts,
            long sramReadBitsPerCycleMax,
            int rowAdders,
            int rowAdderBits,
            int neuronAdders,
            int neuronAdderBits,
            int comparators,
            int comparatorBits,
            long registerBits,
            Map<String, Long> registerBitsByUse) {}

    public static HardwareFigures of(RateDesign design) {
        Architecture architecture = design.architecture();
        Hardware hardware = Hardware.of(design);
        List<Layer> layers = new ArrayList<>();
        for (LayerDesign layer : design.layers()) {
            layers.add(layer(layer, hardware.layers().get(layer.index())));
        }
        Map<String, Long> parts = new LinkedHashMap<>();
        parts.put("layers", sum(layers, Layer::registerBits));
        parts.put("sequencer", hardware.sequencerBits());
        parts.put("spike_counter", hardware.spikeCounterBits());
        parts.put("host", hardware.hostBits());
        return new HardwareFigures(
                new Keys(
                        ValueType.nameOf(architecture.weightStorage()),
                        architecture.maxTimeSteps(),
                        architecture.counters(),
                        ValueType.nameOf(architecture.host()),
                        architecture.streamBits()),
                sum(layers, Layer::weights),
                sum(layers, layer -> layer.architecture().lanes()),
                sum(layers, layer -> layer.rowAdders() + layer.neuronAdders()),
                sum(layers, Layer::comparators),
                sum(layers, Layer::sramBits),
                sum(layers, layer -> layer.macros().count()),
                sum(layers, Layer::sramReadPorts),
                sum(layers, Layer::sramReadBitsPerCycleMax),
                hardware.registerBits(),
                parts,
                layers);
    }

    private static long sum(List<Layer> layers, ToLongFunction<Layer> figure) {
        return layers.stream().mapToLong(figure).sum();
    }

    private static Layer layer(LayerDesign layer, LayerHardware hardware) {
        LaneArithmetic arithmetic = hardware.arithmetic();
        Map<String, Long> uses = new LinkedHashMap<>();
        hardware.registerBits().forEach((use, bits) -> uses.put(use.title(), bits));
        return new Layer(
                layer.index(),
                layer.inputs(),
                layer.neurons(),
                (long) layer.inputs() * layer.neurons(),
                keys(layer),
                layer.folds(),
                layer.banks(),
                SimulateOutcome.Macros.of(layer),
                hardware.sramBits(),
                hardware.sramReadPorts(),
                hardware.sramReadBits(),
                arithmetic.rowAdders(),
                arithmetic.rowAdderBits(),
                arithmetic.neuronAdders(),
                arithmetic.neuronAdderBits(),
                arithmetic.comparators(),
                arithmetic.comparatorBits(),
                hardware.allRegisterBits(),
                uses);
    }

    private static LayerKeys keys(LayerDesign layer) {
        LayerArchitecture given = layer.architecture();
        return new LayerKeys(
                layer.bankRows(),
                ValueType.nameOf(given.mapping()),
                layer.readPorts(),
                given.readLatency(),
                layer.wordBits(),
                layer.issueWidth(),
                1 << layer.encoderLaneBits(),
                given.encoderStages(),
                layer.lanes(),
                given.adderRegister(),
                given.inputBuffers(),
                given.outputBuffers(),
                layer.membraneBits(),
                given.saturate(),
                ValueType.nameOf(given.thresholds()));
    }
}
