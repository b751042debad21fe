package dev.spikeloom.design.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The probes of a part of a machine by what they show. */
public final class Probes {
    private final String prefix;
    /** The enums of the keys, and the probes of each by its constants' ordinals: they are looked up in every cycle. */
    private final Class<?>[] enums;

    private final Probe[][] byOrdinal;
    private final List<HeldArray> held;

    Probes(String prefix, Map<ProbeKey, Probe> probes, List<HeldArray> held) {
        this.prefix = prefix;
        this.enums = probes.keySet().stream().map(ProbeKey::getClass).distinct().toArray(Class<?>[]::new);
        this.byOrdinal = Arrays.stream(enums)
                .map(keys -> new Probe[keys.getEnumConstants().length])
                .toArray(Probe[][]::new);
        probes.forEach((key, probe) -> of(key.getClass())[key.ordinal()] = probe);
        this.held = List.copyOf(held);
    }

    /** Null if no key is of an enum. */
    private Probe[] of(Class<?> keys) {
        for (int i = 0; i < enums.length; i++) {
            if (enums[i] == keys) {
                return byOrdinal[i];
            }
        }
        return null;
    }

    private Probe probe(ProbeKey key) {
        Probe[] probes = of(key.getClass());
        return probes == null ? null : probes[key.ordinal()];
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
        return Optional.ofNullable(probe(key));
    }

    /** Whether a probe is the one that shows something. */
    public boolean is(ProbeKey key, Probe probe) {
        return probe.equals(probe(key));
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
        Probe probe = probe(key);
        if (probe == null) {
            throw new IllegalArgumentException("there is no probe " + key.name() + " in " + prefix);
        }
        return probe;
    }
}
