package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.LayerProbes;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.Design;
import java.util.OptionalLong;

/** Which time step of which sample each stage of the pipeline is at, counted along the clocked model's trace. */
public final class WorkInFlight {
    private final TraceLayout layout;
    private final Design design;
    private final int timeSteps;
    private final int samples;
    /** Spike vectors that each layer has fired. */
    private final long[] fired;
    /** Folds of the next one that it has compared. */
    private final int[] folds;
    /** Passes of the scheduler, one a fold, that have come to their end. */
    private final long[] issued;
    /** Spike vectors that have left the layer. */
    private final long[] sent;

    private long counted;
    private int results;

    public WorkInFlight(Design design, TraceLayout layout, int samples, int timeSteps) {
        this.design = design;
        this.layout = layout;
        this.samples = samples;
        this.timeSteps = timeSteps;
        int layers = design.layers().size();
        this.fired = new long[layers];
        this.folds = new int[layers];
        this.issued = new long[layers];
        this.sent = new long[layers];
    }

    /** Goes past a cycle of the trace; returns whether the result of a sample was taken in it. */
    public boolean advance(TraceRecord record) {
        for (int i = 0; i < fired.length; i++) {
            LayerProbes probes = layout.layer(i);
            if (record.isSet(probes.fire())) {
                folds[i]++;
            }
            if (record.isSet(probes.publish())) {
                fired[i]++;
                folds[i] = 0;
            }
            if (record.isSet(probes.issueValid()) && record.isSet(probes.issueLast())) {
                issued[i]++;
            }
            if (record.isSet(probes.portValidOut()) && record.isSet(probes.portReadyIn())) {
                sent[i]++;
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
    public int results() {
        return results;
    }

    /** The oldest work that a signal can belong to: a layer that has finished a vector is at the next one. */
    public String at(Probe probe) {
        OptionalLong vector = vectorAt(probe);
        return vector.isPresent() ? step(vector.getAsLong()) : sample(results);
    }

    /** The same as the number of a spike vector; empty if the signal belongs to a result. */
    public OptionalLong vectorAt(Probe probe) {
        for (int i = 0; i < fired.length; i++) {
            LayerProbes probes = layout.layer(i);
            if (probe.equals(probes.spikes()) || probe.equals(probes.finalStep())) {
                return OptionalLong.of(fired[i] - 1);
            }
            if (probes.portSpikes().filter(probe::equals).isPresent()) {
                return OptionalLong.of(sent[i]);
            }
            String inLayer = layout.core() + "u_layer_" + i + ".";
            if (probe.path().startsWith(inLayer)) {
                boolean issue = ofIssue(i, probe, probe.path().substring(inLayer.length()));
                return OptionalLong.of(
                        issue ? issued[i] / design.layers().get(i).folds() : fired[i]);
            }
        }
        return probe.path().startsWith(layout.core() + "u_spike_counter.")
                ? OptionalLong.of(counted)
                : OptionalLong.empty();
    }

    /** Whether a signal belongs to the vector that is issued, which may be a later one than that which fires next. */
    private boolean ofIssue(int layer, Probe probe, String name) {
        boolean direct = design.layers().get(layer).encoderStages() == 0;
        boolean read = probe.equals(layout.layer(layer).bankReadEnable())
                || probe.equals(layout.layer(layer).bankReadAddress());
        return name.startsWith("issue_") || name.equals("u_scheduler.pending_en") || (read && direct);
    }

    /** The fold that a layer compares next. */
    int foldOf(int layer) {
        return folds[layer];
    }

    private String step(long vector) {
        String sample = sample(vector / timeSteps);
        return vector / timeSteps < samples ? sample + ", time step " + vector % timeSteps : sample;
    }

    private String sample(long sample) {
        return sample < samples ? "sample " + sample : "none, all samples are done";
    }
}
