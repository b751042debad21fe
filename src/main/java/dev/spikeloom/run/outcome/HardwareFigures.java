package dev.spikeloom.run.outcome;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.Parameter;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.hardware.Hardware;
import dev.spikeloom.design.rate.hardware.LaneArithmetic;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What {@code result.json} says about the accelerator: its architecture, and what it takes to build it. Registers are the
 * flip-flops that the Verilog describes, those of memory macros aside.
 *
 * @param architecture the keys that hold for the whole accelerator, with their values
 * @param weights of the network
 * @param lanes accumulators of all layers
 * @param adders of all lanes
 * @param comparators of potential and threshold
 * @param sramBits of the weight memory, whole banks
 * @param sramMacros of all banks
 * @param sramReadPorts weight rows that all banks together can give in a cycle
 * @param sramReadBitsPerCycleMax bits of weights that all layers read in a cycle, at most
 * @param registerBits flip-flops of the whole accelerator
 * @param registerBitsByPart in layers, sequencer, load port, spike counter and host interface
 * @param layers input side first
 */
public record HardwareFigures(
        Map<String, Object> architecture,
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

    /**
     * A layer.
     *
     * @param layer its index; 0 is the one at the input
     * @param inputs presynaptic neurons
     * @param neurons postsynaptic neurons
     * @param weights one an input and neuron; of a convolution one a tap, input channel and output channel
     * @param architecture the keys that take a value a layer; where a word stands for a number, as {@code all} does, the
     *     number
     * @param folds passes over a spike vector
     * @param banks of the weight memory
     * @param macros that all banks are made of
     * @param sramBits of these, whole banks
     * @param sramReadPorts of all banks
     * @param sramReadBitsPerCycleMax bits of weights that the layer reads in a cycle, at most
     * @param rowAdders add up the rows of a cycle; none where a cycle has one row
     * @param rowAdderBits width of each, 0 where there is none
     * @param neuronAdders accumulate, leak and reset
     * @param neuronAdderBits width of each
     * @param comparators of potential and threshold
     * @param comparatorBits width of each
     * @param registerBits flip-flops of the layer
     * @param registerBitsByUse what the flip-flops hold
     */
    public record Layer(
            int layer,
            int inputs,
            int neurons,
            long weights,
            Map<String, Object> architecture,
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
            Map<String, Long> registerBitsByUse) {
        /** The value of a parameter that is a number. */
        public int number(Parameter<Integer> parameter) {
            return parameter.type().cast(architecture.get(parameter.key()));
        }
    }

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
        parts.put("load_port", hardware.loadBits());
        parts.put("spike_counter", hardware.spikeCounterBits());
        parts.put("host", hardware.hostBits());
        return new HardwareFigures(
                keys(ParameterTable.OF_WHOLE, architecture::get),
                sum(layers, Layer::weights),
                design.layers().stream().mapToLong(LayerDesign::lanes).sum(),
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
                (long) layer.weightRows() * layer.weightColumns(),
                keys(layer.architectureParameters(), layer::built),
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

    /** Each key with its value: a number, a truth, or a text. */
    private static Map<String, Object> keys(List<Parameter<?>> parameters, Function<Parameter<?>, Object> values) {
        Map<String, Object> keys = new LinkedHashMap<>();
        for (Parameter<?> parameter : parameters) {
            Object value = values.apply(parameter);
            keys.put(parameter.key(), value instanceof Enum<?> ? parameter.format(value) : value);
        }
        return keys;
    }
}
