package dev.spikeloom.quantize;

import dev.spikeloom.io.OrderedTasks;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.SharedRange;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.neuron.WeightFormat;
import dev.spikeloom.quantize.forward.QuantizedForward;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.train.FloatForward;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Chooses scales by what they do to spikes. Layer after layer, input side first, those of a few candidates are taken with
 * which the quantized layer, fed by the quantized layers before it, differs in the fewest spikes from the float network, time
 * step by time step. Where each neuron has a scale, each has a choice: its spikes depend on no other scale of the layer.
 *
 * <p>Counts of spikes are whole numbers, so the choice is the same for any number of threads; of equals, the first is taken.
 */
public final class Calibration {
    private static final int SAMPLES_PER_CLAIM = 4;

    private final Network network;
    private final QuantizationConfig config;
    private final SpikeSource spikes;
    private final int timeSteps;
    private final int threads;
    private final Progress progress;

    /**
     * @param spikes what is presented: all its samples
     * @param timeSteps that each is presented for
     * @param threads to use; the result does not depend on it
     */
    public Calibration(
            Network network,
            QuantizationConfig config,
            SpikeSource spikes,
            int timeSteps,
            int threads,
            Progress progress) {
        this.network = network;
        this.config = config;
        this.spikes = spikes;
        this.timeSteps = timeSteps;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * The scales of all layers.
     *
     * @throws dev.spikeloom.io.InputException if a potential leaves 32 bits
     */
    public CalibratedScales scales() {
        List<float[]> chosen = new ArrayList<>(Quantizer.scales(network, config));
        List<Double> agreements = new ArrayList<>();
        List<WeightFormat> formats = config.formats(network.neuronModels().size());
        List<Integer> weighted = IntStream.range(0, chosen.size())
                .filter(layer -> chosen.get(layer).length > 0)
                .boxed()
                .toList();
        for (int i = 0; i < weighted.size(); i++) {
            int layer = weighted.get(i);
            progress.update(i, weighted.size(), "layers calibrated");
            List<float[]> candidates = WeightQuantization.candidates(
                    network.layers().get(layer).floatWeights().orElseThrow(), formats.get(i), config.granularity());
            Differences differences = differences(layer, candidates, chosen);
            chosen.set(layer, differences.best(candidates));
            agreements.add(differences.agreement());
        }
        progress.update(weighted.size(), weighted.size(), "layers calibrated");
        return new CalibratedScales(chosen, agreements);
    }

    private Differences differences(int layer, List<float[]> candidates, List<float[]> chosen) {
        List<QuantizedForward> forwards = candidates.stream()
                .map(candidate -> {
                    List<float[]> scales = new ArrayList<>(chosen);
                    scales.set(layer, candidate);
                    return new QuantizedForward(
                            Quantizer.quantize(network, config, scales).network());
                })
                .toList();
        int columns = network.layers().get(layer).floatWeights().orElseThrow().biases().length;
        SharedRange samples = new SharedRange(0, spikes.samples(), SAMPLES_PER_CLAIM);
        Callable<Differences> worker = () -> {
            Differences found = new Differences(candidates.size(), columns);
            FloatForward floating = new FloatForward(network);
            List<QuantizedForward> own =
                    forwards.stream().map(QuantizedForward::copy).toList();
            SpikeVector input = new SpikeVector(spikes.inputs());
            samples.forEach(sample -> {
                floating.startSample();
                own.forEach(QuantizedForward::startSample);
                for (int step = 0; step < timeSteps; step++) {
                    spikes.read(sample, step, input);
                    floating.step(input);
                    for (int k = 0; k < own.size(); k++) {
                        own.get(k).step(input);
                        found.count(k, floating.spikes(layer), own.get(k).spikes(layer));
                    }
                }
            });
            return found;
        };
        Differences total = new Differences(candidates.size(), columns);
        OrderedTasks.run(threads, Collections.nCopies(threads, worker), "calibrating")
                .forEach(total::add);
        return total;
    }

    /** Spikes of a layer, by candidate and column of its weights. */
    private static final class Differences {
        private final long[][] differing;
        private final long[][] either;
        private double agreement = 1;

        Differences(int candidates, int columns) {
            differing = new long[candidates][columns];
            either = new long[candidates][columns];
        }

        void count(int candidate, SpikeVector floating, SpikeVector quantized) {
            count(floating, quantized, true, differing[candidate]);
            count(floating, quantized, false, either[candidate]);
        }

        private static void count(SpikeVector a, SpikeVector b, boolean differ, long[] columns) {
            for (int word = 0; word < a.wordCount(); word++) {
                long bits = differ ? a.word(word) ^ b.word(word) : a.word(word) | b.word(word);
                for (; bits != 0; bits &= bits - 1) {
                    columns[(64 * word + Long.numberOfTrailingZeros(bits)) % columns.length]++;
                }
            }
        }

        void add(Differences other) {
            for (int k = 0; k < differing.length; k++) {
                for (int column = 0; column < differing[k].length; column++) {
                    differing[k][column] += other.differing[k][column];
                    either[k][column] += other.either[k][column];
                }
            }
        }

        /** One scale, or one a column, each of the candidate with the fewest differences. */
        float[] best(List<float[]> candidates) {
            int scales = candidates.get(0).length;
            int columns = differing[0].length;
            float[] best = new float[scales];
            long differ = 0;
            long all = 0;
            for (int i = 0; i < scales; i++) {
                int from = scales == 1 ? 0 : i;
                int to = scales == 1 ? columns : i + 1;
                int least = 0;
                for (int k = 1; k < differing.length; k++) {
                    if (sum(differing[k], from, to) < sum(differing[least], from, to)) {
                        least = k;
                    }
                }
                best[i] = candidates.get(least)[i];
                differ += sum(differing[least], from, to);
                all += sum(either[least], from, to);
            }
            agreement = all == 0 ? 1 : 1 - (double) differ / all;
            return best;
        }

        private static long sum(long[] values, int from, int to) {
            long sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i];
            }
            return sum;
        }

        /** Of the best. */
        double agreement() {
            return agreement;
        }
    }
}
