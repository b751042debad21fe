package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import dev.spikeloom.design.rate.hardware.RegisterUse;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of a layer of some kind. */
abstract class LayerFeatures {
    static final String FLOPS = "flops";

    private static final List<RegisterUse> SCHEDULER_REGISTERS = List.of(RegisterUse.SCHEDULER, RegisterUse.PENDING);
    private static final List<String> SCHEDULER_SIZES =
            List.of("pending", "pending_levels", "issue_ports", "folded_pending");

    private final RateDesign design;

    LayerFeatures(RateDesign design) {
        this.design = design;
    }

    abstract Part part();

    /** Bits of what it is built of. */
    abstract Map<String, Double> sizes(LayerHardware built);

    /**
     * What of the sizes is in the scheduler.
     *
     * @param sizes of the layer
     */
    static Map<String, Double> scheduler(LayerHardware built, Map<String, Double> sizes) {
        Map<String, Double> own = new LinkedHashMap<>();
        own.put(
                FLOPS,
                SCHEDULER_REGISTERS.stream()
                        .mapToDouble(use -> built.registerBits().getOrDefault(use, 0L))
                        .sum());
        SCHEDULER_SIZES.stream().filter(sizes::containsKey).forEach(size -> own.put(size, sizes.get(size)));
        return own;
    }

    /** Bits that may change over a run. */
    abstract Map<String, Double> switching(LayerCounters counters, SimulationResult run);

    /** Potentials that take their inputs in each cycle. */
    abstract double freePotentials();

    /** Words of potentials that are read; 0 where they are registers. */
    abstract double potentialReads(LayerCounters counters);

    RateDesign design() {
        return design;
    }

    double loadable(double value) {
        return design.loadable() ? value : 0;
    }

    /** What neurons of some kinds do more than others, in proportion to the bits of their accumulators. */
    static void kinds(LayerDesign layer, double bits, Map<String, Double> features) {
        NeuronModel neurons = layer.neuronModel();
        features.put("carrying", neurons.carriesOver() ? bits : 0);
        features.put(
                "leaking", bits * (neurons.leak().terms() + neurons.synapse().terms()));
        features.put("saturating", layer.saturates() ? bits : 0);
        features.put("biased", layer.hasBiases() ? bits : 0);
    }

    /** Bits that enter registers between the memories and the accumulators, or in front of the scheduler. */
    static double registered(LayerDesign layer, LayerCounters counters) {
        double bits = 0;
        for (RegisterBank bank : RegisterBank.of(layer)) {
            bits += switch (bank) {
                case OUTPUT, PART, SUM, SELECT, VECTOR, INPUT_BUFFER, OUTPUT_BUFFER, STEP, TARGET, EVENT ->
                    (double) bank.bits(layer) * enabled(counters, bank);
                case PENDING, CONTROL, SWEEP, POTENTIAL, FORWARD, TOUCHED, CARRIED, SPIKES -> 0;
            };
        }
        return bits;
    }

    /**
     * How likely it is that a bit differs from one weight row to another one, at most a half: small weights, and those that are
     * often 0, toggle less.
     */
    static double toggling(LayerDesign layer) {
        short[][] weights = layer.quantized().weights();
        WeightFormat format = layer.weightFormat();
        double sum = 0;
        int[] ones = new int[format.bits()];
        for (int column = 0; column < weights[0].length; column++) {
            Arrays.fill(ones, 0);
            for (short[] row : weights) {
                int stored = format.encode(row[column]);
                for (int bit = 0; bit < ones.length; bit++) {
                    ones[bit] += stored >> bit & 1;
                }
            }
            for (int count : ones) {
                double share = (double) count / weights.length;
                sum += 2 * share * (1 - share);
            }
        }
        return sum / (weights[0].length * ones.length);
    }

    static long enabled(LayerCounters counters, RegisterBank bank) {
        return counters.enabledCycles().getOrDefault(bank, 0L);
    }

    static double log2(double value) {
        return StrictMath.log(Math.max(2, value)) / StrictMath.log(2);
    }
}
