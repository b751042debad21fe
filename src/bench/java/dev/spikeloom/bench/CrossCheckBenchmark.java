package dev.spikeloom.bench;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.dataset.samples.BernoulliEncoder;
import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.HostTiming;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * RTL under Verilator and clocked model of 784-256-256-10 in lockstep, every probe compared; {@code cycles} is the
 * compared cycles a second. Verilator's build is not part of it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CrossCheckBenchmark {
    private static final int SAMPLES = 100;
    private static final int TIME_STEPS = 16;

    private final RateDesign design = RateDesign.elaborate(Workloads.network(), Architecture.BASELINE);
    private final RecordedSpikes spikes =
            RecordedSpikes.record(new BernoulliEncoder(Workloads.images(SAMPLES), 1), SAMPLES, TIME_STEPS);
    private TemporaryFolder folder;

    /** Counted by JMH beside the calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Compared {
        public long cycles;
    }

    @Setup
    public void generateAndBuild() {
        folder = TemporaryFolder.create();
        Verilog.generate(design).writeTo(folder.path().resolve("rtl"));
        check();
    }

    @TearDown
    public void remove() {
        folder.close();
    }

    @Benchmark
    public CosimResult hundredImages(Compared compared) {
        CosimResult result = check();
        compared.cycles += result.cycles();
        return result;
    }

    private CosimResult check() {
        CosimOptions options = new CosimOptions(
                SAMPLES,
                TIME_STEPS,
                HostTiming.saturated(),
                false,
                false,
                folder.path().resolve("builds"),
                folder.path().resolve("work"));
        CosimResult result = new CrossCheck(design, folder.path().resolve("rtl"), options, Progress.NONE).run(spikes);
        if (result.differences() != 0) {
            throw new IllegalStateException(result.divergence().orElseThrow().headline());
        }
        return result;
    }
}
