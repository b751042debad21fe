package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerKind;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.design.rate.RegisterBank;
import dev.spikeloom.design.rate.hardware.Hardware;
import dev.spikeloom.design.rate.hardware.LayerHardware;
import dev.spikeloom.design.rate.hardware.RegisterUse;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The features of the parts of a design in a run. Every kind of layer has its own; the compiler names this place for a new one. */
final class FeatureTable {
    private static final double BITS_OF_A_GATE = 32;

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

    private String core(String path) {
        return design.hostInterface().isPresent() ? "u_core." + path : path;
    }

    private Features layer(LayerDesign layer) {
        LayerCounters counters = run.layers().get(layer.index());
        LayerHardware built = hardware.layers().get(layer.index());
        String path = core("u_layer_" + layer.index());
        return switch (layer.kind()) {
            case DENSE ->
                new Features(
                        Part.DENSE,
                        path,
                        denseSizes(DenseDesign.of(layer), built),
                        denseSwitching(DenseDesign.of(layer), counters),
                        clocking(layer, built, counters));
            case CONVOLUTION ->
                new Features(
                        Part.CONVOLUTION,
                        path,
                        convolutionSizes(ConvolutionDesign.of(layer), built),
                        convolutionSwitching(ConvolutionDesign.of(layer), counters),
                        clocking(layer, built, counters));
        };
    }

    private static double log2(double value) {
        return Math.log(Math.max(2, value)) / Math.log(2);
    }

    private double loadable(double value) {
        return design.loadable() ? value : 0;
    }

    private Map<String, Double> denseSizes(DenseDesign layer, LayerHardware built) {
        double words = (double) layer.ports() * layer.chunkBits();
        Map<String, Double> sizes = new LinkedHashMap<>();
        sizes.put("flops", (double) built.allRegisterBits());
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
        sizes.put("read_back", design.hasLoadPorts() ? 0 : loadable(words));
        sizes.put("thresholds", loadable((double) layer.neurons() * layer.membraneBits()));
        sizes.put("neurons", (double) layer.neurons());
        sizes.put("loaded_neurons", loadable(layer.neurons()));
        sizes.put("pending", (double) layer.pendingBits());
        sizes.put("pending_levels", layer.pendingBits() * log2(layer.pendingBits()));
        sizes.put("issue_ports", layer.multiIssue() ? (double) layer.pendingBits() * layer.ports() : 0);
        sizes.put("carried", (double) built.registerBits().getOrDefault(RegisterUse.CARRIED, 0L));
        sizes.put("folded_thresholds", layer.folded() ? (double) layer.neurons() * layer.membraneBits() : 0);
        sizes.put("fixed_rows", (double) layer.ports() * layer.portRows());
        kinds(layer, (double) layer.lanes() * layer.membraneBits(), sizes);
        sizes.put("layer", 1.0);
        return sizes;
    }

    private Map<String, Double> denseSwitching(DenseDesign layer, LayerCounters counters) {
        double rows = counters.readCycles();
        double issued = (double) counters.issuedSpikes() * layer.folds();
        double fires = (double) enabled(counters, RegisterBank.SPIKES);
        double vectors = (double) run.samples() * run.timeSteps();
        Map<String, Double> events = new LinkedHashMap<>();
        events.put("words", (double) counters.sramReads() * layer.chunkBits());
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
        kinds(layer, rows * layer.lanes() * layer.membraneBits(), events);
        events.put("cycles", (double) run.cycles());
        return events;
    }

    /** What neurons of some kinds do more than others, in proportion to the bits of their accumulators. */
    private static void kinds(LayerDesign layer, double bits, Map<String, Double> features) {
        NeuronModel neurons = layer.neuronModel();
        features.put("carrying", neurons.carriesOver() ? bits : 0);
        features.put("leaking", neurons.kind() == NeuronModel.Kind.LIF ? bits : 0);
        features.put("saturating", layer.saturates() ? bits : 0);
        features.put("biased", layer.hasBiases() ? bits : 0);
    }

    /** Bits that enter registers between the memories and the accumulators, or in front of the scheduler. */
    private static double registered(LayerDesign layer, LayerCounters counters) {
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

    private Map<String, Double> convolutionSizes(ConvolutionDesign layer, LayerHardware built) {
        double banks = (double) layer.potentialSets() * layer.potentialBanks();
        Map<String, Double> sizes = new LinkedHashMap<>();
        sizes.put("flops", (double) built.allRegisterBits());
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
        kinds(layer, banks * layer.lanes() * layer.membraneBits(), sizes);
        sizes.put("layer", 1.0);
        return sizes;
    }

    private Map<String, Double> convolutionSwitching(ConvolutionDesign layer, LayerCounters counters) {
        double steps = counters.readCycles();
        double sweeps = (double) enabled(counters, RegisterBank.SPIKES);
        double banks = layer.potentialBanks();
        double added = (double) counters.synapticOperations() / layer.grid().filters() * layer.folds();
        Map<String, Double> events = new LinkedHashMap<>();
        events.put("words", (double) counters.sramReads() * layer.chunkBits());
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

    /** Registers that hold have a gate for each so many; others are clocked in each cycle. */
    private Map<String, Double> clocking(LayerDesign layer, LayerHardware built, LayerCounters counters) {
        double enabled = 0;
        for (RegisterBank bank : RegisterBank.of(layer)) {
            enabled += (double) bank.bits(layer) * enabled(counters, bank);
        }
        double cycles = run.cycles();
        Map<String, Double> clocks = new LinkedHashMap<>();
        clocks.put("enabled", enabled);
        clocks.put("free", cycles * free(layer, built));
        clocks.put("gates", cycles * gates(layer, built));
        clocks.put("groups", cycles * RegisterBank.of(layer).size());
        clocks.put("loaded", cycles * loaded(layer, built));
        clocks.put("flops", cycles * built.allRegisterBits());
        clocks.put("cycles", cycles);
        return clocks;
    }

    /**
     * Flip-flops that take their inputs in each cycle. Potentials that carry over are among them where nothing is folded: what
     * a spike leaves of them may be themselves, in which synthesis sees no register that holds.
     */
    private static double free(LayerDesign layer, LayerHardware built) {
        boolean potentials =
                layer.kind() == LayerKind.DENSE && layer.carriesOver() && !layer.folded() && !layer.hasSumStage();
        return sum(built, RegisterUse.LOADING, RegisterUse.COUNTERS, RegisterUse.PLACES)
                + (potentials ? RegisterBank.POTENTIAL.bits(layer) : 0);
    }

    /** Clock gates of registers that hold, but for those of numbers that are loaded. */
    private static double gates(LayerDesign layer, LayerHardware built) {
        double held =
                built.allRegisterBits() - free(layer, built) - sum(built, RegisterUse.THRESHOLD, RegisterUse.BIAS);
        return held / BITS_OF_A_GATE;
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

    private static long enabled(LayerCounters counters, RegisterBank bank) {
        return counters.enabledCycles().getOrDefault(bank, 0L);
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
        sizes.put("decision", counts * log2(design.classes()));
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
        clocks.put("cycles", cycles);
        return new Features(Part.CORE, "", sizes, events, clocks);
    }
}
