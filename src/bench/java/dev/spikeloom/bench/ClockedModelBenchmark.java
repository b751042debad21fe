package dev.spikeloom.bench;

import dev.spikeloom.dataset.samples.BernoulliEncoder;
import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.machine.Simulators;
import dev.spikeloom.spike.RecordedSpikes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The clocked model of 784-256-256-10; {@code cycles} is the simulated cycles a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ClockedModelBenchmark {
    private static final int SAMPLES = 100;
    private static final int TIME_STEPS = 16;

    private final RateDesign design = RateDesign.elaborate(Workloads.network(), Architecture.BASELINE);
    private final RecordedSpikes spikes =
            RecordedSpikes.record(new BernoulliEncoder(Workloads.images(SAMPLES), 1), SAMPLES, TIME_STEPS);

    /** Counted by JMH beside the calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Simulated {
        public long cycles;
    }

    @Benchmark
    public SimulationResult hundredImages(Simulated simulated) {
        SimulationResult result =
                Simulators.clocked(design).run(spikes, SAMPLES, TIME_STEPS, HostTiming.saturated(), Progress.NONE);
        simulated.cycles += result.cycles();
        return result;
    }
}
