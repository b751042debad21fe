package dev.spikeloom.study;

import dev.spikeloom.cosim.DriverResult;
import dev.spikeloom.experiment.Experiment;
import dev.spikeloom.io.Json;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the driver in C did on the accelerator of an experiment.
 *
 * @param experiment its name
 * @param network layers in the field's shorthand
 * @param samples that were run by polling, and again by interrupt
 * @param timeSteps of each
 * @param loadCycles that loading the network over the registers took; null if its weights are fixed
 * @param readBackCycles that reading it back took; null where that cannot be done
 * @param loadStreamCycles that loading it over the load stream took; null without one
 * @param pollingCycles that the samples took by polling
 * @param interruptCycles by interrupt
 * @param comparedValues classes, spike counts and performance counters
 * @param differences between them and the model, a line each
 */
public record Driven(
        String experiment,
        String network,
        int samples,
        int timeSteps,
        Long loadCycles,
        Long readBackCycles,
        Long loadStreamCycles,
        long pollingCycles,
        long interruptCycles,
        long comparedValues,
        List<String> differences) {
    /** Name of the folder for what was driven within that of a run. */
    public static final String FOLDER = "driver";

    public Driven {
        differences = List.copyOf(differences);
    }

    static Driven of(Experiment experiment, int timeSteps, DriverResult result) {
        return new Driven(
                experiment.name(),
                experiment.topology().toString(),
                result.samples(),
                timeSteps,
                orNull(result.loadCycles()),
                orNull(result.readBackCycles()),
                orNull(result.streamCycles()),
                result.pollingCycles(),
                result.interruptCycles(),
                result.comparedValues(),
                result.differences());
    }

    private static Long orNull(OptionalLong cycles) {
        return cycles.isPresent() ? cycles.getAsLong() : null;
    }

    /** The results as JSON. */
    public String toJson() {
        return Json.text(this);
    }
}
