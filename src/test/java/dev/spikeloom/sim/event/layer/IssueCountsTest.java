package dev.spikeloom.sim.event.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.spike.SpikeVector;
import dev.spikeloom.testing.RandomDesigns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The issues of a pass without looking at indices, and with: both are those of the issue order, written to be read. */
class IssueCountsTest {
    private static final int VECTORS = 500;

    /** A layer and active inputs of it. */
    private record Case(LayerDesign layer, SpikeVector spikes) {
        List<int[]> groups() {
            return layer.issueOrder().groups(spikes);
        }
    }

    @Test
    void listSchedulingOfThePortsGivesTheNumberOfIssues() {
        for (Case c : cases()) {
            assertThat(scheduled(c).issues())
                    .as("%s", c.spikes)
                    .isEqualTo(c.groups().size());
        }
    }

    /** A conflict: fewer rows than could be issued, though it is not the last issue. */
    @Test
    void listSchedulingOfThePortsGivesTheConflicts() {
        int conflicts = 0;
        for (Case c : cases()) {
            List<int[]> groups = c.groups();
            long expected = groups.subList(0, groups.size() - 1).stream()
                    .filter(group -> group.length < c.layer.issueWidth())
                    .count();
            assertThat(scheduled(c).conflicts()).as("%s", c.spikes).isEqualTo((int) expected);
            conflicts += (int) expected;
        }
        assertThat(conflicts).isGreaterThan(VECTORS);
    }

    @Test
    void groupsAreThoseOfTheIssueOrder() {
        for (Case c : cases()) {
            int[] rows = new int[c.layer.inputs()];
            int[] ends = new int[c.layer.inputs() + 1];
            int count = new IssueGroups(DenseDesign.of(c.layer)).group(c.spikes, rows, ends);
            List<int[]> groups = new ArrayList<>();
            for (int group = 0; group < count; group++) {
                groups.add(Arrays.copyOfRange(rows, group == 0 ? 0 : ends[group - 1], ends[group]));
            }
            assertThat(groups).as("%s", c.spikes).containsExactlyElementsOf(c.groups());
        }
    }

    private static IssueCounts scheduled(Case c) {
        PortCounts ports = PortCounts.ofPorts(DenseDesign.of(c.layer));
        int[] rowsByPort = new int[ports.ports()];
        ports.count(c.spikes, rowsByPort);
        IssueCounts counts = new IssueCounts(c.layer);
        counts.schedule(rowsByPort);
        return counts;
    }

    /** Layers that issue several indices a cycle. */
    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (long seed = 0; cases.size() < VECTORS; seed++) {
            RandomGenerator random = RandomDesigns.random(seed);
            RateDesign design = RandomDesigns.design(random, 150);
            LayerDesign layer = design.layers().get(0);
            if (layer.multiIssue()) {
                SpikeVector spikes = new SpikeVector(layer.inputs());
                RandomDesigns.spikes(random, 1, 1, layer.inputs()).read(0, 0, spikes);
                cases.add(new Case(layer, spikes));
            }
        }
        return cases;
    }
}
