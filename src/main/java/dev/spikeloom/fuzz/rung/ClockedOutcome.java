package dev.spikeloom.fuzz.rung;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Interruption;
import dev.spikeloom.sim.ClockedModel;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.rate.layer.FiringChecks;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;

/** What the clocked model did in a segment, run to its last result: potentials, spikes and classes, without the cycles. */
final class ClockedOutcome {
    /** A machine that has given no result for so long gives none any more: a design and its stimulus are small. */
    private static final int PATIENCE = 1 << 17;

    private final List<LayerOutcome> layers = new ArrayList<>();
    private final List<int[]> classes = new ArrayList<>();
    private final long cycles;

    /** @throws InputException if the model does not come to an end */
    ClockedOutcome(Segment segment) {
        TraceLayout layout = segment.design().traceLayout();
        TraceRecord record = new TraceRecord(layout);
        ClockedModel model = Simulators.clockedModel(segment.design(), segment.host());
        Simulators.firingChecks(segment.design(), layout).forEach(checks -> layers.add(new LayerOutcome(checks)));
        long lastResult = 0;
        while (classes.size() < segment.samples()) {
            model.evaluate();
            model.record(layout, record);
            look(model, record);
            if (model.resultTaken()) {
                Interruption.check();
                classes.add(model.resultClasses().clone());
                lastResult = model.cycle();
            }
            if (model.cycle() - lastResult > PATIENCE) {
                throw new InputException("the clocked model gives no result up to cycle " + model.cycle());
            }
            model.commit();
        }
        cycles = model.cycle();
    }

    private void look(ClockedModel model, TraceRecord record) {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).look(record);
            SpikeVector passed = i + 1 < layers.size() ? model.accepted(i + 1) : model.outputSpikes();
            if (passed != null) {
                SpikeVector copy = new SpikeVector(passed.size());
                copy.copyFrom(passed);
                layers.get(i).spikes.add(copy);
            }
        }
    }

    long cycles() {
        return cycles;
    }

    /** At the firing check of a layer for the spike vector of that number; none if it has not come to it. */
    int[] potentials(int layer, int vector) {
        List<int[]> fired = layers.get(layer).fired;
        return vector < fired.size() ? fired.get(vector) : new int[0];
    }

    /** What the next stage has taken from a layer. */
    SpikeVector spikes(int layer, int vector) {
        return layers.get(layer).spikes.get(vector);
    }

    int[] classes(int sample) {
        return classes.get(sample);
    }

    /** What a layer has fired, and what was taken of it. */
    private static final class LayerOutcome {
        private final FiringChecks checks;
        private final List<int[]> fired = new ArrayList<>();
        private final List<SpikeVector> spikes = new ArrayList<>();

        LayerOutcome(FiringChecks checks) {
            this.checks = checks;
        }

        void look(TraceRecord record) {
            checks.next(record).ifPresent(fired::add);
        }
    }
}
