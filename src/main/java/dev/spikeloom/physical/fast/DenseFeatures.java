package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import dev.spikeloom.design.rate.hardware.RegisterUse;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Those of a dense layer. */
final class DenseFeatures extends LayerFeatures {
    private final DenseDesign layer;

    DenseFeatures(RateDesign design, DenseDesign layer) {
        super(design);
        this.layer = layer;
    }

    @Override
    Part part() {
        return Part.DENSE;
    }

    @Override
    Map<String, Double> sizes(LayerHardware built) {
        double words = (double) layer.ports() * layer.chunkBits();
        Map<String, Double> sizes = new LinkedHashMap<>();
        sizes.put(FLOPS, (double) built.allRegisterBits());
        sizes.put("accumulators", (double) layer.lanes() * layer.membraneBits());
        sizes.put("summands", (double) layer.lanes() * layer.sumBits());
        sizes.put(
                "row_adders",
                (double) built.arithmetic().rowAdders() * built.arithmetic().rowAdderBits());
        sizes.put(
                "neuron_adders",
                (double) built.arithmetic().neuronAdders() * built.arithmetic().neuronAdderBits());
        sizes.put(
                "comparators",
                (double) built.arithmetic().comparators() * built.arithmetic().comparatorBits());
        sizes.put("words", words);
        sizes.put("read_back", design().hasLoadPorts() ? 0 : loadable(words));
        sizes.put("thresholds", loadable((double) layer.neurons() * layer.membraneBits()));
        sizes.put("neurons", (double) layer.neurons());
        sizes.put("loaded_neurons", loadable(layer.neurons()));
        sizes.put("pending", (double) layer.pendingBits());
        sizes.put("pending_levels", layer.pendingBits() * log2(layer.pendingBits()));
        sizes.put("issue_ports", layer.multiIssue() ? (double) layer.pendingBits() * layer.ports() : 0);
        sizes.put("carried", (double) built.registerBits().getOrDefault(RegisterUse.CARRIED, 0L));
        sizes.put("folded_thresholds", layer.folded() ? (double) layer.neurons() * layer.membraneBits() : 0);
        sizes.put("folded_pending", layer.folded() ? (double) layer.pendingBits() : 0);
        sizes.put("counters", (double) built.registerBits().getOrDefault(RegisterUse.COUNTERS, 0L));
        sizes.put("fixed_rows", (double) layer.ports() * layer.portRows());
        kinds(layer, (double) layer.lanes() * layer.membraneBits(), sizes);
        sizes.put("layer", 1.0);
        return sizes;
    }

    @Override
    Map<String, Double> switching(LayerCounters counters, SimulationResult run) {
        double rows = counters.readCycles();
        double issued = (double) counters.issuedSpikes() * layer.folds();
        double fires = (double) enabled(counters, RegisterBank.SPIKES);
        double vectors = (double) run.samples() * run.timeSteps();
        Map<String, Double> events = new LinkedHashMap<>();
        events.put("words", (double) counters.sramReads() * layer.chunkBits());
        double toggling = toggling(layer);
        events.put("toggled_words", toggling * counters.sramReads() * layer.chunkBits());
        events.put("toggled_summands", toggling * rows * layer.lanes() * layer.sumBits());
        events.put("row_adders", rows * layer.lanes() * Math.max(0, layer.ports() - 1) * layer.sumBits());
        events.put("summands", rows * layer.lanes() * layer.sumBits());
        events.put("accumulators", rows * layer.lanes() * layer.membraneBits());
        events.put("fires", fires * layer.lanes() * layer.membraneBits());
        events.put("issued", issued);
        events.put("issued_levels", issued * log2(layer.pendingBits()));
        events.put("issued_places", rows * Math.sqrt(layer.pendingBits()));
        events.put("taken", vectors * layer.folds() * layer.pendingBits());
        events.put("spikes_in", (double) counters.spikesIn() * layer.folds());
        events.put("spikes_out", (double) counters.spikesOut());
        events.put("neurons", vectors * layer.neurons());
        events.put("registered", registered(layer, counters));
        events.put("folded", layer.folded() ? rows * layer.lanes() * layer.membraneBits() : 0);
        events.put("folds", layer.folded() ? fires * layer.lanes() * layer.membraneBits() * layer.folds() : 0);
        double left = layer.carriesOver() ? 1 : 0;
        events.put("compared_left", left * fires * layer.lanes() * layer.membraneBits());
        events.put("fired_left", left * counters.spikesOut() * layer.membraneBits());
        kinds(layer, rows * layer.lanes() * layer.membraneBits(), events);
        events.put("cycles", (double) run.cycles());
        return events;
    }

    /** What a spike leaves of potentials that carry over may be themselves, in which synthesis sees no register that holds. */
    @Override
    double freePotentials() {
        boolean free = layer.carriesOver() && !layer.folded() && !layer.hasSumStage();
        return free ? RegisterBank.POTENTIAL.bits(layer) : 0;
    }

    @Override
    double potentialReads(LayerCounters counters) {
        return 0;
    }
}
