package dev.spikeloom.physical.fast;

import dev.spikeloom.physical.power.Cause;
import java.util.Map;

/**
 * What a part of a design came to in a run of its netlist.
 *
 * @param design which it is of
 * @param features what is known of it without
 * @param area square micrometres of its cells
 * @param leakage watts
 * @param joules by cause, without memories
 * @param whole joules of all parts of the design, memories included
 * @param wholeArea square micrometres of all parts of the design
 * @param wholeLeakage watts of all parts of the design
 */
record Point(
        String design,
        Features features,
        double area,
        double leakage,
        Map<Cause, Double> joules,
        double whole,
        double wholeArea,
        double wholeLeakage) {}
