package dev.spikeloom.report;

import dev.spikeloom.study.Traces;
import java.util.Map;

/** What was traced, and what opens each of the files. */
public final class TraceReport {
    private static final Map<String, String> OPENED_WITH = Map.of(
            "model.vcd", "waves, for any viewer",
            "waves.gtkw", "the same waves, grouped by layer: gtkwave waves.gtkw",
            "pipeline.kanata", "the way of each weight row and spike vector: Konata",
            "timeline.json", "when each layer works on which spike vector: Perfetto, chrome://tracing");

    private final Traces traces;

    public TraceReport(Traces traces) {
        this.traces = traces;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(traces.experiment()).append(": ").append(traces.network()).append(", ");
        text.append(Figures.plural(traces.samples(), "sample")).append(" x ");
        text.append(Figures.plural(traces.timeSteps(), "time step")).append(", ");
        text.append(Figures.plural(traces.cycles(), "cycle"));
        if (traces.results() < traces.samples()) {
            text.append(", cut short after ").append(Figures.plural(traces.results(), "result"));
        }
        text.append("\n\n");
        for (String file : traces.files()) {
            text.append(String.format("  %-15s  %s%n", file, OPENED_WITH.get(file)));
        }
        return text.toString();
    }
}
