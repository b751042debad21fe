package dev.spikeloom.bench.simulators;

import dev.spikeloom.design.Architecture;
import dev.spikeloom.design.BankMapping;
import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.SimulationResult;
import dev.spikeloom.sim.event.EventModel;
import dev.spikeloom.sim.event.RecordedActivity;
import dev.spikeloom.spike.CounterRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * A sweep: preset {@code mnist-dc} on 1,000 architectures, each elaborated and timed with the spikes of 1,000 images x 16
 * time steps, which are computed once. On two threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(3)
public class RetimingBenchmark {
    private static final int ARCHITECTURES = 1_000;
    private static final int THREADS = 2;

    private QuantizedNetwork network;
    private List<Architecture> architectures;
    private RecordedActivity activity;

    @Setup
    public void prepare() {
        RateDesign design = Workload.design();
        network = design.network();
        architectures = architectures(design);
        activity = new EventModel(design, THREADS).record(Workload.spikes(), Workload.SAMPLES, Workload.TIME_STEPS);
    }

    /** Returns the sum of all cycles. */
    @Benchmark
    public long thousandArchitectures() {
        long cycles = 0;
        for (Architecture architecture : architectures) {
            RateDesign design = RateDesign.elaborate(network, architecture);
            SimulationResult result = new EventModel(design, THREADS).retime(activity, HostTiming.saturated());
            cycles += result.cycles();
        }
        return cycles;
    }

    /** Different ones, drawn from all that do not change the arithmetic and are possible for the network. */
    private static List<Architecture> architectures(RateDesign design) {
        Set<List<LayerArchitecture>> drawn = new HashSet<>();
        List<Architecture> architectures = new ArrayList<>();
        for (long draw = 0; architectures.size() < ARCHITECTURES; draw++) {
            List<LayerArchitecture> layers = new ArrayList<>();
            for (LayerDesign layer : design.layers()) {
                layers.add(draw(CounterRandom.derive(draw, layer.index()), layer.neurons()));
            }
            Architecture architecture = new Architecture(
                    design.architecture().weightStorage(),
                    design.architecture().maxTimeSteps(),
                    false,
                    HostKind.CORE,
                    Architecture.DEFAULT_STREAM_BITS,
                    layers);
            if (isPossible(design.network(), architecture) && drawn.add(layers)) {
                architectures.add(architecture);
            }
        }
        return architectures;
    }

    private static LayerArchitecture draw(long key, int neurons) {
        return LayerArchitecture.BASELINE.toBuilder()
                .bankRows(32 << choose(key, 0, 5))
                .mapping(choose(key, 1, 2) == 0 ? BankMapping.BLOCKED : BankMapping.INTERLEAVED)
                .readPorts(1 + choose(key, 2, 2))
                .readLatency(1 + choose(key, 3, 3))
                .issueWidth(1 << choose(key, 4, 4))
                .encoderStages(choose(key, 5, 3))
                .lanes(choose(key, 6, 2) == 0 ? 0 : Integer.highestOneBit(neurons) >> choose(key, 7, 3))
                .adderRegister(choose(key, 8, 2) == 1)
                .inputBuffers(1 + choose(key, 9, 2))
                .outputBuffers(1 + choose(key, 10, 2))
                .build();
    }

    private static int choose(long key, int parameter, int values) {
        return (int) Long.remainderUnsigned(CounterRandom.bits(key, parameter), values);
    }

    private static boolean isPossible(QuantizedNetwork network, Architecture architecture) {
        try {
            RateDesign.elaborate(network, architecture);
            return true;
        } catch (InputException e) {
            return false;
        }
    }
}
