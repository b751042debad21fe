package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.Probe;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import java.util.OptionalLong;

/** Which time step of which sample each stage of the pipeline is at, counted along the clocked model's trace. */
final class WorkInFlight {
    private final TraceLayout layout;
    private final int timeSteps;
    private final int samples;
    /** Spike vectors that each layer has fired. */
    private final long[] fired;

    private long counted;
    private int results;

    WorkInFlight(Design design, TraceLayout layout, int samples, int timeSteps) {
        this.layout = layout;
        this.samples = samples;
        this.timeSteps = timeSteps;
        this.fired = new long[design.layers().size()];
    }

    /** Goes past a cycle of the trace; returns whether the result of a sample was taken in it. */
    boolean advance(TraceRecord record) {
        for (int i = 0; i < fired.length; i++) {
            if (record.isSet(layout.layer(i).publish())) {
                fired[i]++;
            }
        }
        if (record.isSet(layout.counterValid) && record.isSet(layout.counterReady)) {
            counted++;
        }
        boolean taken = record.isSet(layout.resultValid) && record.isSet(layout.resultReady);
        if (taken) {
            results++;
        }
        return taken;
    }

    /** Samples whose results have been taken. */
    int results() {
        return results;
    }

    /** The oldest work that a signal can belong to: a layer that has finished a vector is at the next one. */
    String at(Probe probe) {
        OptionalLong vector = vectorAt(probe);
        return vector.isPresent() ? step(vector.getAsLong()) : sample(results);
    }

    /** The same as the number of a spike vector; empty if the signal belongs to a result. */
    OptionalLong vectorAt(Probe probe) {
        for (int i = 0; i < fired.length; i++) {
            if (probe.equals(layout.layer(i).spikes())) {
                return OptionalLong.of(fired[i] - 1);
            }
            if (probe.path().startsWith(layout.core() + "u_layer_" + i + ".")) {
                return OptionalLong.of(fired[i]);
            }
        }
        return probe.path().startsWith(layout.core() + "u_spike_counter.")
                ? OptionalLong.of(counted)
                : OptionalLong.empty();
    }

    private String step(long vector) {
        String sample = sample(vector / timeSteps);
        return vector / timeSteps < samples ? sample + ", time step " + vector % timeSteps : sample;
    }

    private String sample(long sample) {
        return sample < samples ? "sample " + sample : "none, all samples are done";
    }
}
