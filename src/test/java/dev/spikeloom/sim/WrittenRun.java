package dev.spikeloom.sim;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.rate.ClockedModel;
import dev.spikeloom.sim.rate.PipelineLog;
import dev.spikeloom.sim.rate.Timeline;
import dev.spikeloom.sim.trace.LoggedRun;
import dev.spikeloom.sim.trace.VcdWriter;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A run of a random design with any host interface that was written down in every way there is; every other host pauses
 * at random.
 */
public final class WrittenRun {
    public static final int DESIGNS = 40;
    public static final String TOP = "snn_accelerator";

    public final Design design;
    public final TraceLayout layout;
    public final RecordedSpikes spikes;
    final HostTiming timing;
    public final int samples;
    public final int steps;
    public final StringBuilder vcd = new StringBuilder();
    public final StringBuilder pipeline = new StringBuilder();
    public final StringBuilder timeline = new StringBuilder();
    public LoggedRun run;

    private WrittenRun(long seed) {
        RandomGenerator random = RandomDesigns.random(seed);
        Design core = RandomDesigns.design(random);
        HostKind[] hosts = HostKind.values();
        HostKind host = hosts[(int) (seed % hosts.length)];
        design = Design.elaborate(core.network(), core.architecture().withHost(host, Architecture.DEFAULT_STREAM_BITS));
        layout = new TraceLayout(design);
        samples = random.nextInt(1, 5);
        steps = random.nextInt(1, 8);
        spikes = RandomDesigns.spikes(random, samples, steps, design.inputs());
        timing = seed % 2 == 0 ? HostTiming.saturated() : HostTiming.random(seed);
    }

    public static WrittenRun whole(long seed) throws IOException {
        return first(seed, Long.MAX_VALUE);
    }

    /** A run that ends after so many cycles. */
    public static WrittenRun first(long seed, long cycles) throws IOException {
        WrittenRun written = new WrittenRun(seed);
        VcdWriter waves = new VcdWriter(written.design, written.layout, TOP, written.vcd);
        List<CycleLog> logs = List.of(
                (model, record) -> waves.write(model.cycle(), record),
                new PipelineLog(written.design, written.layout, written.steps, written.pipeline),
                new Timeline(written.design, written.layout, written.steps, written.timeline));
        Host host = Host.of(written.design, written.spikes, written.samples, written.steps, written.timing);
        written.run = LoggedRun.run(
                new ClockedModel(written.design, host), written.layout, written.samples, cycles, logs, Progress.NONE);
        return written;
    }

    public SimulationResult simulated() {
        return new ClockedSimulator(design).run(spikes, samples, steps, timing, Progress.NONE);
    }

    public int vectors() {
        return samples * steps;
    }
}
