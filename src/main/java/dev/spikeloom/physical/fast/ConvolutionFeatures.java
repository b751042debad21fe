package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import dev.spikeloom.design.rate.hardware.RegisterUse;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Those of a convolution. */
final class ConvolutionFeatures extends LayerFeatures {
    private final ConvolutionDesign layer;

    ConvolutionFeatures(RateDesign design, ConvolutionDesign layer) {
        super(design);
        this.layer = layer;
    }

    @Override
    Part part() {
        return Part.CONVOLUTION;
    }

    @Override
    Map<String, Double> sizes(LayerHardware built) {
        double banks = (double) layer.potentialSets() * layer.potentialBanks();
        Map<String, Double> sizes = new LinkedHashMap<>();
        sizes.put(FLOPS, (double) built.allRegisterBits());
        sizes.put("accumulators", banks * layer.lanes() * layer.membraneBits());
        sizes.put(
                "stored_potentials",
                layer.potentialsInSram() ? 0 : banks * layer.potentialWords() * layer.potentialWordBits());
        sizes.put(
                "comparators",
                (double) built.arithmetic().comparators() * built.arithmetic().comparatorBits());
        sizes.put("words", (double) layer.ports() * layer.chunkBits());
        sizes.put("aligned", banks * layer.lanes() * layer.weightFormat().bits());
        sizes.put("thresholds", loadable((double) layer.grid().filters() * layer.membraneBits()));
        sizes.put("touched", banks * layer.potentialWords());
        sizes.put("neurons", (double) layer.neurons());
        sizes.put("neurons_levels", layer.neurons() * log2(layer.neurons()));
        sizes.put("pending", (double) layer.pendingBits());
        sizes.put("pending_levels", layer.pendingBits() * log2(layer.pendingBits()));
        sizes.put("counters", (double) built.registerBits().getOrDefault(RegisterUse.COUNTERS, 0L));
        kinds(layer, banks * layer.lanes() * layer.membraneBits(), sizes);
        sizes.put("layer", 1.0);
        return sizes;
    }

    @Override
    Map<String, Double> switching(LayerCounters counters, SimulationResult run) {
        double steps = counters.readCycles();
        double sweeps = (double) enabled(counters, RegisterBank.SPIKES);
        double banks = layer.potentialBanks();
        double added = added(counters);
        Map<String, Double> events = new LinkedHashMap<>();
        events.put("words", (double) counters.sramReads() * layer.chunkBits());
        events.put("toggled_words", toggling(layer) * counters.sramReads() * layer.chunkBits());
        events.put(
                "aligned", steps * banks * layer.lanes() * layer.weightFormat().bits());
        events.put("accumulators", added * layer.lanes() * layer.membraneBits());
        events.put("idle_accumulators", Math.max(0, steps * banks - added) * layer.lanes() * layer.membraneBits());
        events.put("sweeps", sweeps * banks * layer.lanes() * layer.membraneBits());
        events.put("issued", (double) counters.issuedSpikes());
        events.put("issued_levels", counters.issuedSpikes() * log2(layer.pendingBits()));
        events.put("issued_places", counters.issuedSpikes() * Math.sqrt(layer.pendingBits()));
        events.put("spikes_in", (double) counters.spikesIn());
        events.put("spikes_out", (double) counters.spikesOut());
        events.put("swept_neurons", sweeps * Math.sqrt(layer.neurons()));
        events.put("vectors", (double) run.samples() * run.timeSteps() * layer.neurons());
        events.put("steps", steps);
        events.put("registered", registered(layer, counters));
        kinds(layer, added * layer.lanes() * layer.membraneBits(), events);
        events.put("cycles", (double) run.cycles());
        return events;
    }

    @Override
    double freePotentials() {
        return 0;
    }

    /** A word is read for each addition, and for each firing check. */
    @Override
    double potentialReads(LayerCounters counters) {
        double swept = (double) enabled(counters, RegisterBank.SPIKES) * layer.potentialBanks();
        return added(counters) + swept;
    }

    /** Words of potentials that spikes were added to. */
    private double added(LayerCounters counters) {
        return (double) counters.synapticOperations() / layer.grid().filters() * layer.folds();
    }
}
