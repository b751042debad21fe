package dev.spikeloom.physical.activity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts how often each net changes, and for how long it is 1, from waves in VCD (IEEE 1364-2005, clause 18) as they come
 * through a pipe. The waves have all values once a cycle, so that a step of their time is a cycle.
 */
public final class ToggleCounter implements Activity {
    private static final int BUFFER = 1 << 20;
    /** Codes of signals are digits of a number, from the first printable character on. */
    private static final int FIRST_DIGIT = '!';

    private static final int BASE = 94;
    /** No waves have more signals. */
    private static final long MOST_CODE = 1 << 28;

    private static final byte UNKNOWN = 2;

    private final int[] toggles;
    private final long[] ones;
    private final long[] since;
    private final byte[] values;
    private final boolean[] seen;
    private final Map<String, int[]> signals;
    /** By code. */
    private int[][] netsOf = new int[1 << 12][];

    private final Map<Integer, List<int[]>> more = new HashMap<>();
    private long cycle = -1;

    private byte[] digits = new byte[1 << 12];
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private InputStream in;

    /**
     * Counts nothing yet.
     *
     * @param signals the net of each bit of a signal, lowest first, by the signal's path; what is no net is negative
     * @param nets how many there are
     */
    public ToggleCounter(Map<String, int[]> signals, int nets) {
        this.signals = signals;
        this.toggles = new int[nets];
        this.ones = new long[nets];
        this.since = new long[nets];
        this.values = new byte[nets];
        this.seen = new boolean[nets];
        Arrays.fill(values, UNKNOWN);
    }

    /**
     * Reads waves to their end.
     *
     * @throws IOException if they cannot be read, or are no VCD
     */
    public void read(InputStream waves) throws IOException {
        in = waves;
        definitions();
        for (int first = next(); first >= 0; first = next()) {
            switch (first) {
                case '#' -> {
                    number();
                    cycle++;
                }
                case '0', '1', 'x', 'z' -> set(code(next()), first);
                case 'b' -> vector();
                case '$' -> line();
                default -> {
                    if (first > ' ') {
                        throw new IOException("the waves have '" + (char) first + "' where a value is expected");
                    }
                }
            }
        }
        long cycles = cycles();
        for (int net = 0; net < values.length; net++) {
            if (values[net] == 1) {
                ones[net] += cycles - since[net];
                since[net] = cycles;
            }
        }
    }

    private void definitions() throws IOException {
        List<String> scopes = new ArrayList<>();
        while (true) {
            String[] words = line().strip().split("\\s+");
            switch (words[0]) {
                case "$scope" -> scopes.add(words[2]);
                case "$upscope" -> scopes.remove(scopes.size() - 1);
                case "$var" -> define(scopes, words);
                case "$enddefinitions" -> {
                    return;
                }
                default -> {
                    // Dates, versions, and lines that go on.
                }
            }
        }
    }

    /** {@code $var wire BITS CODE NAME [RANGE] $end}. The outermost scope is the simulator's own. */
    private void define(List<String> scopes, String[] words) throws IOException {
        String path = String.join(".", scopes.subList(1, scopes.size())) + "." + words[4];
        int[] nets = signals.get(path);
        if (nets == null) {
            return;
        }
        byte[] digits = words[3].getBytes(StandardCharsets.US_ASCII);
        long code = 0;
        for (int i = digits.length - 1; i >= 0; i--) {
            code = code * BASE + digits[i] - FIRST_DIGIT + (i > 0 ? 1 : 0);
        }
        int place = checked(code);
        if (place >= netsOf.length) {
            netsOf = Arrays.copyOf(netsOf, Math.max(place + 1, 2 * netsOf.length));
        }
        for (int net : nets) {
            if (net >= 0) {
                seen[net] = true;
            }
        }
        // Signals that are always the same share a code.
        netsOf[place] = netsOf[place] == null ? nets : both(netsOf[place], nets, place);
    }

    private int[] both(int[] first, int[] other, int place) {
        more.computeIfAbsent(place, any -> new ArrayList<>()).add(other);
        return first;
    }

    private static int checked(long code) throws IOException {
        if (code < 0 || code > MOST_CODE) {
            throw new IOException("the waves have a code of a signal that is too long");
        }
        return (int) code;
    }

    /** The rest of a code whose first digit is there. */
    private int code(int first) throws IOException {
        long code = (long) first - FIRST_DIGIT;
        long scale = BASE;
        for (int digit = next(); digit > ' '; digit = next()) {
            code += scale * (digit - FIRST_DIGIT + 1);
            scale *= BASE;
            checked(code);
        }
        return (int) code;
    }

    private void set(int code, int value) {
        int[] nets = code < netsOf.length ? netsOf[code] : null;
        if (nets != null) {
            set(nets, 0, value);
            if (!more.isEmpty() && more.containsKey(code)) {
                more.get(code).forEach(others -> set(others, 0, value));
            }
        }
    }

    private void set(int[] nets, int bit, int value) {
        int net = bit < nets.length ? nets[bit] : -1;
        if (net < 0) {
            return;
        }
        byte before = values[net];
        byte after = value == '1' ? (byte) 1 : value == '0' ? 0 : UNKNOWN;
        if (before == after) {
            return;
        }
        if (before != UNKNOWN && after != UNKNOWN) {
            toggles[net]++;
        }
        if (before == 1) {
            ones[net] += cycle - since[net];
        }
        since[net] = cycle;
        values[net] = after;
    }

    private void vector() throws IOException {
        int length = 0;
        for (int digit = next(); digit > ' '; digit = next()) {
            if (length == digits.length) {
                digits = Arrays.copyOf(digits, 2 * length);
            }
            digits[length++] = (byte) digit;
        }
        int code = code(next());
        int[] nets = code < netsOf.length ? netsOf[code] : null;
        if (nets == null) {
            return;
        }
        List<int[]> others = more.getOrDefault(code, List.of());
        for (int bit = 0; bit < length; bit++) {
            int value = digits[length - 1 - bit];
            set(nets, bit, value);
            for (int[] other : others) {
                set(other, bit, value);
            }
        }
        // Zeros in front may be left out.
        for (int bit = length; bit < nets.length; bit++) {
            set(nets, bit, '0');
        }
    }

    private void number() throws IOException {
        int digit = next();
        while (digit > ' ') {
            digit = next();
        }
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            if (c < 0) {
                throw new IOException("the waves end within their definitions");
            }
            text.append((char) c);
        }
        return text.toString();
    }

    private int next() throws IOException {
        if (at == end) {
            end = in.read(buffer);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at++];
    }

    /** Cycles that were seen. */
    @Override
    public long cycles() {
        return cycle + 1;
    }

    /** How often a net changed from one cycle to the next. */
    @Override
    public long toggles(int net) {
        return toggles[net];
    }

    /** Cycles in which a net was 1. */
    @Override
    public long ones(int net) {
        return ones[net];
    }

    /** Whether a net is in the waves. */
    public boolean isSeen(int net) {
        return seen[net];
    }
}
