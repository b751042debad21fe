package dev.spikeloom.fuzz.rung;

import dev.spikeloom.design.Design;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.io.Interruption;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.spike.SpikeVector;

/** The integer reference against the clocked model: spikes and potentials of all layers, and classes. */
public final class ClockedRung implements Rung {
    @Override
    public String name() {
        return "clocked";
    }

    @Override
    public int every() {
        return 1;
    }

    @Override
    public RungResult check(FuzzCase fuzzCase) {
        Comparison comparison = new Comparison("integer reference", "clocked model");
        long samples = 0;
        long cycles = 0;
        for (Segment segment : fuzzCase.scenario().segments()) {
            ClockedOutcome clocked = new ClockedOutcome(segment);
            for (int sample = 0; sample < segment.samples() && !comparison.differs(); sample++) {
                Interruption.check();
                compare(sample, segment, clocked, comparison);
            }
            samples += segment.samples();
            cycles += clocked.cycles();
        }
        return RungResult.of(samples, cycles, comparison);
    }

    private static void compare(int sample, Segment segment, ClockedOutcome clocked, Comparison comparison) {
        Design design = segment.design();
        IntegerReference reference = design.reference();
        SpikeVector input = new SpikeVector(design.inputs());
        int[] counts = new int[design.classes()];
        reference.startSample();
        for (int step = 0; step < segment.timeSteps(); step++) {
            segment.source().read(sample, step, input);
            reference.step(input).addTo(counts);
            for (int layer = 0; layer < design.depth(); layer++) {
                String at = "sample " + sample + ", time step " + step + ", layer " + layer;
                int vector = sample * segment.timeSteps() + step;
                comparison.potentials(
                        () -> at, reference.potentials(design.networkLayer(layer)), clocked.potentials(layer, vector));
                comparison.spikes(() -> at, reference.spikes(design.outputLayer(layer)), clocked.spikes(layer, vector));
            }
        }
        int[] classes = design.readout().classes(counts, design.heads());
        for (int head = 0; head < classes.length; head++) {
            int number = head;
            comparison.compare(
                    () -> "sample " + sample + ", class of head " + number,
                    classes[head],
                    clocked.classes(sample)[head]);
        }
    }
}
