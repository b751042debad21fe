package dev.spikeloom.sim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.design.TraceRecord;
import dev.spikeloom.network.Classifier;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** Counts the output spikes of each class over the time steps of a sample, and publishes the counts and the class. */
final class SpikeCounter implements Clocked, ReadyInput {
    private final Design design;
    private final SpikeOutput upstream;
    private final Host host;
    private final int[] counts;

    private int step;
    private boolean done;
    private boolean resultValid;
    private int resultClass;
    private int[] resultCounts;
    private int[] nextCounts;

    private boolean stall;
    private SpikeVector accepted;
    private boolean publish;
    private boolean taken;

    SpikeCounter(Design design, SpikeOutput upstream, Host host) {
        this.design = design;
        this.upstream = upstream;
        this.host = host;
        this.counts = new int[design.classes()];
        this.resultCounts = new int[design.classes()];
        this.nextCounts = new int[design.classes()];
    }

    @Override
    public boolean ready() {
        return !stalled();
    }

    /** The output spikes that are accepted in this cycle, or null. */
    SpikeVector accepted() {
        return accepted;
    }

    /** Whether the host takes the result in this cycle. */
    boolean resultTaken() {
        return taken;
    }

    int resultClass() {
        return resultClass;
    }

    @Override
    public void evaluate() {
        stall = stalled();
        accepted = upstream.valid() && !stall ? upstream.spikes() : null;
        publish = done && !resultValid;
        if (publish) {
            System.arraycopy(counts, 0, nextCounts, 0, counts.length);
        }
        taken = resultValid && host.ready();
    }

    @Override
    public void commit() {
        if (publish) {
            int[] last = resultCounts;
            resultCounts = nextCounts;
            nextCounts = last;
            resultClass = Classifier.argmax(resultCounts);
            resultValid = true;
        } else if (taken) {
            resultValid = false;
        }
        if (!stall) {
            done = accepted != null && step == host.timeSteps() - 1;
        }
        if (accepted != null) {
            count();
        }
    }

    private void count() {
        if (step == 0) {
            Arrays.fill(counts, 0);
        }
        for (int c = accepted.nextSpike(0); c >= 0; c = accepted.nextSpike(c + 1)) {
            counts[c]++;
        }
        step = step == host.timeSteps() - 1 ? 0 : step + 1;
    }

    private boolean stalled() {
        return done && resultValid;
    }

    /** Records this cycle, between evaluate and commit. */
    void record(TraceLayout layout, TraceRecord record) {
        record.put(layout.counterValid, upstream.valid());
        record.put(layout.counterReady, !stall);
        record.put(layout.counterStall, stall);
        record.put(layout.counterStep, step);
        record.put(layout.counterPublish, publish);
        record.put(layout.resultValid, resultValid);
        record.put(layout.resultReady, host.ready());
        if (resultValid) {
            record.put(layout.resultClass, resultClass);
            record.putFields(layout.resultCounts, resultCounts, design.countBits());
        }
    }
}
