package dev.spikeloom.design.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared between the clocked model and the RTL: the probes of a design, and where each stands in a
 * {@link TraceRecord}. First the probes that are observed in every cycle, then the groups that are observed in some.
 */
public final class TraceLayout {
    private final String core;
    private final List<ProbeTable> tables;
    private final List<ProbeTable> grouped;
    private final List<Probe> always = new ArrayList<>();
    private final List<ProbeGroup> groups = new ArrayList<>();
    private final List<Handshake> handshakes = new ArrayList<>();
    private final Map<Probe, Integer> fieldBits = new HashMap<>();
    private final List<Probe> arrays = new ArrayList<>();
    private final Probes machine;
    private final List<Probes> layers;
    private final int alwaysBytes;
    private int bytes;

    /**
     * Lays out the probes of a machine.
     *
     * @param core instances from the top module down to the core, with a dot behind; empty if the core is the top module
     * @param tables of all parts of the machine, in the order of what is observed in every cycle, and of their handshakes
     * @param grouped the same tables in the order of their groups
     * @param layers those of them that are of layers, input side first
     * @throws IllegalArgumentException if a handshake names a probe that no table has
     */
    public TraceLayout(String core, List<ProbeTable> tables, List<ProbeTable> grouped, List<ProbeTable> layers) {
        this.core = core;
        this.tables = List.copyOf(tables);
        this.grouped = List.copyOf(grouped);
        Map<ProbeTable, Map<ProbeKey, Probe>> placed = new HashMap<>();
        for (ProbeTable table : tables) {
            Map<ProbeKey, Probe> own = new HashMap<>();
            table.ungatedRows().forEach(row -> always.add(place(table, row, own)));
            placed.put(table, own);
        }
        alwaysBytes = bytes;
        grouped.forEach(table -> table.groups().forEach(rows -> groups.add(group(table, rows, placed.get(table)))));
        Map<ProbeKey, Probe> outside = new HashMap<>();
        for (ProbeTable table : tables) {
            Map<ProbeKey, Probe> own = placed.get(table);
            table.aliases().forEach((key, as) -> own.put(key, own.get(as)));
            if (!layers.contains(table)) {
                outside.putAll(own);
            }
        }
        machine = new Probes("", outside, List.of());
        this.layers = layers.stream()
                .map(table -> new Probes(table.prefix(), placed.get(table), table.held()))
                .toList();
        for (ProbeTable table : tables) {
            table.rules().forEach(rule -> handshakes.add(handshake(rule, placed.get(table))));
        }
    }

    private ProbeGroup group(ProbeTable table, List<ProbeTable.Row> rows, Map<ProbeKey, Probe> own) {
        List<Probe> probes = rows.stream().map(row -> place(table, row, own)).toList();
        Probe gate = own.get(rows.get(0).gate().orElseThrow());
        return rows.get(0)
                .array()
                .map(array -> new ProbeGroup(gate, probes, Optional.of(own.get(array.partial())), array.partialCount()))
                .orElseGet(() -> new ProbeGroup(gate, probes));
    }

    private Probe place(ProbeTable table, ProbeTable.Row row, Map<ProbeKey, Probe> own) {
        int elements = row.array().map(ProbeTable.Elements::count).orElse(1);
        boolean array = row.array().isPresent();
        Probe probe = new Probe(table.prefix() + row.signal(), row.bits(), elements, array, bytes);
        bytes += probe.bytes();
        fieldBits.put(probe, row.fieldBits());
        if (array) {
            arrays.add(probe);
        }
        own.put(row.key(), probe);
        return probe;
    }

    /** Of probes of the same table, or of those outside the layers. */
    private Handshake handshake(ProbeTable.Rule rule, Map<ProbeKey, Probe> own) {
        return new Handshake(
                named(rule.valid(), own),
                named(rule.ready(), own),
                rule.data().stream().map(key -> named(key, own)).toList());
    }

    private Probe named(ProbeKey key, Map<ProbeKey, Probe> own) {
        Probe probe = own.get(key);
        return probe == null ? machine.get(key) : probe;
    }

    /** Instances from the top module down to the core, with a dot behind; empty if the core is the top module. */
    public String core() {
        return core;
    }

    /** The handshakes whose sending side is in the design. */
    public List<Handshake> handshakes() {
        return List.copyOf(handshakes);
    }

    /** The same without what is within the top module: what is seen at its ports. */
    public TraceLayout ports() {
        Map<ProbeTable, ProbeTable> atPorts = new HashMap<>();
        tables.forEach(table -> atPorts.put(table, table.ports()));
        return new TraceLayout(
                core,
                tables.stream().map(atPorts::get).toList(),
                grouped.stream().map(atPorts::get).toList(),
                List.of());
    }

    /** Probes observed in every cycle, in the order of their offsets. */
    public List<Probe> always() {
        return List.copyOf(always);
    }

    /** Groups observed in the cycles in which their gate is 1, in the order of their offsets. */
    public List<ProbeGroup> groups() {
        return List.copyOf(groups);
    }

    /**
     * A probe outside the layers.
     *
     * @throws IllegalArgumentException if the machine has nothing that it would show
     */
    public Probe get(ProbeKey key) {
        return machine.get(key);
    }

    /** A probe outside the layers; empty where the machine has nothing that it would show. */
    public Optional<Probe> find(ProbeKey key) {
        return machine.find(key);
    }

    /** Whether a probe is the one outside the layers that shows something. */
    public boolean is(ProbeKey key, Probe probe) {
        return machine.is(key, probe);
    }

    /**
     * Where what is offered outside the layers is accepted, whatever the data.
     *
     * @throws IllegalArgumentException if the machine has no such signals
     */
    public Handshake handshake(ProbeKey valid, ProbeKey ready) {
        return machine.handshake(valid, ready);
    }

    /** Whether the host takes a result in a cycle: behind a stream, the last beat of one. */
    public boolean takesResult(TraceRecord record) {
        return resultHandshake().isAccepted(record)
                && find(StreamProbe.BEAT_LAST).map(record::isSet).orElse(true);
    }

    /** Where the host takes a result: behind a stream, each beat of one. */
    public Handshake resultHandshake() {
        return find(StreamProbe.BEAT_LAST).isPresent()
                ? handshake(StreamProbe.BEAT_VALID, StreamProbe.BEAT_READY)
                : handshake(PortProbe.RESULT_VALID, PortProbe.RESULT_READY);
    }

    /** The probes of a layer; 0 is the one at the input. */
    public Probes layer(int index) {
        return layers.get(index);
    }

    /** The probes of all layers, input side first. */
    public List<Probes> layers() {
        return layers;
    }

    /**
     * Width of the fields that an element of a probe is packed from, side by side: 1 for a spike vector, that of a count
     * for the spike counts. Of any other probe an element is one field.
     */
    public int fieldBits(Probe probe) {
        return fieldBits.get(probe);
    }

    /** The probes that are unpacked arrays in the RTL, in the order of their offsets. */
    public List<Probe> arrays() {
        return List.copyOf(arrays);
    }

    /** Whether a probe is an unpacked array in the RTL, if only of one element. */
    public boolean isArray(Probe probe) {
        return arrays.contains(probe);
    }

    /** Bytes of the probes that are observed in every cycle; they come first. */
    public int alwaysBytes() {
        return alwaysBytes;
    }

    /** Bytes of a whole record, every group included. */
    public int bytes() {
        return bytes;
    }
}
