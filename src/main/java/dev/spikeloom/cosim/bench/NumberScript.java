package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.LoadedNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Loads what the machine is to hold: through the registers, and where there is a load stream, in turns with it. */
final class NumberScript extends HostScript {
    /** Writes that follow each other at once. */
    private static final int TRAIN = 64;

    /** Rows that go the same way: more than one, so that a packet goes on from row to row. */
    private static final int ROWS = 3;

    /** Of the registers that say where the next number is loaded to, what they hold; empty where that is not known. */
    private final Map<String, Integer> place = new HashMap<>();

    private int loaded;

    NumberScript(Design design, HostInterface host, BenchTape tape) {
        super(design, host, tape);
    }

    /** The last rows go through the registers, which wait until the stream's are written. */
    void load(List<LoadedNumber> numbers) {
        place.clear();
        List<List<LoadedNumber>> rows = rows(numbers);
        int from = 0;
        while (from < rows.size()) {
            LoadedNumber first = rows.get(from).get(0);
            boolean streams = streams(rows, from);
            int to = from;
            while (to < rows.size()
                    && streams(rows, to) == streams
                    && sameMemory(first, rows.get(to).get(0))) {
                to++;
            }
            if (streams) {
                stream(rows.subList(from, to));
            } else {
                rows.subList(from, to).forEach(row -> row.forEach(this::load));
            }
            from = to;
        }
        if (host.loadStream()) {
            // The port takes several numbers at once, and a layer of few lanes one after the other: no spike enters
            // meanwhile.
            awaitStatus(0);
        }
    }

    private boolean streams(List<List<LoadedNumber>> rows, int row) {
        return host.loadStream() && (rows.size() - 1 - row) / ROWS % 2 != 0;
    }

    private static List<List<LoadedNumber>> rows(List<LoadedNumber> numbers) {
        List<List<LoadedNumber>> rows = new ArrayList<>();
        for (LoadedNumber number : numbers) {
            List<LoadedNumber> last = rows.isEmpty() ? List.of() : rows.get(rows.size() - 1);
            if (last.isEmpty()
                    || !sameMemory(last.get(0), number)
                    || last.get(0).row() != number.row()) {
                last = new ArrayList<>();
                rows.add(last);
            }
            last.add(number);
        }
        return rows;
    }

    private static boolean sameMemory(LoadedNumber one, LoadedNumber other) {
        return one.layer() == other.layer() && one.target() == other.target();
    }

    private void stream(List<List<LoadedNumber>> rows) {
        point(rows.get(0).get(0));
        awaitStatus(0);
        new LoadStream(host, tape).send(rows);
        awaitStatus(0);
    }

    /** Numbers follow each other in the order of the registers, which move on by themselves. */
    private void load(LoadedNumber number) {
        point(number);
        RegisterAccess access = write("LOAD_DATA", number.data());
        loaded++;
        tape.register(loaded % TRAIN == 0 ? access : access.andMore());
        place.put("LOAD_NEURON", number.neuron() + 1);
    }

    private void point(LoadedNumber number) {
        point("LOAD_LAYER", number.layer());
        point("LOAD_TARGET", number.target());
        point("LOAD_ROW", number.row());
        point("LOAD_NEURON", number.neuron());
    }

    private void point(String register, int value) {
        Integer last = place.put(register, value);
        if (last == null || last != value) {
            tape.register(write(register, value).andMore());
        }
    }
}
