package dev.spikeloom.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The probes of a part of a machine by what they show. Who looks at them in every cycle keeps them. */
public final class Probes {
    private final String prefix;
    private final Map<ProbeKey, Probe> probes;
    private final List<HeldArray> held;

    Probes(String prefix, Map<ProbeKey, Probe> probes, List<HeldArray> held) {
        this.prefix = prefix;
        this.probes = Map.copyOf(probes);
        this.held = List.copyOf(held);
    }

    /** Instances from the top module down to the part, with a dot behind; empty if it is the top module. */
    public String prefix() {
        return prefix;
    }

    /** Whether a probe is of the part. */
    public boolean contains(Probe probe) {
        return probe.path().startsWith(prefix);
    }

    /** Arrays that waves show beside the probes. */
    public List<HeldArray> held() {
        return held;
    }

    /** Empty where the part has nothing that the probe would show. */
    public Optional<Probe> find(ProbeKey key) {
        return Optional.ofNullable(probes.get(key));
    }

    /** Whether a probe is the one that shows something. */
    public boolean is(ProbeKey key, Probe probe) {
        return probe.equals(probes.get(key));
    }

    /**
     * Where what a part offers is accepted, whatever the data.
     *
     * @throws IllegalArgumentException if the part has no such signals
     */
    public Handshake handshake(ProbeKey valid, ProbeKey ready) {
        return new Handshake(get(valid), get(ready), List.of());
    }

    /** @throws IllegalArgumentException if the part has nothing that the probe would show */
    public Probe get(ProbeKey key) {
        return find(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no probe " + key.name() + " in " + (prefix.isEmpty() ? "the top module" : prefix)));
    }
}
