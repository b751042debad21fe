package dev.spikeloom.fuzz.rung;

import dev.spikeloom.design.Design;
import dev.spikeloom.fuzz.cases.FuzzCase;
import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.sim.Segment;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.SpikeVector;

/**
 * The quantized forward pass against the integer reference, spikes and potentials: in registers that hold every potential,
 * as the trainer's evaluation uses it, and in those of the design, as the event model does.
 */
final class ForwardRung implements Rung {
    @Override
    public String name() {
        return "forward";
    }

    @Override
    public int every() {
        return 1;
    }

    @Override
    public RungResult check(FuzzCase fuzzCase) {
        Comparison comparison = new Comparison("integer reference", "forward pass");
        long samples = 0;
        for (Segment segment : fuzzCase.scenario().segments()) {
            unbounded(segment, comparison);
            asInHardware(segment, comparison);
            samples += segment.samples();
        }
        return RungResult.of(samples, 0, comparison);
    }

    private static void unbounded(Segment segment, Comparison comparison) {
        IntegerReference reference = new IntegerReference(segment.design().network());
        QuantizedForward forward = new QuantizedForward(segment.design().network());
        SpikeVector input = new SpikeVector(segment.design().inputs());
        for (int sample = 0; sample < segment.samples(); sample++) {
            reference.startSample();
            forward.startSample();
            for (int step = 0; step < segment.timeSteps(); step++) {
                segment.source().read(sample, step, input);
                reference.step(input);
                forward.step(input);
                for (int layer = 0; layer < segment.design().network().layers().size(); layer++) {
                    String at = "sample " + sample + ", time step " + step + ", layer " + layer;
                    comparison.potentials(() -> at, reference.potentials(layer), forward.potentials(layer));
                    comparison.spikes(() -> at, reference.spikes(layer), forward.spikes(layer));
                }
            }
        }
    }

    private static void asInHardware(Segment segment, Comparison comparison) {
        Design design = segment.design();
        IntegerReference reference = design.reference();
        SpikeVector input = new SpikeVector(design.inputs());
        Simulators.observe(
                design,
                segment.source(),
                segment.samples(),
                segment.timeSteps(),
                (sample, step, layer, potentials, spikes) -> {
                    if (layer == 0) {
                        if (step == 0) {
                            reference.startSample();
                        }
                        segment.source().read(sample, step, input);
                        reference.step(input);
                    }
                    String at = "in hardware, sample " + sample + ", time step " + step + ", layer " + layer;
                    comparison.potentials(() -> at, reference.potentials(design.networkLayer(layer)), potentials);
                    comparison.spikes(() -> at, reference.spikes(design.outputLayer(layer)), spikes);
                });
    }
}
