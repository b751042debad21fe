package dev.spikeloom.regress.check;

import dev.spikeloom.cosim.CosimPlace;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.sim.trace.GtkwaveSave;
import dev.spikeloom.sim.trace.VcdHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The signal that differs and some beside it, a few cycles around the difference, in a file of some kilobytes: in scope
 * {@code model} as they are expected, in scope {@code rtl} as they were found.
 */
final class ShortWave {
    static final String FILE = "difference.vcd";

    private static final String RTL_WAVES = "rtl.vcd";
    private static final int CYCLES = 16;
    private static final int MOST_SIGNALS = 12;

    /** A cycle takes two units of time in all waves here. */
    private static final int UNITS = 2;

    private final String signal;
    private final long first;
    private final long last;
    private final StringBuilder header = new StringBuilder("$timescale 1ns $end\n");
    private final Map<Long, StringBuilder> changes = new TreeMap<>();
    private int codes;

    private ShortWave(String signal, long cycle) {
        this.signal = signal;
        this.first = UNITS * Math.max(0, cycle - CYCLES);
        this.last = UNITS * (cycle + CYCLES) + 1;
    }

    /**
     * Writes it from the waves that a check has left.
     *
     * @param folder of the waves
     * @param signal from the top module down, perhaps with an index
     * @return the file; empty if there are no waves, or none of the signal
     */
    static Optional<Path> of(Path folder, String signal, long cycle) {
        ShortWave wave = new ShortWave(signal, cycle);
        try {
            wave.add("model", folder.resolve(GtkwaveSave.WAVES));
            wave.add("rtl", folder.resolve(RTL_WAVES));
            wave.add("bench", folder.resolve(CosimPlace.BENCH_WAVES));
        } catch (IOException e) {
            return Optional.empty();
        }
        if (wave.changes.isEmpty()) {
            return Optional.empty();
        }
        Path file = folder.resolve(FILE);
        AtomicFiles.writeString(file, wave.text());
        return Optional.of(file);
    }

    private String text() {
        StringBuilder text = new StringBuilder(header).append("$enddefinitions $end\n");
        changes.forEach(
                (time, lines) -> text.append('#').append(time).append('\n').append(lines));
        return text.toString();
    }

    private void add(String scope, Path waves) throws IOException {
        if (!Files.isRegularFile(waves)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(waves, StandardCharsets.ISO_8859_1)) {
            Map<String, String> chosen = declare(scope, VcdHeader.read(lines).signals());
            if (!chosen.isEmpty()) {
                copy(lines, chosen);
            }
        }
    }

    /** The differing signal first, then what is narrow beside it. */
    private Map<String, String> declare(String scope, List<VcdHeader.Signal> signals) {
        String bare = signal.replaceFirst("\\[\\d+]$", "");
        List<VcdHeader.Signal> same = signals.stream()
                .filter(one -> one.path().endsWith("." + signal) || one.path().endsWith("." + bare))
                .limit(1)
                .toList();
        if (same.isEmpty()) {
            return Map.of();
        }
        String instance = parent(same.get(0).path());
        List<VcdHeader.Signal> all = new ArrayList<>(same);
        signals.stream()
                .filter(one ->
                        parent(one.path()).equals(instance) && !one.path().contains("["))
                .filter(one -> !one.path().equals(same.get(0).path()))
                .limit(MOST_SIGNALS - 1L)
                .forEach(all::add);
        Map<String, String> chosen = new LinkedHashMap<>();
        header.append("$scope module ").append(scope).append(" $end\n");
        for (VcdHeader.Signal one : all) {
            String code = chosen.computeIfAbsent(one.code(), old -> "s" + codes++);
            header.append("$var wire ")
                    .append(bits(one.range()))
                    .append(' ')
                    .append(code)
                    .append(' ')
                    .append(one.path().substring(instance.length() + 1))
                    .append(one.range().isEmpty() ? "" : " " + one.range())
                    .append(" $end\n");
        }
        header.append("$upscope $end\n");
        return chosen;
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    private static int bits(String range) {
        if (!range.matches("\\[\\d+:\\d+]")) {
            return 1;
        }
        String[] ends = range.substring(1, range.length() - 1).split(":", -1);
        return Integer.parseInt(ends[0]) - Integer.parseInt(ends[1]) + 1;
    }

    /** What signals are before the first cycle shown, they are in it. */
    private void copy(BufferedReader lines, Map<String, String> chosen) throws IOException {
        Map<String, String> before = new LinkedHashMap<>();
        long time = 0;
        boolean begun = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#")) {
                time = Long.parseLong(line.substring(1).strip());
                if (time > last) {
                    break;
                }
                if (time >= first && !begun) {
                    begun = true;
                    long at = time;
                    before.values().forEach(value -> change(at, value));
                }
                continue;
            }
            String value = renamed(line.strip(), chosen);
            if (value.isEmpty()) {
                continue;
            }
            if (begun) {
                change(time, value);
            } else {
                before.put(value.substring(value.lastIndexOf('s')), value);
            }
        }
    }

    private void change(long time, String value) {
        changes.computeIfAbsent(time, key -> new StringBuilder()).append(value).append('\n');
    }

    /** A change of a chosen signal with its code here; empty if it is of another one. */
    private static String renamed(String line, Map<String, String> chosen) {
        if (line.isEmpty() || line.charAt(0) == '$') {
            return "";
        }
        int space = line.indexOf(' ');
        boolean vector = line.charAt(0) == 'b' && space > 0;
        String code = vector ? line.substring(space + 1) : line.substring(1);
        String own = chosen.get(code);
        return own == null ? "" : (vector ? line.substring(0, space + 1) : line.substring(0, 1)) + own;
    }
}
