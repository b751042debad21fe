package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.register.LoadMap;
import dev.spikeloom.design.register.LoadedNumber;
import dev.spikeloom.sim.LayerCounters;
import dev.spikeloom.spike.SpikeVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the bench does, operation by operation, and what each of them needs: the memories that it reads. */
final class BenchTape {
    static final int COUNT_BITS = 64;

    private final Design design;
    private final TraceLayout layout;
    private final HexLines operations = new HexLines(Operation.BITS);
    private final HexLines timeSteps;
    private final HexLines vectors;
    private final HexLines beats;
    private final HexLines results = new HexLines(Integer.SIZE + Integer.BYTES + 1);
    private final HexLines loadBeats;
    private final Optional<HexLines> loads;
    private final HexLines registers = new HexLines(RegisterAccess.BITS);
    private final List<RegisterAccess> accesses = new ArrayList<>();
    private final HexLines counts;
    private final HexLines always;
    private final List<HexLines> groups = new ArrayList<>();
    private int samples;

    BenchTape(Design design, TraceLayout layout) {
        this.design = design;
        this.layout = layout;
        this.timeSteps = new HexLines(design.countBits());
        this.vectors = new HexLines(design.inputs());
        this.beats = new HexLines(design.architecture().streamBits() + 1);
        this.loadBeats = new HexLines(design.hostInterface()
                .map(host -> host.loadStreamBits() + host.loadStreamBits() / Byte.SIZE + 1)
                .orElse(1));
        this.loads = design.loadable() ? Optional.of(new HexLines(loadBits(design.loadMap()))) : Optional.empty();
        this.counts = new HexLines(COUNT_BITS + design.countSelectBits());
        this.always =
                new HexLines(layout.always().stream().mapToInt(Probe::bits).sum());
        layout.groups().forEach(group -> groups.add(new HexLines(bits(group))));
    }

    private static int loadBits(LoadMap map) {
        return 2 + map.layerBits() + map.rowBits() + map.neuronBits() + map.lanes() * (1 + map.dataBits());
    }

    static int bits(ProbeGroup group) {
        return group.probes().stream()
                .mapToInt(probe -> probe.bits() * probe.elements())
                .sum();
    }

    void reset() {
        operation(Operation.RESET);
    }

    /** Begins a segment. */
    void start(int steps) {
        operation(Operation.START);
        timeSteps.field(steps, design.countBits()).end();
    }

    /** A cycle that is to go as recorded. */
    void run(TraceRecord record) {
        operation(Operation.RUN);
        layout.always().forEach(probe -> always.probe(record, probe, 1));
        always.end();
        for (int i = 0; i < groups.size(); i++) {
            ProbeGroup group = layout.groups().get(i);
            if (record.isSet(group.gate())) {
                HexLines lines = groups.get(i);
                for (Probe probe : group.probes()) {
                    boolean array = probe.elements() > 1;
                    lines.probe(record, probe, array ? group.meaningfulValues(record) : 1);
                }
                lines.end();
            }
        }
        if (layout.takesResult(record)) {
            samples++;
        }
    }

    /** The next spike vector that the core is offered. */
    void vector(SpikeVector spikes) {
        vectors.spikes(spikes).end();
    }

    /** The next beat that is offered, as it stands in a record. */
    void beat(TraceRecord record, Probe data, Probe last) {
        beats.probe(record, data, 1).probe(record, last, 1).end();
    }

    /** Sends a beat whose spikes are not compared. */
    void send(BigInteger data, boolean last) {
        send(Operation.BEAT, data, last);
    }

    /** The same without its lowest byte. */
    void sendPart(BigInteger data, boolean last) {
        send(Operation.PART, data, last);
    }

    private void send(Operation operation, BigInteger data, boolean last) {
        operation(operation);
        beats.bits(data, beats.bits() - 1).field(last ? 1 : 0, 1).end();
    }

