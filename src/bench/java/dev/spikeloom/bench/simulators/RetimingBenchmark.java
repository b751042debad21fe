package dev.spikeloom.bench.simulators;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.BankMapping;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.ParameterTable;
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
        RateDesign design = Workload.DENSE.design();
        network = design.network();
        architectures = architectures(design);
        activity = new EventModel(design, THREADS)
                .record(Workload.DENSE.spikes(), Workload.DENSE.samples(), Workload.DENSE.timeSteps());
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
            Architecture architecture = Architecture.of(layers)
                    .with(ParameterTable.WEIGHTS, design.architecture().weightStorage())
                    .with(ParameterTable.MAX_TIME_STEPS, design.architecture().maxTimeSteps());
            if (isPossible(design.network(), architecture) && drawn.add(layers)) {
                architectures.add(architecture);
            }
        }
        return architectures;
    }

    private static LayerArchitecture draw(long key, int neurons) {
        return LayerArchitecture.BASELINE
                .with(ParameterTable.BANK_ROWS, 32 << choose(key, 0, 5))
                .with(
                        ParameterTable.BANK_MAPPING,
                        choose(key, 1, 2) == 0 ? BankMapping.BLOCKED : BankMapping.INTERLEAVED)
                .with(ParameterTable.READ_PORTS, 1 + choose(key, 2, 2))
                .with(ParameterTable.READ_LATENCY, 1 + choose(key, 3, 3))
                .with(ParameterTable.ISSUE_WIDTH, 1 << choose(key, 4, 4))
                .with(ParameterTable.ENCODER_STAGES, choose(key, 5, 3))
                .with(
                        ParameterTable.LANES,
                        choose(key, 6, 2) == 0 ? 0 : Integer.highestOneBit(neurons) >> choose(key, 7, 3))
                .with(ParameterTable.ADDER_STAGES, choose(key, 8, 3))
                .with(ParameterTable.INPUT_BUFFERS, 1 + choose(key, 9, 2))
                .with(ParameterTable.OUTPUT_BUFFERS, 1 + choose(key, 10, 2));
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
