package dev.spikeloom.rtl;

import dev.spikeloom.network.IntegerReference;
import dev.spikeloom.spike.SpikeVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What the bench of the registers does, what it has to print, and how often it did which. */
final class AccessTape {
    private static final int WRITE = 1;
    private static final int READ = 2;
    private static final int PEEK = 3;
    private static final int BEAT = 4;
    private static final int RESULT = 5;
    private static final int WAIT = 6;

    /** Stands for data that is not compared. */
    private static final String ANY = "any";

    /** Classes of values that are written. */
    enum ValueClass {
        IN_RANGE,
        ONE_BEYOND,
        BITS_ABOVE,
        ALL_ONES,
        WRONG_STROBES,
        /** What leads to the others. */
        OTHER
    }

    /** A line that is due, and what it is the answer to. */
    record Due(String line, String what) {
        boolean allows(String printed) {
            return line.endsWith(ANY)
                    ? printed.startsWith(line.substring(0, line.length() - ANY.length()))
                    : printed.equals(line);
        }
    }

    /** What a sample brings to the counters. */
    record Sample(int spikesIn, int spikesOut) {}

    private final DesignFacts design;
    private final DocumentedRegisters registers;
    private final StoredNumbers stored;
    private final RandomGenerator random;
    private final StringBuilder accesses = new StringBuilder();
    private final List<Due> due = new ArrayList<>();
    private final Map<ValueClass, int[]> writes = new EnumMap<>(ValueClass.class);
    private long resultsLeft;
    private int lines;
    private int reads;
    private int samples;
    private int peeks;

    AccessTape(DesignFacts design, StoredNumbers stored, RandomGenerator random) {
        this.design = design;
        this.stored = stored;
        this.random = random;
        this.registers = new DocumentedRegisters(design, stored);
    }

    DocumentedRegisters registers() {
        return registers;
    }

    void write(int address, int data) {
        write(address, data, 0xf, ValueClass.OTHER);
    }

    void write(int address, int data, int strobes, ValueClass valueClass) {
        add(WRITE, address, strobes, data);
        boolean accepted = registers.write(address, data, strobes);
        writes.computeIfAbsent(valueClass, any -> new int[2])[accepted ? 1 : 0]++;
        due.add(new Due(
                accepted ? "w 0" : "w 2",
                String.format(
                        Locale.ROOT,
                        "write of %d (0x%x) to 0x%03x with strobes 0x%x, %s",
                        data,
                        data,
                        address,
                        strobes,
                        valueClass)));
    }

    /** Reads a register that depends on the time, at a time at which its value is known. */
    void read(int address, long expected) {
        read(address, "0", String.format(Locale.ROOT, "%08x", expected));
    }

    private void read(int address, String response, String data) {
        add(READ, address, 0, 0);
        reads++;
        due.add(new Due("r " + response + " " + data, String.format(Locale.ROOT, "read of 0x%03x", address)));
    }

    private void refuse(int address) {
        read(address, "2", "00000000");
        registers.refused();
    }

    /** Reads the number that is chosen, looks where that has led, and goes back. */
    private void readNumber() {
        long row = registers.read(DocumentedRegisters.LOAD_ROW).orElseThrow();
        long neuron = registers.read(DocumentedRegisters.LOAD_NEURON).orElseThrow();
        read(DocumentedRegisters.LOAD_DATA, Integer.toUnsignedLong(registers.readNumber()));
        for (int address : new int[] {DocumentedRegisters.LOAD_ROW, DocumentedRegisters.LOAD_NEURON}) {
            read(address, registers.read(address).orElseThrow());
        }
        write(DocumentedRegisters.LOAD_ROW, (int) row);
        write(DocumentedRegisters.LOAD_NEURON, (int) neuron);
    }

    /** Reads every register and some places where there is none, and all numbers that can be loaded. */
    void lookAtAll() {
        for (int address = 0; address <= 0x104; address += 4) {
            boolean gap = (address > 0x8c && address < 0xa0)
                    || (address > 0xac && address < 0x100)
                    || (address > 0x20 && address < 0x3c);
            if (address == DocumentedRegisters.LOAD_DATA && registers.holdsNumber()) {
                readNumber();
            } else if (registers.readable(address)) {
                OptionalLong data = registers.read(address);
                read(address, "0", data.isPresent() ? String.format(Locale.ROOT, "%08x", data.getAsLong()) : ANY);
            } else if (!gap) {
                refuse(address);
            }
        }
        refuse(0x042);
        add(PEEK, 0, 0, 0);
        peeks++;
        due.add(new Due("p" + (design.loadable() ? stored.peeked() : ""), "what can be loaded"));
    }

