package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What both sides have of a signal around a difference. */
final class SidesValues {
    private final TraceLayout layout;
    private final CycleHistory history;
    private final long cycle;
    private final Map<String, Probe> probes = new HashMap<>();
    private final Map<Probe, Probe> gates = new HashMap<>();

    /** @param cycle of the difference */
    SidesValues(TraceLayout layout, CycleHistory history, long cycle) {
        this.layout = layout;
        this.history = history;
        this.cycle = cycle;
        layout.always().forEach(probe -> probes.put(probe.path(), probe));
        for (ProbeGroup group : layout.groups()) {
            for (Probe probe : group.probes()) {
                probes.put(probe.path(), probe);
                gates.put(probe, group.gate());
            }
        }
    }

    /**
     * A value on both sides.
     *
     * @param text of both, or of the one that they are
     */
    record Both(boolean same, String text) {}

    /**
     * The values of a signal.
     *
     * @param back cycles before the difference
     * @return empty if it is not observed there
     */
    Optional<Both> of(String path, int back) {
        Probe probe = probes.get(path);
        long at = cycle - back;
        if (probe == null || at < 0 || at < cycle - CycleHistory.BEFORE) {
            return Optional.empty();
        }
        TraceRecord expected = history.expected(at);
        Probe gate = gates.get(probe);
        if (gate != null && !expected.isSet(gate)) {
            return Optional.empty();
        }
        TraceRecord found = history.found(at);
        String model = expected.value(probe, 0).toString();
        String rtl = found.value(probe, 0).toString();
        if (layout.isArray(probe)) {
            boolean same = IntStream.range(0, probe.elements())
                    .allMatch(i -> expected.value(probe, i).equals(found.value(probe, i)));
            return Optional.of(new Both(same, "all elements"));
        }
        boolean same = model.equals(rtl);
        String text = same ? model : model + " in the model, " + rtl + " in the RTL";
        return Optional.of(new Both(same, layout.fieldBits(probe) < probe.bits() ? "all bits" : text));
    }
}
