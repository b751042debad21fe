package dev.spikeloom.bench;

import dev.spikeloom.cosim.CosimOptions;
import dev.spikeloom.cosim.CosimResult;
import dev.spikeloom.cosim.CrossCheck;
import dev.spikeloom.dataset.BernoulliEncoder;
import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.Design;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.VerilogGenerator;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.RecordedSpikes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    private final Design design = Design.elaborate(Workloads.network(), Architecture.BASELINE);
    private final RecordedSpikes spikes =
            RecordedSpikes.record(new BernoulliEncoder(Workloads.images(SAMPLES), 1), SAMPLES, TIME_STEPS);
    private Path folder;

    /** Counted by JMH beside the calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Compared {
        public long cycles;
    }

    @Setup
    public void generateAndBuild() throws IOException {
        folder = Files.createTempDirectory("cross-check");
        VerilogGenerator.generate(design).writeTo(folder.resolve("rtl"));
        check();
    }

    @TearDown
    public void remove() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            File[] deepestFirst =
                    tree.sorted(Comparator.reverseOrder()).map(Path::toFile).toArray(File[]::new);
            if (!Arrays.stream(deepestFirst).allMatch(File::delete)) {
                throw new IOException("cannot remove " + folder);
            }
        }
    }

    @Benchmark
    public CosimResult hundredImages(Compared compared) {
        CosimResult result = check();
        compared.cycles += result.cycles();
        return result;
    }

    private CosimResult check() {
        CosimOptions options = new CosimOptions(
                SAMPLES, TIME_STEPS, HostTiming.saturated(), false, folder.resolve("builds"), folder.resolve("work"));
        CosimResult result = new CrossCheck(design, folder.resolve("rtl"), options, Progress.NONE).run(spikes);
        if (result.differences() != 0) {
            throw new IllegalStateException(result.divergence().orElseThrow().headline());
        }
        return result;
    }
}
