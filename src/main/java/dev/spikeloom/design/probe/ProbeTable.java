package dev.spikeloom.design.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The probes of a part of a machine, such as a layer, before they have a place in a record. A row says what a probe shows, its
 * signal, its width, and the probe in whose cycles it means something: its gate. Rows of the same gate, one behind the other,
 * make a group.
 */
public final class ProbeTable {
    private final String prefix;
    private final List<Row> rows = new ArrayList<>();
    private final Map<ProbeKey, ProbeKey> same = new LinkedHashMap<>();
    private final List<HeldArray> held = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /** @param prefix instances from the top module down to the part, with a dot behind each */
    public ProbeTable(String prefix) {
        this.prefix = prefix;
    }

    /**
     * A probe.
     *
     * @param key what it shows
     * @param signal in the part
     * @param bits width of an element
     * @param gate the probe in whose cycles it means something; empty if it does in all
     * @param fieldBits width of the fields that an element is packed from
     * @param array what the signal is an unpacked array of; empty if it is none
     */
    record Row(
            ProbeKey key, String signal, int bits, Optional<ProbeKey> gate, int fieldBits, Optional<Elements> array) {}

    /**
     * The elements of an unpacked array, in two's complement.
     *
     * @param count how many there are
     * @param partial the probe that tells the cycles in which only some mean something
     * @param partialCount how many do, from the first
     */
    record Elements(int count, ProbeKey partial, int partialCount) {}

    /** A handshake by the keys of its probes. */
    record Rule(ProbeKey valid, ProbeKey ready, List<ProbeKey> data) {}

    /** A probe that is observed in every cycle. */
    public void always(ProbeKey key, String signal, int bits) {
        rows.add(new Row(key, signal, bits, Optional.empty(), bits, Optional.empty()));
    }

    /** A probe that means something where its gate is 1. */
    public void gated(ProbeKey gate, ProbeKey key, String signal, int bits) {
        packed(gate, key, signal, bits, bits);
    }

    /** A probe that means something where its gate is 1, packed from fields. */
    public void packed(ProbeKey gate, ProbeKey key, String signal, int bits, int fieldBits) {
        rows.add(new Row(key, signal, bits, Optional.of(gate), fieldBits, Optional.empty()));
    }

    /**
     * An unpacked array of numbers in two's complement that mean something where their gate is 1.
     *
     * @param partial a probe that tells the cycles in which only some elements mean something
     * @param partialElements how many elements, from the first, mean something in these
     */
    public void array(
            ProbeKey gate, ProbeKey key, String signal, int bits, int elements, ProbeKey partial, int partialElements) {
        Elements array = new Elements(elements, partial, partialElements);
        rows.add(new Row(key, signal, bits, Optional.of(gate), bits, Optional.of(array)));
    }

    /** An array of registers, in two's complement, whose content does not change while the machine runs. */
    public void held(String signal, int bits, List<Integer> values) {
        held.add(new HeldArray(prefix + signal, bits, values));
    }

    /** What one key shows is what another does. */
    public void same(ProbeKey key, ProbeKey as) {
        same.put(key, as);
    }

    /** A handshake whose sending side is in the design. */
    public void handshake(ProbeKey valid, ProbeKey ready, ProbeKey... data) {
        rules.add(new Rule(valid, ready, List.of(data)));
    }

    /** What of it is a port of the top module, with a gate that is one; neither handshakes nor what is held. */
    ProbeTable ports() {
        ProbeTable ports = new ProbeTable(prefix);
        Set<ProbeKey> kept = rows.stream().filter(this::isPort).map(Row::key).collect(Collectors.toSet());
        rows.stream()
                .filter(this::isPort)
                .filter(row -> row.gate().map(kept::contains).orElse(true))
                .forEach(ports.rows::add);
        return ports;
    }

    private boolean isPort(Row row) {
        return !(prefix + row.signal()).contains(".");
    }

    String prefix() {
        return prefix;
    }

    List<Row> ungatedRows() {
        return rows.stream().filter(row -> row.gate().isEmpty()).toList();
    }

    /** Those of a group side by side. */
    List<List<Row>> groups() {
        List<List<Row>> groups = new ArrayList<>();
        Optional<ProbeKey> gate = Optional.empty();
        for (Row row : rows) {
            if (row.gate().isPresent()) {
                if (!row.gate().equals(gate)) {
                    groups.add(new ArrayList<>());
                }
                groups.get(groups.size() - 1).add(row);
                gate = row.gate();
            }
        }
        return groups;
    }

    /** From a key to that which shows the same. */
    Map<ProbeKey, ProbeKey> aliases() {
        return same;
    }

    List<HeldArray> held() {
        return held;
    }

    List<Rule> rules() {
        return rules;
    }
}
