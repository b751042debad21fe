package dev.spikeloom.sim.event;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.design.LayerProbes;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.ModelTrace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The firing checks of the clocked model, layer by layer: runs it as far as is asked for, and keeps of other layers what they
 * fired meanwhile.
 */
final class ClockedFirings {
    private final ModelTrace trace;
    private final TraceRecord record;
    private final List<LayerFirings> layers = new ArrayList<>();

    ClockedFirings(Design design, Host host) {
        TraceLayout layout = new TraceLayout(design);
        trace = new ModelTrace(design, layout, host);
        record = new TraceRecord(layout);
        design.layers().forEach(layer -> layers.add(new LayerFirings(layer, layout.layer(layer.index()))));
    }

    /** The potentials of a layer at its firing check for the next spike vector, {@code [neurons]}. */
    int[] next(int layer) {
        Queue<int[]> fired = layers.get(layer).fired;
        while (fired.isEmpty()) {
            trace.next(record);
            layers.forEach(other -> other.look(record));
        }
        return fired.remove();
    }

    /** Puts the folds of a layer together. */
    private static final class LayerFirings {
        private final LayerDesign layer;
        private final LayerProbes probes;
        private final Queue<int[]> fired = new ArrayDeque<>();
        private int[] potentials;
        private int fold;

        LayerFirings(LayerDesign layer, LayerProbes probes) {
            this.layer = layer;
            this.probes = probes;
            this.potentials = new int[layer.neurons()];
        }

        void look(TraceRecord record) {
            if (!record.isSet(probes.fire())) {
                return;
            }
            for (int lane = 0; lane < layer.neuronsOf(fold); lane++) {
                potentials[fold * layer.lanes() + lane] =
                        record.value(probes.potentials(), lane).intValueExact();
            }
            fold++;
            if (fold == layer.folds()) {
                fired.add(potentials);
                potentials = new int[layer.neurons()];
                fold = 0;
            }
        }
    }
}
