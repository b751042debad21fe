package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Handshake;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.CounterProbe;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Which time step of which sample each stage of the pipeline is at, counted along the clocked model's trace. */
public final class WorkInFlight {
    private static final List<LayerProbe> EVENT = List.of(
            LayerProbe.EVENT_VALID,
            LayerProbe.EVENT_DONE,
            LayerProbe.EVENT_READ,
            LayerProbe.EVENT_INDEX,
            LayerProbe.EVENT_STEP,
            LayerProbe.EVENT_FOLD);

    private final TraceLayout layout;
    private final List<Signals> signals = new ArrayList<>();
    private final Handshake counting;
    private final RateDesign design;
    private final int timeSteps;
    private final int samples;
    /** Spike vectors that each layer has fired. */
    private final long[] fired;
    /** Firing checks of the next one that it has done. */
    private final int[] checks;
    /** Passes of the scheduler, one a fold, that have come to their end. */
    private final long[] issued;
    /** The pass of the last issue: where a register follows the scheduler, that is what it holds. */
    private final long[] taken;
    /** Spike vectors that have left the layer. */
    private final long[] sent;

    private long counted;
    private int results;

    public WorkInFlight(RateDesign design, TraceLayout layout, int samples, int timeSteps) {
        this.design = design;
        this.layout = layout;
        for (int i = 0; i < design.layers().size(); i++) {
            signals.add(Signals.of(layout.layer(i)));
        }
        this.counting = layout.handshake(CounterProbe.COUNTER_VALID, CounterProbe.COUNTER_READY);
        this.samples = samples;
        this.timeSteps = timeSteps;
        int layers = design.layers().size();
        this.fired = new long[layers];
        this.checks = new int[layers];
        this.issued = new long[layers];
        this.taken = new long[layers];
        this.sent = new long[layers];
    }

    /** What tells how far a layer is. */
    private record Signals(Probe fire, Probe publish, Probe issueValid, Probe issueLast, Handshake output) {
        static Signals of(Probes probes) {
            return new Signals(
                    probes.get(LayerProbe.FIRE),
                    probes.get(LayerProbe.PUBLISH),
                    probes.get(LayerProbe.ISSUE_VALID),
                    probes.get(LayerProbe.ISSUE_LAST),
                    probes.handshake(LayerProbe.PORT_VALID_OUT, LayerProbe.PORT_READY_IN));
        }
    }

    /** Goes past a cycle of the trace; returns whether the result of a sample was taken in it. */
    public boolean advance(TraceRecord record) {
        for (int i = 0; i < fired.length; i++) {
            Signals of = signals.get(i);
            if (record.isSet(of.fire())) {
                checks[i]++;
            }
            if (record.isSet(of.publish())) {
                fired[i]++;
                checks[i] = 0;
            }
            if (record.isSet(of.issueValid())) {
                taken[i] = issued[i];
                issued[i] += record.isSet(of.issueLast()) ? 1 : 0;
            }
            if (of.output().isAccepted(record)) {
                sent[i]++;
            }
        }
        if (counting.isAccepted(record)) {
            counted++;
        }
        boolean taken = layout.takesResult(record);
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
            Probes probes = layout.layer(i);
            if (probes.is(LayerProbe.SPIKES, probe) || probes.is(LayerProbe.FINAL_STEP, probe)) {
                return OptionalLong.of(fired[i] - 1);
            }
            if (probes.is(LayerProbe.PORT_SPIKES, probe)) {
                return OptionalLong.of(sent[i]);
            }
            if (probes.contains(probe)) {
                if (isOfEvent(probes, probe)) {
                    return OptionalLong.of(taken[i] / design.layers().get(i).passes());
                }
                boolean issue =
                        ofIssue(i, probe, probe.path().substring(probes.prefix().length()));
                return OptionalLong.of(
                        issue ? issued[i] / design.layers().get(i).passes() : fired[i]);
            }
        }
        return probe.path().startsWith(layout.core() + "u_spike_counter.")
                ? OptionalLong.of(counted)
                : OptionalLong.empty();
    }

    /** Whether a signal belongs to the spike behind the scheduler. */
    private static boolean isOfEvent(Probes probes, Probe probe) {
        return EVENT.stream().anyMatch(key -> probes.is(key, probe));
    }

    /** Whether a signal belongs to the vector that is issued, which may be a later one than that which fires next. */
    private boolean ofIssue(int layer, Probe probe, String name) {
        boolean direct = design.layers().get(layer).readStage() == 0;
        boolean read = layout.layer(layer).is(LayerProbe.BANK_READ_ENABLE, probe)
                || layout.layer(layer).is(LayerProbe.BANK_READ_ADDRESS, probe);
        return name.startsWith("issue_") || name.equals("u_scheduler.pending_en") || (read && direct);
    }

    /** The firing check that a layer does next, of those that a vector takes. */
    int checkOf(int layer) {
        return checks[layer];
    }

    private String step(long vector) {
        String sample = sample(vector / timeSteps);
        return vector / timeSteps < samples ? sample + ", time step " + vector % timeSteps : sample;
    }

    private String sample(long sample) {
        return sample < samples ? "sample " + sample : "none, all samples are done";
    }
}
