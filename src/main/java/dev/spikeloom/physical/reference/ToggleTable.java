package dev.spikeloom.physical.reference;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.physical.activity.ToggleCounter;
import dev.spikeloom.physical.netlist.SimulationFiles;
import dev.spikeloom.physical.netlist.SimulationFiles.Trace;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What each net did, as a table that others can hold to the waves. */
final class ToggleTable {
    private static final String HEADER = "module,net,signal,bit,toggles,cycles_at_1\n";

    private ToggleTable() {}

    /** A line for each net in the waves; the signal is below the simulator's own scope. */
    static void write(Path file, SimulationFiles simulated, ToggleCounter counter) {
        AtomicFiles.write(file, out -> {
            Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            text.write(HEADER);
            for (Trace trace : simulated.traces()) {
                if (trace.net() >= 0 && counter.isSeen(trace.net())) {
                    line(text, trace, counter);
                }
            }
            text.flush();
        });
    }

    private static void line(Writer text, Trace trace, ToggleCounter counter) throws IOException {
        text.write(quoted(trace.module()));
        text.write(',');
        text.write(quoted(trace.name()));
        text.write(',');
        text.write(quoted(trace.signal()));
        text.write("," + trace.place() + "," + counter.toggles(trace.net()) + "," + counter.ones(trace.net()) + "\n");
    }

    private static String quoted(String name) {
        return name.indexOf(',') < 0 && name.indexOf('"') < 0 ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