    /**
     * Sends a beat of the load stream.
     *
     * @param keep a bit for each of its bytes
     */
    void loadBeat(BigInteger data, int keep, boolean last) {
        int bits = design.hostInterface().orElseThrow().loadStreamBits();
        operation(Operation.LOAD_BEAT);
        loadBeats
                .bits(data, bits)
                .field(keep, bits / Byte.SIZE)
                .field(last ? 1 : 0, 1)
                .end();
    }

    /**
     * Takes the beat of a result that has to come next.
     *
     * @param keep a bit for each of its bytes
     */
    void result(int data, int keep, boolean last) {
        operation(Operation.RESULT);
        results.field(data, Integer.SIZE)
                .field(keep, Integer.BYTES)
                .field(last ? 1 : 0, 1)
                .end();
    }

    /** Loads numbers through the core's port: as many at once as it takes, of neighbouring neurons. */
    void load(List<LoadedNumber> numbers) {
        int lanes = design.loadMap().lanes();
        for (int from = 0, to = 0; from < numbers.size(); from = to) {
            LoadedNumber first = numbers.get(from);
            while (to < numbers.size() && comeAtOnce(first, numbers.get(to), lanes)) {
                to++;
            }
            loadAtOnce(numbers.subList(from, to));
        }
    }

    private static boolean comeAtOnce(LoadedNumber first, LoadedNumber other, int lanes) {
        return first.target() == other.target()
                && first.layer() == other.layer()
                && first.row() == other.row()
                && first.neuron() / lanes == other.neuron() / lanes;
    }

    private void loadAtOnce(List<LoadedNumber> numbers) {
        LoadMap map = design.loadMap();
        int lanes = map.lanes();
        int[] data = new int[lanes];
        long mask = 0;
        for (LoadedNumber number : numbers) {
            data[number.neuron() % lanes] = number.data();
            mask |= 1L << number.neuron() % lanes;
        }
        LoadedNumber first = numbers.get(0);
        operation(Operation.LOAD);
        HexLines line = loads.orElseThrow();
        for (int number : data) {
            line.field(number, map.dataBits());
        }
        line.field(mask, lanes)
                .field(first.neuron() - first.neuron() % lanes, map.neuronBits())
                .field(first.row(), map.rowBits())
                .field(first.layer(), map.layerBits())
                .field(first.target(), 2)
                .end();
    }

    /** One that lets the next begin before it is answered goes with it. */
    void register(RegisterAccess access) {
        if (!access.more()) {
            operation(Operation.REGISTER);
        }
        access.append(registers);
        accesses.add(access);
    }

    /** Compares the core's performance counters. */
    void counters(List<LayerCounters> counters) {
        for (int layer = 0; layer < counters.size(); layer++) {
            List<Long> values = counters.get(layer).inHardware();
            for (int k = 0; k < values.size(); k++) {
                operation(Operation.COUNT);
                counts.field(values.get(k), COUNT_BITS)
                        .field(16L * layer + k, design.countSelectBits())
                        .end();
            }
        }
    }

    private void operation(Operation operation) {
        operations.field(operation.code(), Operation.BITS).end();
    }

    /** Results that the machine gives in the whole run. */
    int samples() {
        return samples;
    }

    HexLines operations() {
        return operations;
    }

    HexLines timeSteps() {
        return timeSteps;
    }

    HexLines vectors() {
        return vectors;
    }

    HexLines beats() {
        return beats;
    }

    HexLines results() {
        return results;
    }

    Optional<HexLines> loadBeats() {
        return Optional.of(loadBeats).filter(lines -> lines.lines() > 0);
    }

    Optional<HexLines> loads() {
        return loads.filter(lines -> lines.lines() > 0);
    }

    HexLines registers() {
        return registers;
    }

    /** An access to a register, by its number from 0. */
    RegisterAccess access(int number) {
        return accesses.get(number);
    }

    Optional<HexLines> counts() {
        return Optional.of(counts).filter(lines -> lines.lines() > 0);
    }

    HexLines always() {
        return always;
    }

    /** Of each group of the layout, the values in the cycles in which they mean something. */
    List<HexLines> groups() {
        return groups;
    }
}
