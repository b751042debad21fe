package dev.spikeloom.bench;

import dev.spikeloom.dataset.samples.BernoulliEncoder;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.concurrent.TimeUnit;
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

/** A time step of networks of Yin et al. 2017 in integers; their weights are made up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class QuantizedForwardBenchmark {
    private static final int SAMPLES = 64;
    private static final int TIME_STEPS = 16;

    @Param({"784-256-256-10", "784-1024-1024-10", "28x28-12c5-mp2-64c5-mp2-512fc-10o"})
    String network;

    @Param({"snn-dc", "snn-ct"})
    String neuronModel;

    private QuantizedForward forward;
    private RecordedSpikes spikes;
    private SpikeVector input;
    private long step;

    @Setup
    public void build() {
        forward = new QuantizedForward(Workloads.network(
                Topology.parse(network), NeuronModel.of(neuronModel).orElseThrow()));
        spikes = RecordedSpikes.record(new BernoulliEncoder(Workloads.images(SAMPLES), 1), SAMPLES, TIME_STEPS);
        input = new SpikeVector(spikes.inputs());
    }

    @Benchmark
    public SpikeVector timeStep() {
        int inSample = (int) (step % TIME_STEPS);
        if (inSample == 0) {
            forward.startSample();
        }
        spikes.read((int) (step / TIME_STEPS % SAMPLES), inSample, input);
        step++;
        return forward.step(input);
    }
}
