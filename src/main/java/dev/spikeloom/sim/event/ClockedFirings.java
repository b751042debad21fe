package dev.spikeloom.sim.event;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.design.LayerProbes;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import java.util.ArrayList;
import java.util.List;

/** Finds the firing checks of all layers in a trace of the clocked model, and puts those of folds together. */
final class ClockedFirings {
    /** The firing check of a layer at a time step. */
    interface Listener {
        /** @param potentials {@code [neurons]}; valid during the call */
        void fired(int layer, int sample, int step, int[] potentials);
    }

    private final TraceLayout layout;
    private final int timeSteps;
    private final Listener listener;
    private final List<LayerFirings> layers = new ArrayList<>();

    ClockedFirings(Design design, TraceLayout layout, int timeSteps, Listener listener) {
        this.layout = layout;
        this.timeSteps = timeSteps;
        this.listener = listener;
        design.layers().forEach(layer -> layers.add(new LayerFirings(layer)));
    }

    /** Looks at the next cycle. */
    void look(TraceRecord record) {
        layers.forEach(layer -> layer.look(record));
    }

    /** Spike vectors that the last layer has fired for. */
    int finishedVectors() {
        return layers.get(layers.size() - 1).vectors;
    }

    private final class LayerFirings {
        private final LayerDesign layer;
        private final LayerProbes probes;
        private final int[] potentials;
        private int fold;
        private int vectors;

        LayerFirings(LayerDesign layer) {
            this.layer = layer;
            this.probes = layout.layer(layer.index());
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
                listener.fired(layer.index(), vectors / timeSteps, vectors % timeSteps, potentials);
                fold = 0;
                vectors++;
            }
        }
    }
}
