package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/**
 * Issues up to the issue width of indices a cycle. Each read port asks for the row of its lowest pending input; of the
 * ports that ask, the lowest ones are granted.
 */
final class BankedScheduler extends SpikeScheduler {
    private final int issueWidth;
    private final int readPorts;
    /** {@code [inputs]}: the port of each, and its row among those of the port. */
    private final int[] portOf;

    private final int[] portRowOf;
    /** {@code [ports]}: the port's rows whose spikes are pending. */
    private final SpikeVector[] pending;

    private final int[] remaining;
    private final int[] lowest;
    private int total;
    /** Ports with something pending. */
    private int asking;

    BankedScheduler(DenseDesign layer) {
        super(layer.inputs(), layer.folds(), false);
        this.issueWidth = layer.issueWidth();
        this.readPorts = layer.readPorts();
        this.portOf = new int[layer.inputs()];
        this.portRowOf = new int[layer.inputs()];
        for (int i = 0; i < portOf.length; i++) {
            portOf[i] = layer.portOf(i);
            portRowOf[i] = layer.bankRowOf(i) / readPorts;
        }
        this.pending = new SpikeVector[layer.ports()];
        Arrays.setAll(pending, port -> new SpikeVector(layer.portRows()));
        this.remaining = new int[pending.length];
        this.lowest = new int[pending.length];
    }

    @Override
    boolean last() {
        return total <= Math.min(asking, issueWidth);
    }

    @Override
    void load(SpikeVector spikes) {
        for (SpikeVector port : pending) {
            port.clear();
        }
        Arrays.fill(remaining, 0);
        for (int i = spikes.nextSpike(0); i >= 0; i = spikes.nextSpike(i + 1)) {
            pending[portOf[i]].set(portRowOf[i]);
            remaining[portOf[i]]++;
        }
        total = spikes.cardinality();
        asking = 0;
        for (int port = 0; port < pending.length; port++) {
            lowest[port] = Math.max(0, pending[port].nextSpike(0));
            asking += remaining[port] > 0 ? 1 : 0;
        }
    }

    @Override
    void advance() {
        int granted = 0;
        for (int port = 0; port < pending.length && granted < issueWidth; port++) {
            if (remaining[port] > 0) {
                granted++;
                pending[port].clear(lowest[port]);
                remaining[port]--;
                total--;
                asking -= remaining[port] == 0 ? 1 : 0;
                lowest[port] = Math.max(0, pending[port].nextSpike(lowest[port]));
            }
        }
    }

    @Override
    void select(Issue issue) {
        for (int port = 0; port < pending.length && issue.reads < issueWidth; port++) {
            if (remaining[port] > 0) {
                issue.ports[issue.reads] = port;
                issue.rows[issue.reads] = portRow(port);
                issue.reads++;
            }
        }
    }

    @Override
    void show(int[] rows) {
        for (int port = 0; port < pending.length; port++) {
            rows[port] = portRow(port);
        }
    }

    /** The row in its bank of a port's lowest pending input; 0 if none is pending. */
    private int portRow(int port) {
        return lowest[port] * readPorts + port % readPorts;
    }

    @Override
    int index() {
        throw new IllegalStateException("several indices are issued");
    }

    @Override
    boolean conflict() {
        return asking < issueWidth && total > asking;
    }
}
