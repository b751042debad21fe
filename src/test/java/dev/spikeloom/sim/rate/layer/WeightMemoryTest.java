package dev.spikeloom.sim.rate.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.LayerArchitecture;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.rate.SampleSequencer;
import dev.spikeloom.sim.rate.SpikeCounter;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.LayerBuilder;
import dev.spikeloom.testing.Uniform;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights that are written while the machine runs: what was read before keeps the old ones, whatever is done with it. */
class WeightMemoryTest {
    private static final int INPUTS = 6;
    private static final int ACTIVE = 3;
    private static final int OLD = 2;
    private static final int NEW = 5;
    /** The second vector is offered long after the first has left. */
    private static final HostTiming FAR_APART = new HostTiming(new long[] {1L | 1L << 40}, new long[] {-1});

    private static Stream<Arguments> pipelines() {
        List<Arguments> pipelines = new ArrayList<>();
        for (int readLatency = 1; readLatency <= 3; readLatency++) {
            for (int adderStages = 0; adderStages <= 2; adderStages++) {
                for (int encoderStages = 0; encoderStages < 2; encoderStages++) {
                    for (int membraneBits : new int[] {0, 4}) {
                        pipelines.add(Arguments.of(readLatency, adderStages, encoderStages, membraneBits));
                    }
                }
            }
        }
        return pipelines.stream();
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void aWordInFlightIsTheOldOneAndTheNextReadFindsTheNewOne(
            int readLatency, int adderStages, int encoderStages, int membraneBits) {
        LayerArchitecture architecture = LayerBuilder.baseline()
                .readLatency(readLatency)
                .adderStages(adderStages)
                .encoderStages(encoderStages)
                .membraneBits(membraneBits)
                .saturate(membraneBits > 0)
                .build();
        int issue = new Machine(architecture).runToIssue();
        int read = issue + encoderStages;
        int fire = issue + encoderStages + readLatency + adderStages + 1;

        assertThat(new Machine(architecture).potentials(read - 1)).containsExactly(NEW, NEW);
        for (int written = read; written <= fire; written++) {
            assertThat(new Machine(architecture).potentials(written))
                    .as("written at the end of cycle %d", written)
                    .containsExactly(OLD, NEW);
        }
    }

    /** A layer of one neuron between a host and a spike counter; two samples of one spike each. */
    private static final class Machine {
        private final Host host;
        private final SampleSequencer sequencer;
        private final DenseLayer layer;
        private final SpikeCounter counter;
        private final RateDesign design;

        Machine(LayerArchitecture architecture) {
            design = RateDesign.elaborate(network(), Architecture.core(WeightStorage.LOADABLE, 8, architecture));
            host = Host.of(design, spikes(), 2, 1, FAR_APART);
            sequencer = new SampleSequencer(host);
            layer = new DenseLayer(DenseDesign.of(design.layers().get(0)), sequencer, 1);
            counter = new SpikeCounter(design, layer, host);
            host.connect(layer, counter);
            sequencer.connect(layer);
            layer.connect(counter);
        }

        /** The cycle in which the first spike is issued. */
        int runToIssue() {
            int cycle = 0;
            for (evaluate(); !layer.issue().valid; evaluate()) {
                commit();
                cycle++;
            }
            return cycle;
        }

        /** The potential at the firing check of each sample, if the weights are written at the end of a cycle. */
        List<Integer> potentials(int written) {
            TraceLayout layout = design.traceLayout();
            TraceRecord record = new TraceRecord(layout);
            FiringChecks checks = new FiringChecks(design.layers().get(0), layout.layer(0));
            List<Integer> fired = new ArrayList<>();
            for (int cycle = 0; fired.size() < 2; cycle++) {
                evaluate();
                layer.record(layout.layer(0), record);
                checks.next(record).ifPresent(potentials -> fired.add(potentials[0]));
                commit();
                if (cycle == written) {
                    layer.memory().write(ACTIVE, 0, new int[] {NEW});
                }
            }
            return fired;
        }

        private void evaluate() {
            host.evaluate();
            sequencer.evaluate();
            layer.evaluate();
            counter.evaluate();
        }

        private void commit() {
            host.commit();
            sequencer.commit();
            layer.commit();
            counter.commit();
        }
    }

    private static QuantizedNetwork network() {
        short[][] weights = new short[INPUTS][1];
        weights[ACTIVE][0] = OLD;
        return Uniform.network(
                NeuronModel.SNN_DC, new WeightFormat(4), List.of(Uniform.dense(weights, new int[] {1}, new float[] {1
                })));
    }

    private static RecordedSpikes spikes() {
        RecordedSpikes spikes = new RecordedSpikes(2, 1, INPUTS);
        SpikeVector vector = new SpikeVector(INPUTS);
        vector.set(ACTIVE);
        spikes.write(0, 0, vector);
        spikes.write(1, 0, vector);
        return spikes;
    }
}
