package dev.spikeloom.sim.event;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.HostTiming;
import dev.spikeloom.sim.event.layer.LayerTiming;
import java.util.List;

/** When everything happens in a run: the layers between host and spike counter, vector by vector. */
final class Schedule {
    private final HostOffers offers;
    private final List<LayerTiming> layers;
    private final ResultTiming results;
    private final int timeSteps;
    private final long[] firstAccepts;
    private final long[] resultCycles;

    /** @param layers input side first */
    Schedule(RateDesign design, List<LayerTiming> layers, int samples, int timeSteps, HostTiming timing) {
        this.offers = HostOffers.of(design, timing);
        this.layers = layers;
        this.results = new ResultTiming(design, timing);
        this.timeSteps = timeSteps;
        this.firstAccepts = new long[samples];
        this.resultCycles = new long[samples];
    }

    /** Adds a sample; they come in the order of their numbers. */
    void add(int sample, VectorFacts facts) {
        for (int step = 0; step < timeSteps; step++) {
            add(facts, facts.vector(sample, step));
            if (step == 0) {
                firstAccepts[sample] = layers.get(0).portAccept();
            }
        }
        resultCycles[sample] = results.endSample();
    }

    private void add(VectorFacts facts, int vector) {
        long offered = offers.next(layers.get(0).portAccept(), facts.beats(vector));
        for (int layer = 0; layer < layers.size(); layer++) {
            long lastOutputAccepted =
                    layer + 1 < layers.size() ? layers.get(layer + 1).portAccept() : results.accept();
            offered = layers.get(layer).add(offered, facts.work(vector, layer), lastOutputAccepted);
        }
        results.add(offered);
    }

    long[] firstAccepts() {
        return firstAccepts;
    }

    long[] resultCycles() {
        return resultCycles;
    }

    /** Cycles up to the one in which the last result is taken. */
    long cycles() {
        return resultCycles[resultCycles.length - 1] + 1;
    }
}
