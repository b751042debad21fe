package dev.spikeloom.bench;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.spike.RecordedSpikes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The event model on one thread and one layer, by how many inputs are active; {@code sops} is SOPs a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class EventModelBenchmark {
    static final int INPUTS = 1024;

    private static final int SAMPLES = 16;
    private static final int TIME_STEPS = 16;

    @Param({"256", "1024", "4096"})
    private int neurons;

    /** Active inputs in percent. */
    @Param({"1", "2", "5", "10", "20", "50"})
    private int density;

    private EventModel model;
    private RecordedSpikes spikes;

    /** Counted by JMH beside the calls. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Done {
        public long sops;
    }

    @Setup
    public void prepare() {
        model = new EventModel(RateDesign.elaborate(Workloads.silentLayer(INPUTS, neurons), Architecture.BASELINE), 1);
        spikes = Workloads.spikes(SAMPLES, TIME_STEPS, INPUTS, density / 100.0);
    }

    @Benchmark
    public SimulationResult run(Done done) {
        SimulationResult result = model.run(spikes, SAMPLES, TIME_STEPS, HostTiming.saturated(), Progress.NONE);
        done.sops += result.layers().get(0).synapticOperations();
        return result;
    }
}
