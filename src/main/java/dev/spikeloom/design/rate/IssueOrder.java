package dev.spikeloom.design.rate;

import dev.spikeloom.network.neuron.RowGrouping;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a layer issues the active inputs of a spike vector, without any notion of cycles: a group for each
 * issue. With an issue width above 1, each read port offers its lowest pending row, and the lowest ports are served.
 *
 * <p>Ascending in each bank; over all inputs where the issue width is 1. Behind sum pooling, where it always is, ascending in
 * the places of the scheduler: by weight row, then as in the spike vector; spikes that are dropped are in no group.
 */
final class IssueOrder implements RowGrouping {
    private final DenseDesign layer;

    IssueOrder(DenseDesign layer) {
        this.layer = layer;
    }

    @Override
    public List<int[]> groups(SpikeVector presynaptic) {
        if (layer.squares().pooled()) {
            return inPlaces(presynaptic);
        }
        if (!layer.multiIssue()) {
            return RowGrouping.ONE_AT_A_TIME.groups(presynaptic);
        }
        List<List<Integer>> queues = new ArrayList<>();
        for (int port = 0; port < layer.ports(); port++) {
            queues.add(new ArrayList<>());
        }
        // In a bank, ascending indices have ascending rows.
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            queues.get(layer.portOf(i)).add(i);
        }
        List<int[]> groups = new ArrayList<>();
        do {
            groups.add(queues.stream()
                    .filter(queue -> !queue.isEmpty())
                    .limit(layer.issueWidth())
                    .mapToInt(queue -> queue.remove(0))
                    .toArray());
        } while (queues.stream().anyMatch(queue -> !queue.isEmpty()));
        return groups;
    }

    private List<int[]> inPlaces(SpikeVector presynaptic) {
        List<Integer> issued = new ArrayList<>();
        for (int i = presynaptic.nextSpike(0); i >= 0; i = presynaptic.nextSpike(i + 1)) {
            if (layer.placeOf(i) >= 0) {
                issued.add(i);
            }
        }
        issued.sort(Comparator.comparing(layer::placeOf));
        return issued.isEmpty()
                ? List.of(new int[0])
                : issued.stream().map(i -> new int[] {i}).toList();
    }
}
