package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.spike.SpikeVector;

/** What a dense layer does with spike vectors, whenever it does it. */
final class DenseTally implements SummedTally<DenseTally> {
    private final DenseDesign layer;
    private final PortCounts ports;
    private final int[] rowsByPort;
    private final IssueCounts schedule;

    /** {@code [time steps]}. */
    final long[] spikesByStep;
    /** {@code [ports]}, of a pass each. */
    final long[] readsByPort;

    long vectors;
    long emptyVectors;
    /** Issues of a pass, empty ones included. */
    long issues;
    /** Of a pass. */
    long conflicts;

    /** Spikes that are issued: those that are not dropped. */
    long issuedSpikes;

    private int lastIssued;

    DenseTally(DenseDesign layer, PortCounts ports, int timeSteps) {
        this.layer = layer;
        this.ports = ports;
        this.rowsByPort = new int[ports.ports()];
        this.schedule = layer.multiIssue() ? new IssueCounts(layer) : null;
        this.spikesByStep = new long[timeSteps];
        this.readsByPort = new long[rowsByPort.length];
    }

    @Override
    public long add(int step, SpikeVector presynaptic, int active) {
        vectors++;
        spikesByStep[step] += active;
        lastIssued = active == 0 ? 0 : ports.count(presynaptic, rowsByPort);
        if (lastIssued == 0) {
            emptyVectors++;
            issues++;
            return 1;
        }
        issuedSpikes += lastIssued;
        for (int port = 0; port < rowsByPort.length; port++) {
            readsByPort[port] += rowsByPort[port];
        }
        int now = lastIssued;
        if (schedule != null) {
            schedule.schedule(rowsByPort);
            now = schedule.issues();
            conflicts += schedule.conflicts();
        }
        issues += now;
        return now;
    }

    @Override
    public int leastCycles() {
        return layer.leastCycles(lastIssued);
    }

    @Override
    public long[] spikesByStep() {
        return spikesByStep;
    }

    @Override
    public void add(DenseTally other) {
        vectors += other.vectors;
        emptyVectors += other.emptyVectors;
        issues += other.issues;
        conflicts += other.conflicts;
        issuedSpikes += other.issuedSpikes;
        add(spikesByStep, other.spikesByStep);
        add(readsByPort, other.readsByPort);
    }

    DenseDesign layer() {
        return layer;
    }

    private static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
