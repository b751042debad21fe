package dev.spikeloom.report;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.study.sweep.Objective;
import dev.spikeloom.study.sweep.Sensitivity;
import dev.spikeloom.study.sweep.SweepFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Figures of a sweep: all points by two figures, the front in parallel coordinates, main effects. */
public final class SweepFigures {
    /** The folder of them in that of the sweep. */
    public static final String FOLDER = "figures";

    private SweepFigures() {}

    /**
     * Draws them, by their names.
     *
     * @param across what is horizontal among all points
     * @param upwards what is vertical
     * @param sensitivity main effects; empty for no figure of them
     */
    public static Map<String, String> of(
            SweepFolder folder, Objective across, Objective upwards, Optional<Sensitivity> sensitivity) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("points.svg", SweepScatter.of(folder, across, upwards));
        files.put("front.svg", ParallelPlot.of(folder));
        sensitivity.ifPresent(
                effects -> files.put("effects.svg", EffectPlot.of(folder.plan().base(), effects)));
        return files;
    }

    /**
     * Writes them to a folder.
     *
     * @throws dev.spikeloom.io.EnvironmentException if one of them cannot be written
     */
    public static void write(Map<String, String> files, Path folder) {
        files.forEach((name, content) -> AtomicFiles.writeString(folder.resolve(name), content));
    }
}
