package dev.spikeloom.bench;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
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

/**
 * The event model on one thread and the second convolution of {@code mnist-conv} with one neuron behind it, by how many inputs
 * are active; {@code sops} is SOPs a second of the convolution.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class EventConvolutionBenchmark {
    static final String LAYER = "12x12x12-64c5";
    static final int WEIGHTS = 12 * 5 * 5 * 64;

    private static final int SAMPLES = 16;
    private static final int TIME_STEPS = 16;

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
        RateDesign design = RateDesign.elaborate(
                Workloads.network(Topology.parse(LAYER + "-mp2-1o"), NeuronModel.SNN_DC), Architecture.BASELINE);
        model = new EventModel(design, 1);
        spikes = Workloads.spikes(SAMPLES, TIME_STEPS, design.inputs(), density / 100.0);
    }

    @Benchmark
    public SimulationResult run(Done done) {
        SimulationResult result = model.run(spikes, SAMPLES, TIME_STEPS, HostTiming.saturated(), Progress.NONE);
        done.sops += result.layers().get(0).synapticOperations();
        return result;
    }
}
