package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.quantize.forward.Saturation;
import dev.spikeloom.spike.SpikeVector;
import java.util.Arrays;

/** Which weight rows each issue of a pass reads, where potentials depend on it. */
final class IssueGroups implements Saturation.Order {
    private final int issueWidth;
    private final int[] portOf;
    /** {@code [inputs]}: the active inputs, those of port 0 first. */
    private final int[] queued;
    /** {@code [ports + 1]}: where in it each port's begin, and where they end. */
    private final int[] begins;

    private final int[] heads;

    IssueGroups(DenseDesign layer) {
        issueWidth = layer.issueWidth();
        portOf = new int[layer.inputs()];
        Arrays.setAll(portOf, input -> layer.multiIssue() ? layer.portOf(input) : 0);
        queued = new int[layer.inputs()];
        begins = new int[(layer.multiIssue() ? layer.ports() : 1) + 1];
        heads = new int[begins.length];
    }

    @Override
    public int group(SpikeVector presynaptic, int[] rows, int[] ends) {
        int active = queue(presynaptic);
        System.arraycopy(begins, 0, heads, 0, heads.length);
        int issued = 0;
        int groups = 0;
        do {
            int full = Math.min(active, issued + issueWidth);
            for (int port = 0; port < heads.length - 1 && issued < full; port++) {
                if (heads[port] < begins[port + 1]) {
                    rows[issued++] = queued[heads[port]++];
                }
            }
            ends[groups++] = issued;
        } while (issued < active);
        return groups;
    }

    /** Sorts the active inputs by port, ascending within each; returns how many there are. */
    private int queue(SpikeVector presynaptic) {
        Arrays.fill(begins, 0);
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            begins[portOf[i] + 1]++;
        }
        for (int port = 1; port < begins.length; port++) {
            begins[port] += begins[port - 1];
        }
        System.arraycopy(begins, 0, heads, 0, heads.length);
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            queued[heads[portOf[i]]++] = i;
        }
        return begins[begins.length - 1];
    }
}
