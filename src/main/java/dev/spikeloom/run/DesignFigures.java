package dev.spikeloom.run;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.run.outcome.HardwareFigures;
import dev.spikeloom.run.outcome.SimulateOutcome;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.sim.SimulationResult;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the results say of a design of any family: the one place of this room that knows them. */
public final class DesignFigures {
    private DesignFigures() {}

    /** What the accelerator is built of. */
    public static HardwareFigures hardware(Design design) {
        return switch (design.family()) {
            case RATE -> HardwareFigures.of(RateDesign.of(design));
        };
    }

    /** Its layers in a run, input side first. */
    static List<SimulateOutcome.Layer> layers(Design design, SimulationResult run) {
        return switch (design.family()) {
            case RATE ->
                RateDesign.of(design).layers().stream()
                        .map(layer -> layer(layer, run.layers().get(layer.index()), run.samples()))
                        .toList();
        };
    }

    private static SimulateOutcome.Layer layer(LayerDesign design, LayerCounters counters, int samples) {
        return new SimulateOutcome.Layer(
                design.index(),
                design.inputs(),
                design.neurons(),
                design.banks(),
                SimulateOutcome.Macros.of(design),
                design.membraneBits(),
                counters.readCycles(),
                counters.emptyCycles(),
                counters.conflictCycles(),
                counters.starvedCycles(),
                counters.blockedCycles(),
                (double) counters.spikesIn() / samples,
                (double) counters.spikesOut() / samples,
                counters.spikesInByStep(),
                counters.spikesOutByStep(),
                counters.sramReadsByBank(),
                counters.synapticOperations(),
                counters.saturations(),
                registerBanks(design, counters));
    }

    private static SortedMap<String, SimulateOutcome.RegisterBankActivity> registerBanks(
            LayerDesign design, LayerCounters counters) {
        SortedMap<String, SimulateOutcome.RegisterBankActivity> banks = new TreeMap<>();
        counters.enabledCycles()
                .forEach((bank, cycles) -> banks.put(
                        bank.name().toLowerCase(Locale.ROOT),
                        new SimulateOutcome.RegisterBankActivity(bank.bits(design), cycles)));
        return banks;
    }
}
