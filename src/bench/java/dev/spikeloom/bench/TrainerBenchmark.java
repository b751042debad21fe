package dev.spikeloom.bench;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.train.TrainedNetwork;
import dev.spikeloom.train.Trainer;
import dev.spikeloom.train.TrainingConfig;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An epoch of 10,000 images on 784-256-256-10, its validation on 100 included. An epoch of MNIST is five of these. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TrainerBenchmark {
    private final Dataset dataset = Workloads.dataset(10_000, 100);
    private final Topology topology =
            Topology.dense(Arrays.stream(Workloads.SIZES).boxed().toList());

    @Param({"1", "2"})
    public int threads;

    @Benchmark
    public TrainedNetwork epoch() {
        TrainingConfig config =
                TrainingConfig.builder().epochs(1).threads(threads).build();
        return new Trainer(topology, NeuronModel.SNN_DC, dataset, config, Progress.NONE).train();
    }
}
