package dev.spikeloom.fuzz.cases;

import dev.spikeloom.design.parameter.Architecture;
import dev.spikeloom.design.parameter.ParameterCombinations;
import dev.spikeloom.design.parameter.WeightStorage;
import dev.spikeloom.network.QuantizedNetwork;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.layer.QuantizedLayer;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.spike.CounterRandom;
import dev.spikeloom.spike.RandomDraws;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The cases of a seed: case {@code number} is a function of both, whatever was drawn before. */
public final class RandomCase {
    /** Convolutional networks are among the cases on every rung, each of which takes one case in so many. */
    private static final int CONVOLUTIONAL_ONE_IN = 3;

    private static final int MOST_LAYERS = 4;
    private static final int MOST_NEURONS = 24;
    /** More than two words of 32 bits, the narrowest beat of a stream. */
    private static final int MOST_INPUTS = 70;

    private static final int MOST_TIME_STEPS = 9;
    private static final int MOST_SEGMENTS = 5;
    private static final int MOST_SAMPLES = 4;
    private static final int MOST_CYCLES = 90;

    private final RandomDraws draws;

    private RandomCase(RandomDraws draws) {
        this.draws = draws;
    }

    public static FuzzCase of(long seed, long number) {
        RandomCase random = new RandomCase(new RandomDraws(CounterRandom.derive(seed, number)));
        boolean convolutional = number % CONVOLUTIONAL_ONE_IN == CONVOLUTIONAL_ONE_IN - 1;
        return random.draw(convolutional ? RandomVolumes.topology(random.draws) : random.perceptron());
    }

    /**
     * A case of a machine that is given: what is presented to it is drawn.
     *
     * @throws dev.spikeloom.io.InputException if the machine is not possible
     */
    public static FuzzCase of(long seed, long number, QuantizedNetwork network, Architecture architecture) {
        RandomCase random = new RandomCase(new RandomDraws(CounterRandom.derive(seed, number)));
        return new FuzzCase(network, architecture, random.segments(network, architecture));
    }

    private FuzzCase draw(Topology topology) {
        QuantizedNetwork network = draws.flag()
                ? RandomNetwork.any(draws, topology, weightBits())
                : RandomNetwork.mixed(draws, topology, this::weightBits);
        WeightStorage storage = draws.pick(WeightStorage.values());
        Architecture architecture = RandomArchitecture.behindAnyHost(
                draws, RandomArchitecture.core(draws, network, storage, draws.between(1, MOST_TIME_STEPS)));
        return new FuzzCase(network, architecture, segments(network, architecture));
    }

    private Topology perceptron() {
        List<Integer> sizes = new ArrayList<>();
        sizes.add(draws.between(1, draws.flag() ? MOST_INPUTS : size()));
        int layers = draws.flag() ? draws.between(1, MOST_LAYERS) : draws.between(1, 2);
        for (int i = 0; i < layers; i++) {
            sizes.add(size());
        }
        return Topology.dense(sizes);
    }

    private int weightBits() {
        return draws.oneIn(8) ? 16 : draws.between(1, 8);
    }

    /** More small ones than large ones: they are built faster, and have as many corners. */
    private int size() {
        return draws.between(1, MOST_NEURONS >> draws.below(3));
    }

    private List<FuzzSegment> segments(QuantizedNetwork network, Architecture architecture) {
        List<FuzzSegment> segments = new ArrayList<>();
        int count = draws.between(1, MOST_SEGMENTS);
        boolean mustReset = true;
        boolean mustLoad = ParameterCombinations.loadsWeights(architecture);
        for (int i = 0; i < count; i++) {
            boolean loads = mustLoad || (architecture.weightStorage() != WeightStorage.FIXED && draws.flag());
            Optional<List<QuantizedLayer>> numbers = loads && (mustLoad ? draws.oneIn(3) : !draws.oneIn(3))
                    ? Optional.of(reloaded(network))
                    : Optional.empty();
            OptionalLong cycles =
                    draws.oneIn(5) ? OptionalLong.of(draws.between(1, MOST_CYCLES)) : OptionalLong.empty();
            RecordedSpikes spikes = spikes(
                    draws.between(1, MOST_SAMPLES),
                    draws.between(1, architecture.maxTimeSteps()),
                    network.layers().get(0).inputs());
            segments.add(new FuzzSegment(mustReset || draws.oneIn(3), loads, numbers, spikes, timing(), cycles));
            mustReset = cycles.isPresent();
            mustLoad = false;
        }
        return segments;
    }

    private List<QuantizedLayer> reloaded(QuantizedNetwork network) {
        List<QuantizedLayer> layers = new ArrayList<>();
        for (QuantizedLayer layer : network.layers()) {
            layers.add(RandomNetwork.reloaded(draws, layer));
        }
        return layers;
    }

    private HostTiming timing() {
        if (draws.flag()) {
            return HostTiming.saturated();
        }
        int words = 1 << draws.below(3);
        return new HostTiming(pattern(words), pattern(words));
    }

    /** Sparse, even or dense, but never without any activity. */
    private long[] pattern(int words) {
        long[] pattern = new long[words];
        for (int i = 0; i < words; i++) {
            long a = draws.word();
            long b = draws.word();
            pattern[i] = switch (draws.below(4)) {
                        case 0 -> a & b & draws.word();
                        case 1 -> a & b;
                        case 2 -> a;
                        default -> a | b;
                    }
                    | 1L << draws.below(Long.SIZE);
        }
        return pattern;
    }

    /** Empty, full, one-hot and random vectors of any density. */
    private RecordedSpikes spikes(int samples, int steps, int inputs) {
        RecordedSpikes spikes = new RecordedSpikes(samples, steps, inputs);
        SpikeVector vector = new SpikeVector(inputs);
        for (int v = 0; v < samples * steps; v++) {
            int density =
                    switch (draws.below(5)) {
                        case 0 -> 0;
                        case 1 -> 32;
                        default -> draws.between(1, 31);
                    };
            vector.clear();
            if (draws.oneIn(8)) {
                vector.set(draws.below(inputs));
                density = 0;
            }
            for (int i = 0; i < inputs; i++) {
                if (draws.below(32) < density) {
                    vector.set(i);
                }
            }
            spikes.write(v / steps, v % steps, vector);
        }
        return spikes;
    }
}
