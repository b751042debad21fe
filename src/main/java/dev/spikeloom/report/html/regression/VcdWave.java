package dev.spikeloom.report.html.regression;

import dev.spikeloom.report.html.regression.Wave.Change;
import dev.spikeloom.report.html.regression.Wave.Signal;
import dev.spikeloom.sim.trace.VcdHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a value change dump to a wave: the first signals, with times as the file has them. */
final class VcdWave {
    /** Of a cycle, in all waves here. */
    private static final int UNITS = 2;

    private VcdWave() {}

    /** @throws IOException if it cannot be read */
    static Wave read(Reader text) throws IOException {
        BufferedReader lines = new BufferedReader(text);
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        List<VcdHeader.Signal> signals = VcdHeader.read(lines).signals().stream()
                .limit(WaveFiles.MOST_SIGNALS)
                .toList();
        signals.forEach(signal -> changes.put(signal.code(), new ArrayList<>()));
        long now = 0;
        long first = -1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String change = line.strip();
            if (change.isEmpty() || change.startsWith("$")) {
                continue;
            }
            if (change.charAt(0) == '#') {
                now = Long.parseLong(change.substring(1));
                first = first < 0 ? now : first;
            } else {
                add(change, now, changes);
            }
        }
        List<Signal> read = new ArrayList<>();
        for (VcdHeader.Signal signal : signals) {
            List<Change> own = changes.get(signal.code());
            boolean bit = signal.range().isEmpty();
            read.add(
                    new Signal(signal.path() + signal.range(), bit, own.isEmpty() ? List.of(new Change(0, "x")) : own));
        }
        return new Wave(UNITS, true, read, Math.max(0, first), now + 1);
    }

    private static void add(String change, long now, Map<String, List<Change>> changes) {
        boolean vector = change.charAt(0) == 'b' || change.charAt(0) == 'B';
        int split = vector ? change.indexOf(' ') : 1;
        if (split < 0) {
            return;
        }
        List<Change> own = changes.get(change.substring(split).strip());
        if (own != null) {
            own.add(new Change(now, vector ? number(change.substring(1, split)) : change.substring(0, 1)));
        }
    }

    private static String number(String bits) {
        return bits.chars().allMatch(c -> c == '0' || c == '1') && !bits.isEmpty()
                ? "0x" + new BigInteger(bits, 2).toString(16)
                : "x";
    }
}
