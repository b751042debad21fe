package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.rate.hardware.Hardware;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import dev.spikeloom.design.rate.hardware.RegisterUse;
import dev.spikeloom.physical.netlist.ClockGating;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of the parts of a design in a run. */
final class FeatureTable {
    private final RateDesign design;
    private final SimulationResult run;
    private final Hardware hardware;

    FeatureTable(RateDesign design, SimulationResult run) {
        this.design = design;
        this.run = run;
        this.hardware = Hardware.of(design);
    }

    /** Layers, input side first, then the rest. */
    List<Features> parts() {
        List<Features> parts = new ArrayList<>();
        for (LayerDesign layer : design.layers()) {
            parts.add(layer(layer));
        }
        parts.add(core());
        return parts;
    }

    /** Where a layer is in a design. */
    static String path(RateDesign design, LayerDesign layer) {
        return (design.hostInterface().isPresent() ? "u_core." : "") + "u_layer_" + layer.index();
    }

    private Features layer(LayerDesign layer) {
        LayerCounters counters = run.layers().get(layer.index());
        LayerHardware built = hardware.layers().get(layer.index());
        LayerFeatures features = LayerFeatureKinds.of(design, layer);
        Map<String, Double> sizes = features.sizes(built);
        return new Features(
                features.part(),
                path(design, layer),
                sizes,
                LayerFeatures.scheduler(built, sizes),
                features.switching(counters, run),
                clocking(layer, built, counters));
    }

    /** Registers that hold have a gate for each so many; others are clocked in each cycle. */
    private Map<String, Double> clocking(LayerDesign layer, LayerHardware built, LayerCounters counters) {
        double enabled = 0;
        for (RegisterBank bank : RegisterBank.of(layer)) {
            enabled += (double) bank.bits(layer) * LayerFeatures.enabled(counters, bank);
        }
        double cycles = run.cycles();
        Map<String, Double> clocks = new LinkedHashMap<>();
        clocks.put("enabled", enabled);
        clocks.put("free", cycles * free(layer, built));
        clocks.put("gates", cycles * gates(layer, built));
        clocks.put("counters", cycles * sum(built, RegisterUse.COUNTERS));
        clocks.put("groups", cycles * RegisterBank.of(layer).size());
        clocks.put("loaded", cycles * loaded(layer, built));
        clocks.put("flops", cycles * built.allRegisterBits());
        clocks.put("cycles", cycles);
        return clocks;
    }

    /** Pins that the tree of the clock drives: flip-flops that have no gate, gates, and memories. */
    private double sinks(double outsideOfLayers) {
        double sinks = outsideOfLayers;
        for (LayerDesign layer : design.layers()) {
            LayerHardware built = hardware.layers().get(layer.index());
            sinks += free(layer, built) + gates(layer, built) + loaded(layer, built) + layer.ports();
        }
        return sinks;
    }

    /** Flip-flops that take their inputs in each cycle. */
    private double free(LayerDesign layer, LayerHardware built) {
        return sum(built, RegisterUse.LOADING, RegisterUse.PLACES)
                + LayerFeatureKinds.of(design, layer).freePotentials();
    }

    /** Clock gates of registers that hold, but for those of numbers that are loaded. */
    private double gates(LayerDesign layer, LayerHardware built) {
        double held =
                built.allRegisterBits() - free(layer, built) - sum(built, RegisterUse.THRESHOLD, RegisterUse.BIAS);
        return held / ClockGating.MOST_A_GATE;
    }

    /** Numbers that are loaded each by itself, a clock gate a number. */
    private static double loaded(LayerDesign layer, LayerHardware built) {
        return sum(built, RegisterUse.THRESHOLD) / layer.membraneBits()
                + sum(built, RegisterUse.BIAS) / Math.max(1, layer.biasBits());
    }

    private static double sum(LayerHardware built, RegisterUse... uses) {
        double bits = 0;
        for (RegisterUse use : uses) {
            bits += built.registerBits().getOrDefault(use, 0L);
        }
        return bits;
    }

    /** All that is not in a layer, and the tree of the clock, which has sinks in all of them. */
    private Features core() {
        double counts = (double) design.classes() * design.countBits();
        double flops =
                hardware.sequencerBits() + hardware.loadBits() + hardware.spikeCounterBits() + hardware.hostBits();
        double cycles = run.cycles();
        double results = run.samples();
        double all = hardware.registerBits();
        double spikes = run.layers().get(run.layers().size() - 1).spikesOut();
        Map<String, Double> sizes = new LinkedHashMap<>();
        sizes.put("flops", flops);
        sizes.put("counts", counts);
        sizes.put("decision", counts * LayerFeatures.log2(design.classes()));
        sizes.put("all_flops", all);
        sizes.put("inputs", (double) design.inputs());
        sizes.put("core", 1.0);
        Map<String, Double> events = new LinkedHashMap<>();
        events.put("spikes", spikes * design.countBits());
        events.put("results", results * counts);
        events.put("vectors", results * run.timeSteps());
        events.put("offered", results * run.timeSteps() * design.inputs());
        events.put("offered_spikes", (double) run.layers().get(0).spikesIn());
        events.put("cycles", cycles);
        Map<String, Double> clocks = new LinkedHashMap<>();
        clocks.put("flops", cycles * flops);
        clocks.put("counts", results * run.timeSteps() * counts);
        clocks.put("all_flops", cycles * all);
        clocks.put(
                "memories",
                cycles
                        * design.layers().stream()
                                .mapToDouble(LayerDesign::ports)
                                .sum());
        double sinks = sinks(flops);
        clocks.put("sinks", cycles * sinks);
        clocks.put("tree", cycles * Math.sqrt(sinks * all));
        clocks.put("cycles", cycles);
        return new Features(Part.CORE, "", sizes, Map.of(), events, clocks);
    }
}
