package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.LayerProbe;
import java.io.IOException;

/** The tracks of a convolution: the steps of its spikes, and the sweeps. */
final class ConvolutionTimeline extends LayerTimeline {
    private final KernelSteps steps;
    private final Probes probes;

    private boolean stepping;
    private long sweptVectors;

    /** Of the vector whose spikes take steps. */
    private long activeInputs;

    private long reads;

    /** @param steps observed between evaluate and commit */
    ConvolutionTimeline(ConvolutionDesign design, KernelSteps steps, Probes probes, Place place) throws IOException {
        super(LayerModels.title(design, ", "), probes, place, "steps", "sweep");
        this.steps = steps;
        this.probes = probes;
    }

    @Override
    void enter(long cycle, TraceRecord record) throws IOException {
        if (!steps.valid()) {
            return;
        }
        if (!stepping) {
            open(cycle);
            stepping = true;
            activeInputs = 0;
            reads = 0;
        }
        if (record.isSet(probes.get(LayerProbe.STALL))) {
            return;
        }
        activeInputs += steps.read() && steps.first() ? 1 : 0;
        reads += steps.read() ? 1 : 0;
        if (steps.endsVector()) {
            close(cycle, activeInputs, reads, 0);
            stepping = false;
        }
    }

    @Override
    void check(long cycle, TraceRecord record) throws IOException {
        if (!record.isSet(probes.get(LayerProbe.FIRE))) {
            return;
        }
        if (!checks().isOpen()) {
            checks().open(names().of(sweptVectors), cycle);
        }
        if (record.isSet(probes.get(LayerProbe.PUBLISH))) {
            checks().close(cycle + 1, names().arguments(sweptVectors));
            sweptVectors++;
        }
    }
}
