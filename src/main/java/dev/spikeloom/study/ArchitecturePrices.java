package dev.spikeloom.study;

import dev.spikeloom.io.Json;
import java.util.Comparator;
import java.util.List;

/**
 * Architectures of one network with their prices, all of which compute the same spikes.
 *
 * @param experiment its name
 * @param technology its name
 * @param samples that each was timed with
 * @param timeSteps of each
 * @param accuracy share of these samples that are classified rightly, on each of the architectures
 * @param otherSpikes architectures that were drawn, and left out because they saturate otherwise
 * @param impossible architectures that were drawn, and are not possible for the network
 * @param given that of the experiment
 * @param drawn others, each once, in the order in which they were drawn
 */
public record ArchitecturePrices(
        String experiment,
        String technology,
        int samples,
        int timeSteps,
        double accuracy,
        int otherSpikes,
        int impossible,
        PricedArchitecture given,
        List<PricedArchitecture> drawn) {
    /** Those that no other one is better than in energy, area and time at once, that of the least energy first. */
    public List<PricedArchitecture> front() {
        return drawn.stream()
                .filter(one -> !given.dominates(one) && drawn.stream().noneMatch(other -> other.dominates(one)))
                .sorted(Comparator.comparingDouble(
                        one -> one.scaled().energyNj().value()))
                .toList();
    }

    /** All of them as JSON. */
    public String toJson() {
        return Json.text(this);
    }
}
