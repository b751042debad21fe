package dev.spikeloom.report;

import dev.spikeloom.run.outcome.BottleneckFigures;
import dev.spikeloom.run.outcome.SimulateOutcome;
import java.util.Locale;
import java.util.stream.Collectors;

/** What limits the throughput, and what would widen it, in a line each. */
final class BottleneckReport {
    private static final String INDENT = "  ";

    private BottleneckReport() {}

    /** Nothing for results of a version that did not know. */
    static String of(SimulateOutcome simulated) {
        BottleneckFigures bottleneck = simulated.bottleneck();
        if (bottleneck == null) {
            return "";
        }
        StringBuilder text = new StringBuilder(INDENT)
                .append("bottleneck: layer ")
                .append(bottleneck.layer())
                .append(" is busy ")
                .append(String.format(Locale.ROOT, "%.1f %%", 100 * bottleneck.busyShare()))
                .append(" of the cycles");
        if (bottleneck.nextLayer() != null) {
            text.append("; without it layer ")
                    .append(bottleneck.nextLayer())
                    .append(" would allow ")
                    .append(Figures.decimal(bottleneck.nextLayerBusyCyclesMean()))
                    .append(" cycles an image");
        }
        text.append('\n');
        bottleneck
                .widenings()
                .forEach(change ->
                        text.append(INDENT).append(line(change, simulated)).append('\n'));
        if (bottleneck.widenings().isEmpty()) {
            text.append(INDENT)
                    .append("no change of its issue width, kernel rows, lanes, banks or buffers makes it faster\n");
        }
        return text.toString();
    }

    private static String line(BottleneckFigures.Change change, SimulateOutcome simulated) {
        String settings = change.settings().entrySet().stream()
                .map(setting -> "-s " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" "));
        String images = change.samples() == simulated.simulatedSamples()
                ? ""
                : " (the first " + Figures.plural(change.samples(), "image") + ")";
        return Figures.decimal(change.initiationIntervalCyclesMean()) + " cycles" + images + " with " + settings;
    }
}
