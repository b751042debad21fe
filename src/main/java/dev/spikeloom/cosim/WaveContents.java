package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.rtl.ModuleNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the waves of the RTL hold: all its signals, with every element of every array, of which Verilator would leave out
 * those of more than 32. Only the words of large memories are not there: they would be most of the file and of the time
 * that the compiler takes.
 *
 * @param deepestArray elements of the deepest array that is held
 * @param memories whether the words of the weight memories are held
 */
record WaveContents(int deepestArray, boolean memories) {
    /** Memories of more bits than this are left out, all of them. */
    static final long MOST_MEMORY_BITS = 1 << 19;

    /** In the memories' own files; all other arrays are registers. */
    private static final Pattern MEMORY = Pattern.compile("^\\s*reg\\b.*\\[0:Words-1];");

    static WaveContents of(Design design) {
        return new WaveContents(design.deepestMemory(), design.weightSramBits() <= MOST_MEMORY_BITS);
    }

    /** Verilator's flags, without the one that makes it write waves. */
    List<String> flags() {
        return List.of("--trace-max-array", String.valueOf(deepestArray));
    }

    /** What stands in Verilator's configuration, so that it leaves the words of the memories in a source file out. */
    List<String> configuration(String file, List<String> source) {
        List<String> lines = new ArrayList<>();
        if (!memories && ModuleNames.isMemoryFile(file)) {
            for (int i = 0; i < source.size(); i++) {
                if (MEMORY.matcher(source.get(i)).find()) {
                    lines.add("tracing_off -file \"*" + file + "\" -lines " + (i + 1));
                }
            }
        }
        return lines;
    }
}
