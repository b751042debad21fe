package dev.spikeloom.bench.simulators;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.spike.SpikeSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * All 10,000 test images of MNIST x 16 time steps through preset {@code mnist-dc}: encoded, classified and timed, with all
 * counters. On two threads of a new virtual machine: the compiler is part of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(3)
public class TestSetBenchmark {
    private RateDesign design;
    private SpikeSource spikes;

    @Setup
    public void prepare() {
        design = Workload.DENSE.design();
        spikes = Workload.DENSE.source();
    }

    @Benchmark
    public SimulationResult tenThousandImages() {
        return new EventModel(design, 2)
                .run(spikes, spikes.samples(), Workload.DENSE.timeSteps(), HostTiming.saturated(), Progress.NONE);
    }
}
