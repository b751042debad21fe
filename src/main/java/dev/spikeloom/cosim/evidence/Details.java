package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.sim.Scenario;
import dev.spikeloom.sim.Segment;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a reader needs to find the cause of a difference, paragraph by paragraph. It is put together on a difference only. */
public final class Details {
    /** More differing signals are only counted. */
    private static final int MOST_SIGNALS = 8;

    private static final String FIRST_CYCLE =
            "\nit is the first cycle: what reset does not set is not as it was left before, "
                    + "and after power-on it is a random bit";

    private final Scenario scenario;
    private final int index;
    private final Segment segment;
    private final RateDesign design;
    private final Path rtl;
    private final TraceLayout layout;

    /**
     * @param design of that segment
     * @param index of the segment in which the difference is; -1 before the first
     * @param rtl the folder of the Verilog and the hex files
     */
    Details(RateDesign design, Scenario scenario, int index, TraceLayout layout, Path rtl) {
        this.scenario = scenario;
        this.index = index;
        this.segment = scenario.segments().get(Math.max(0, index));
        this.design = design;
        this.layout = layout;
        this.rtl = rtl;
    }

    /**
     * The paragraphs about a value that differs in a cycle.
     *
     * @param history which still holds that cycle
     * @param work as it was before that cycle
     */
    public List<String> of(Location where, long cycle, CycleHistory history, WorkInFlight work) {
        TraceRecord expected = history.expected(cycle);
        TraceRecord found = history.found(cycle);
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(story() + "\nin flight there: " + work.at(where.probe()) + (cycle == 0 ? FIRST_CYCLE : ""));
        List<String> path = new ArrayList<>();
        path.add("path of the value: " + new ValuePath(design, segment, layout, work).of(where, expected, found));
        path.addAll(suspects(where, expected, found, work));
        path.addAll(memories(where.probe()));
        paragraphs.add(String.join("\n", path));
        others(where, expected, found).ifPresent(paragraphs::add);
        BigInteger bits = where.probe().elements() > 1
                ? where.value(expected).xor(where.value(found))
                : expected.value(where.probe(), 0).xor(found.value(where.probe(), 0));
        List<String> source = source(history, cycle).of(where.probe().path(), Optional.of(bits));
        if (!source.isEmpty()) {
            paragraphs.add(String.join("\n", source));
        }
        paragraphs.add(history.table(where, cycle).stripTrailing());
        return paragraphs;
    }

    /** The paragraphs about a signal that is not observed in the cycles, such as a performance counter. */
    public List<String> of(String path, String explanation) {
        return of(path, "", explanation);
    }

    /**
     * The paragraphs about a signal of the registers.
     *
     * @param label of the register in the case statements of the Verilog
     */
    public List<String> of(String path, String label, String explanation) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(story());
        paragraphs.add("path of the value: " + explanation);
        List<String> source = source(new CycleHistory(layout), -1).under(label).of(path, Optional.empty());
        if (!source.isEmpty()) {
            paragraphs.add(String.join("\n", source));
        }
        return paragraphs;
    }

    private SignalSource source(CycleHistory history, long cycle) {
        return new SignalSource(design, rtl, loaded(), new SidesValues(layout, history, cycle));
    }

    /** What has been run. */
    public String story() {
        return SegmentStory.upTo(scenario, index);
    }

    private boolean loaded() {
        return scenario.segments().subList(0, index + 1).stream().anyMatch(Segment::load);
    }

    private Optional<LayerDesign> layerOf(Probe probe) {
        return design.layers().stream()
                .filter(layer -> layout.layer(layer.index()).contains(probe))
                .findFirst();
    }

    private boolean isPotential(Probe probe) {
        return layerOf(probe)
                .filter(layer -> layout.layer(layer.index()).is(LayerProbe.POTENTIALS, probe))
                .isPresent();
    }

    private List<String> suspects(Location where, TraceRecord expected, TraceRecord found, WorkInFlight work) {
        OptionalLong vector = work.vectorAt(where.probe());
        if (!isPotential(where.probe()) || vector.isEmpty()) {
            return List.of();
        }
        LayerDesign layer = layerOf(where.probe()).orElseThrow();
        return NeuronPath.of(design, segment, FollowedLayers.of(layer), vector.getAsLong())
                .map(path -> new SumSuspects(path, work.checkOf(layer.index()), where.probe(), expected, found).lines())
                .orElse(List.of());
    }

    /** The files matter where weights come from them: what is wrong there is told for any signal. */
    private List<String> memories(Probe probe) {
        if (loaded() || !design.initialized()) {
            return List.of();
        }
        List<String> lines = MemoryCheck.ofFiles(design, rtl);
        return lines.size() > 1 || isPotential(probe) ? lines : List.of();
    }

    private Optional<String> others(Location where, TraceRecord expected, TraceRecord found) {
        List<String> others = new ArrayList<>();
        layout.always().forEach(probe -> add(others, where, probe, expected, found));
        for (ProbeGroup group : layout.groups()) {
            if (expected.isSet(group.gate()) && found.isSet(group.gate())) {
                group.probes().forEach(probe -> add(others, where, probe, expected, found));
            }
        }
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int more = others.size() - MOST_SIGNALS;
        return Optional.of("also different in this cycle:\n  "
                + String.join("\n  ", others.subList(0, Math.min(MOST_SIGNALS, others.size())))
                + (more > 0 ? "\n  and " + more + " more signals" : ""));
    }

    private void add(List<String> others, Location where, Probe probe, TraceRecord expected, TraceRecord found) {
        if (probe.equals(where.probe()) || layout.isArray(probe)) {
            return;
        }
        BigInteger right = expected.value(probe, 0);
        BigInteger wrong = found.value(probe, 0);
        if (!right.equals(wrong)) {
            boolean vector = layout.fieldBits(probe) < probe.bits();
            others.add(probe.path() + (vector ? "" : ": expected " + right + ", found " + wrong));
        }
    }

    /**
     * What the memories of the RTL hold, in lines; empty if its waves do not show them.
     *
     * @param waves of the RTL, in the segment
     */
    public List<String> memories(VcdValues waves) {
        if (!loaded()
                && design.initialized()
                && MemoryCheck.ofFiles(design, rtl).size() > 1) {
            // The files say it all.
            return List.of();
        }
        MemoryCheck check = MemoryCheck.ofWaves(design, layout, waves);
        if (!check.any()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(check.lines("the RTL's memories"));
        if (loaded()) {
            check.firstWrongUnit()
                    .ifPresent(unit ->
                            lines.addAll(source(new CycleHistory(layout), -1).of(unit, Optional.empty())));
        }
        return lines;
    }
}
