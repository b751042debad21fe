package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.event.layer.LayerEvents;
import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The spike trains of all layers over a number of samples. They are the same on every architecture that does not change
 * the arithmetic, so that {@link EventModel#retime} can give the timing on another one without computing them again.
 */
public final class RecordedActivity {
    private final RateDesign design;
    private final List<LayerEvents> layers;
    private final int samples;
    private final int timeSteps;
    /** What is presented to the network, what each layer but the first takes, and last the output spikes. */
    private final List<RecordedSpikes> trains = new ArrayList<>();

    private final long[] saturations;

    RecordedActivity(RateDesign design, List<LayerEvents> layers, int samples, int timeSteps) {
        this.design = design;
        this.layers = layers;
        this.samples = samples;
        this.timeSteps = timeSteps;
        trains.add(new RecordedSpikes(samples, timeSteps, design.inputs()));
        for (LayerDesign layer : design.layers().subList(1, design.layers().size())) {
            trains.add(new RecordedSpikes(samples, timeSteps, layer.inputs()));
        }
        trains.add(new RecordedSpikes(samples, timeSteps, design.classes()));
        saturations = new long[design.layers().size()];
    }

    public int samples() {
        return samples;
    }

    public int timeSteps() {
        return timeSteps;
    }

    void write(int sample, int step, NetworkActivity activity) {
        trains.get(0).write(sample, step, activity.input());
        for (int layer = 1; layer < trains.size(); layer++) {
            trains.get(layer).write(sample, step, activity.presynaptic(layer));
        }
    }

    /** Adds what was clipped on a thread. */
    void addSaturations(ComputedActivity activity) {
        for (int layer = 0; layer < saturations.length; layer++) {
            saturations[layer] += activity.saturations(layer);
        }
    }

    long saturations(int layer) {
        return saturations[layer];
    }

    NetworkActivity replay() {
        return new Replayed();
    }

    /** @throws IllegalArgumentException if a design computes other spikes than the one on which this was recorded */
    void requireSameArithmetic(RateDesign other) {
        if (!isOfSameNetwork(other)) {
            throw new IllegalArgumentException("the activity is that of another network");
        }
        for (int i = 0; i < saturations.length; i++) {
            if (!layers.get(i).saturatesAs(other.layers().get(i))) {
                throw new IllegalArgumentException(
                        "layer " + i
                                + " saturates otherwise than in the design whose activity was recorded, so its spikes may differ");
            }
        }
    }

    /** Whether another design of the same network has the same spikes whatever is presented to it. */
    public boolean holdsFor(RateDesign other) {
        return isOfSameNetwork(other)
                && IntStream.range(0, layers.size())
                        .allMatch(i -> layers.get(i).saturatesAs(other.layers().get(i)));
    }

    /** By content: a network that was read twice is the same. */
    private boolean isOfSameNetwork(RateDesign other) {
        return design.heads().equals(other.heads())
                && design.inputPooling().equals(other.inputPooling())
                && layers.size() == other.layers().size()
                && IntStream.range(0, layers.size())
                        .allMatch(i -> layers.get(i).hasNumbersOf(other.layers().get(i)));
    }

    private final class Replayed implements NetworkActivity {
        private final List<SpikeVector> vectors = new ArrayList<>();
        private final FirstLayerSpikes first;
        private int sample;

        Replayed() {
            trains.forEach(train -> vectors.add(new SpikeVector(train.inputs())));
            first = new FirstLayerSpikes(design, vectors.get(0));
        }

        @Override
        public void startSample(int number) {
            sample = number;
        }

        @Override
        public void step(int step) {
            for (int layer = 0; layer < vectors.size(); layer++) {
                trains.get(layer).read(sample, step, vectors.get(layer));
            }
            first.take();
        }

        @Override
        public SpikeVector input() {
            return vectors.get(0);
        }

        @Override
        public SpikeVector presynaptic(int layer) {
            return layer == 0 ? first.spikes() : vectors.get(layer);
        }
    }
}
