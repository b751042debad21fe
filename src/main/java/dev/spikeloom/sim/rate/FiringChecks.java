package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import java.util.Optional;

/** The potentials of a layer at its firing checks, along a trace: puts the folds of a spike vector together. */
public final class FiringChecks {
    private final LayerDesign layer;
    private final Probes probes;
    private int[] potentials;
    private int fold;

    public FiringChecks(LayerDesign layer, Probes probes) {
        this.layer = layer;
        this.probes = probes;
        this.potentials = new int[layer.neurons()];
    }

    /**
     * Goes past a cycle of the trace.
     *
     * @return the potentials, {@code [neurons]}, if the last fold of a spike vector is checked in this cycle
     */
    public Optional<int[]> next(TraceRecord record) {
        if (!record.isSet(probes.get(LayerProbe.FIRE))) {
            return Optional.empty();
        }
        for (int lane = 0; lane < layer.neuronsOf(fold); lane++) {
            potentials[fold * layer.lanes() + lane] =
                    record.value(probes.get(LayerProbe.POTENTIALS), lane).intValueExact();
        }
        fold++;
        if (fold < layer.folds()) {
            return Optional.empty();
        }
        int[] checked = potentials;
        potentials = new int[layer.neurons()];
        fold = 0;
        return Optional.of(checked);
    }
}
