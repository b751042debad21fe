package dev.spikeloom.synth;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.rtl.RtlFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Synthesizes a generated design to gates with Yosys: it must come out whole, without a loop or a latch. */
public final class YosysCheck {
    /** Heads the counts of each module; the last ones are those of the whole design. */
    private static final String COUNTS = "Number of cells:";

    private static final Pattern CELL_COUNT = Pattern.compile("(?m)^ {5}(\\S+) +(\\d+)$");

    private YosysCheck() {}

    /**
     * Runs the synthesis script of a generated design. Takes seconds for a small design, and a minute or two for
     * 784-256-256-10.
     *
     * @param rtlFolder the folder that {@link RtlFiles#writeTo} wrote
     * @throws InputException if Yosys is missing, or refuses the design
     */
    public static SynthesisResult run(Path rtlFolder) {
        return run(rtlFolder, List.of(), Progress.NONE);
    }

    /**
     * What Yosys warns of: the synthesis script without the stages that map to gates, which find no fault and take most of
     * the time.
     *
     * @throws InputException if Yosys is missing, or refuses the design: something undriven, driven twice or in a loop, or a
     *     latch
     */
    public static List<String> warnings(Path rtlFolder) {
        Path script = rtlFolder.resolve(RtlFiles.SYNTHESIS_SCRIPT);
        try {
            List<String> commands = Files.readAllLines(script).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.replaceFirst("^synth ", "synth -run begin:fine "))
                    .toList();
            return YosysRun.of(rtlFolder, commands, Progress.NONE).warnings();
        } catch (IOException e) {
            throw new InputException("cannot read " + script + ": " + AtomicFiles.reason(e), e);
        }
    }

    /**
     * Runs the synthesis script, and then more.
     *
     * @param more commands for Yosys
     */
    static SynthesisResult run(Path rtlFolder, List<String> more, Progress progress) {
        List<String> commands = new ArrayList<>(List.of("script " + RtlFiles.SYNTHESIS_SCRIPT));
        commands.addAll(more);
        YosysRun run = YosysRun.of(rtlFolder, commands, progress);
        return new SynthesisResult(cells(run.log()), run.warnings());
    }

    /** A file's name in a script. */
    static String quoted(Path file) {
        return "\"" + file.toAbsolutePath() + "\"";
    }

    private static SortedMap<String, Long> cells(String output) {
        int total = output.lastIndexOf(COUNTS);
        if (total < 0) {
            throw new InputException("yosys printed no cell counts; is it version 0.23 or later?");
        }
        SortedMap<String, Long> cells = new TreeMap<>();
        Matcher count = CELL_COUNT.matcher(output.substring(total));
        while (count.find()) {
            cells.put(count.group(1), Long.valueOf(count.group(2)));
        }
        return cells;
    }
}
