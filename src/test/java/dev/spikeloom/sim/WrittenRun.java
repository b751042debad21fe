package dev.spikeloom.sim;

import dev.spikeloom.design.parameter.HostKind;
import dev.spikeloom.design.parameter.ParameterTable;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.sim.trace.LoggedRun;
import dev.spikeloom.sim.trace.VcdWriter;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.testing.ConvolutionDesigns;
import dev.spikeloom.testing.RandomDesigns;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A run of a random design with any host interface that was written down in every way there is; every other host pauses
 * at random.
 */
public final class WrittenRun {
    public static final int DESIGNS = 40;
    public static final String TOP = "snn_accelerator";

    public final RateDesign design;
    public final TraceLayout layout;
    public final RecordedSpikes spikes;
    final HostTiming timing;
    public final int samples;
    public final int steps;
    public final StringBuilder vcd = new StringBuilder();
    public final StringBuilder pipeline = new StringBuilder();
    public final StringBuilder timeline = new StringBuilder();
    public LoggedRun run;

    private WrittenRun(long seed, Function<RandomGenerator, RateDesign> designs) {
        RandomGenerator random = RandomDesigns.random(seed);
        RateDesign core = designs.apply(random);
        HostKind[] hosts = HostKind.values();
        HostKind host = hosts[(int) (seed % hosts.length)];
        design = RateDesign.elaborate(core.network(), core.architecture().with(ParameterTable.HOST, host));
        layout = design.traceLayout();
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
        return write(new WrittenRun(seed, RandomDesigns::design), cycles);
    }

    /** One of a design with convolutions. */
    public static WrittenRun ofConvolutions(long seed, long cycles) throws IOException {
        return write(new WrittenRun(seed, ConvolutionDesigns::design), cycles);
    }

    private static WrittenRun write(WrittenRun written, long cycles) throws IOException {
        VcdWriter waves = new VcdWriter(written.layout, TOP, written.vcd);
        Host host = Host.of(written.design, written.spikes, written.samples, written.steps, written.timing);
        ClockedModel model = Simulators.clockedModel(written.design, host);
        List<CycleLog> logs = List.of(
                waves::write,
                model.pipelineLog(written.layout, written.pipeline),
                model.timeline(written.layout, written.timeline));
        written.run = LoggedRun.run(model, written.layout, written.samples, cycles, logs, Progress.NONE);
        return written;
    }

    public SimulationResult simulated() {
        return Simulators.clocked(design).run(spikes, samples, steps, timing, Progress.NONE);
    }

    public int vectors() {
        return samples * steps;
    }
}
