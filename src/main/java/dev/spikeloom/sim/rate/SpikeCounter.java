package dev.spikeloom.sim.rate;

import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.CounterProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.Clocked;
import dev.spikeloom.sim.Host;
import dev.spikeloom.sim.ReadyInput;
import dev.spikeloom.sim.ResultOutput;
import dev.spikeloom.sim.SpikeOutput;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** Counts the output spikes of each class over the time steps of a sample, and publishes the counts and the class. */
public final class SpikeCounter implements Clocked, ReadyInput, ResultOutput {
    private final RateDesign design;
    private final SpikeOutput upstream;
    private final Host host;
    private final int[] counts;

    /** The next spikes are the first ones of a sample. */
    private boolean fresh = true;

    private boolean done;
    /** Registers that the counts which were published last have still to pass until their class is known; 0 for none. */
    private int stagesLeft;

    private boolean resultValid;
    private int[] resultClasses;
    private int[] resultCounts;
    private int[] nextCounts;

    private boolean stall;
    private SpikeVector accepted;
    private boolean acceptedFinalStep;
    private boolean publish;
    private boolean taken;

    public SpikeCounter(RateDesign design, SpikeOutput upstream, Host host) {
        this.design = design;
        this.upstream = upstream;
        this.host = host;
        this.resultClasses = new int[design.heads().size()];
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

    /** Whether a whole sample, or its result, is in it. */
    boolean busy() {
        return done || isOccupied();
    }

    @Override
    public boolean resultValid() {
        return resultValid;
    }

    @Override
    public int[] resultCounts() {
        return resultCounts;
    }

    @Override
    public int[] resultClasses() {
        return resultClasses;
    }

    @Override
    public void evaluate() {
        stall = stalled();
        accepted = upstream.valid() && !stall ? upstream.spikes() : null;
        acceptedFinalStep = accepted != null && upstream.finalStep();
        publish = done && !isOccupied();
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
            resultClasses = design.readout().classes(resultCounts, design.heads());
            stagesLeft = design.decisionStages();
            resultValid = stagesLeft == 0;
        } else if (stagesLeft > 0) {
            stagesLeft--;
            resultValid = stagesLeft == 0;
        } else if (taken) {
            resultValid = false;
        }
        if (!stall) {
            done = acceptedFinalStep;
        }
        if (accepted != null) {
            count();
        }
    }

    private void count() {
        if (fresh) {
            Arrays.fill(counts, 0);
        }
        accepted.addTo(counts);
        fresh = acceptedFinalStep;
    }

    private boolean stalled() {
        return done && isOccupied();
    }

    /** Whether there is a result that has not been taken. */
    private boolean isOccupied() {
        return resultValid || stagesLeft > 0;
    }

    /** Records this cycle, between evaluate and commit. */
    void record(TraceLayout layout, TraceRecord record) {
        record.put(layout.get(CounterProbe.COUNTER_VALID), upstream.valid());
        record.put(layout.get(CounterProbe.COUNTER_READY), !stall);
        record.put(layout.get(CounterProbe.COUNTER_STALL), stall);
        record.put(layout.get(CounterProbe.COUNTER_PUBLISH), publish);
        record.put(layout.get(PortProbe.RESULT_VALID), resultValid);
        record.put(layout.get(PortProbe.RESULT_READY), host.ready());
        if (resultValid) {
            recordClasses(layout, record);
            record.putFields(layout.get(PortProbe.RESULT_COUNTS), resultCounts, design.countBits());
        }
    }

    private void recordClasses(TraceLayout layout, TraceRecord record) {
        record.clear(layout.get(PortProbe.RESULT_CLASS));
        int bit = 0;
        for (int head = 0; head < resultClasses.length; head++) {
            int bits = design.classBits().get(head);
            record.putField(layout.get(PortProbe.RESULT_CLASS), bit, bits, resultClasses[head]);
            bit += bits;
        }
    }
}
