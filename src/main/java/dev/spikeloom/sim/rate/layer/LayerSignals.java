package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.LayerProbe;
import java.util.List;

/**
 * Signals of a layer that people look at together, in the order in which they are shown.
 *
 * @param title of them
 * @param probes of which a layer may lack some
 */
public record LayerSignals(String title, List<LayerProbe> probes) {
    public LayerSignals {
        probes = List.copyOf(probes);
    }

    static LayerSignals of(String title, LayerProbe... probes) {
        return new LayerSignals(title, List.of(probes));
    }
}
