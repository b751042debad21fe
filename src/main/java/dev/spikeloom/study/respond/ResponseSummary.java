package dev.spikeloom.study.respond;

import dev.spikeloom.io.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The figures of a response.
 *
 * @param layer that was followed, counted from 0 at the input side
 * @param timeStep of the network, in seconds
 * @param row of the stimulus, in seconds
 * @param rows of the stimulus
 * @param neurons of the layer
 * @param comparison with the exact solution; null without one
 */
public record ResponseSummary(
        int layer, BigDecimal timeStep, BigDecimal row, int rows, List<Neuron> neurons, ResponseComparison comparison) {
    /**
     * A neuron.
     *
     * @param neuron its number
     * @param spikes rows in which it spikes
     * @param spikeTimes when these begin, in seconds
     * @param leastPotential at the end of a row
     * @param greatestPotential likewise
     */
    public record Neuron(
            int neuron,
            int spikes,
            List<BigDecimal> spikeTimes,
            BigDecimal leastPotential,
            BigDecimal greatestPotential) {
        public Neuron {
            spikeTimes = List.copyOf(spikeTimes);
        }
    }

    public ResponseSummary {
        neurons = List.copyOf(neurons);
    }

    /** @param comparison null without one */
    public static ResponseSummary of(Response response, ResponseComparison comparison) {
        double seconds = response.stimulus().seconds();
        List<Neuron> neurons = new ArrayList<>();
        for (Trace trace : response.recording("").neurons()) {
            neurons.add(new Neuron(
                    neurons.size(),
                    trace.spikes().size(),
                    Deviation.times(trace.spikes(), seconds),
                    Deviation.rounded(Arrays.stream(trace.potentials()).min().orElse(0)),
                    Deviation.rounded(Arrays.stream(trace.potentials()).max().orElse(0))));
        }
        return new ResponseSummary(
                response.layer(),
                BigDecimal.valueOf(response.timeStep()),
                BigDecimal.valueOf(seconds),
                response.stimulus().rows().length,
                neurons,
                comparison);
    }

    public String toJson() {
        return Json.text(this);
    }
}