    /**
     * Sends the time steps of a sample and takes its result.
     *
     * @param beyond whether an input spikes that does not exist
     */
    Sample sample(boolean beyond) {
        IntegerReference reference = new IntegerReference(stored.network());
        reference.startSample();
        int inputs = design.layers().get(0).rows();
        int classes = design.heads().stream().mapToInt(Integer::intValue).sum();
        int[] counts = new int[classes];
        int spikesIn = 0;
        for (int step = 0; step < registers.timeSteps(); step++) {
            SpikeVector spikes = new SpikeVector(inputs);
            int bits = random.nextInt(1 << inputs);
            for (int i = 0; i < inputs; i++) {
                if (((bits >> i) & 1) != 0) {
                    spikes.set(i);
                }
            }
            spikesIn += Integer.bitCount(bits);
            SpikeVector out = reference.step(spikes);
            for (int c = 0; c < classes; c++) {
                counts[c] += out.get(c) ? 1 : 0;
            }
            add(BEAT, 0, 0, beyond && step == 0 ? bits | (1 << inputs) : bits);
        }
        if (beyond) {
            registers.spikesOfMissingInputsCame();
        }
        add(WAIT, 0, 0, 0);
        registers.resultWaits(true);
        lookAtAll();
        registers.resultWaits(false);
        String beats = packet(counts);
        add(RESULT, 0, 0, beats.split(" ").length - 1);
        samples++;
        due.add(new Due("s" + beats + (endsPacket() ? " last" : ""), "result of a sample"));
        return new Sample(spikesIn, Arrays.stream(counts).sum());
    }

    /** A packet has as many results as the register says when its first beat is sent. */
    private boolean endsPacket() {
        if (resultsLeft == 0) {
            resultsLeft = registers.read(DocumentedRegisters.RESULTS_PER_PACKET).orElseThrow();
        }
        resultsLeft--;
        return resultsLeft == 0;
    }

    /** The classes of two heads a beat, then the counts. */
    private String packet(int[] counts) {
        StringBuilder text = new StringBuilder();
        int first = 0;
        int beat = 0;
        for (int head = 0; head < design.heads().size(); head++) {
            int most = 0;
            for (int c = 0; c < design.heads().get(head); c++) {
                most = counts[first + c] > counts[first + most] ? c : most;
            }
            first += design.heads().get(head);
            beat |= most << (16 * (head % 2));
            if (head % 2 == 1 || head == design.heads().size() - 1) {
                text.append(String.format(Locale.ROOT, " %08x", beat));
                beat = 0;
            }
        }
        for (int count : counts) {
            text.append(String.format(Locale.ROOT, " %08x", count));
        }
        return text.toString();
    }

    private void add(int what, int address, int strobes, int data) {
        accesses.append(String.format(Locale.ROOT, "%x%03x%x%08x%n", what, address, strobes, data));
        lines++;
    }

    /** The memory that the bench goes through. */
    String accesses() {
        return accesses.toString();
    }

    int lines() {
        return lines;
    }

    /** The differences between what was printed and what is due, in words; each once, where it came first. */
    List<String> differences(List<String> printed) {
        List<String> differences = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (int i = 0; i < due.size(); i++) {
            String line = i < printed.size() ? printed.get(i) : "nothing";
            String difference = due.get(i).what() + ": due is '" + due.get(i).line() + "', found '" + line + "'";
            if (!due.get(i).allows(line) && told.add(difference)) {
                differences.add("line " + i + ", " + difference);
            }
        }
        return differences;
    }

    /** How many writes of a class were accepted, and how many were to be refused. */
    int writes(ValueClass valueClass, boolean accepted) {
        return writes.getOrDefault(valueClass, new int[2])[accepted ? 1 : 0];
    }

    /** How many accesses of which kind there were. */
    String summary() {
        StringBuilder text = new StringBuilder();
        int all = 0;
        for (Map.Entry<ValueClass, int[]> of : writes.entrySet()) {
            int refused = of.getValue()[0];
            int accepted = of.getValue()[1];
            all += refused + accepted;
            text.append(", ")
                    .append(of.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(String.format(Locale.ROOT, " %,d + %,d", accepted, refused));
        }
        return String.format(
                Locale.ROOT,
                "%,d accesses: %,d reads, %,d writes (accepted + refused%s); %,d samples, %,d looks at what can be loaded",
                all + reads,
                reads,
                all,
                text,
                samples,
                peeks);
    }
}
