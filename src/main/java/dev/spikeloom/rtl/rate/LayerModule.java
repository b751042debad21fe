package dev.spikeloom.rtl.rate;

import java.util.Map;

/**
 * A module that a layer needs.
 *
 * @param part what it does; modules are written in the order of their parts, so that each stands before those that use it
 * @param name of the module
 * @param template its name without suffix
 * @param model what the template reads
 */
record LayerModule(Part part, String name, String template, Map<String, Object> model) {
    /** What a module of a layer does. */
    enum Part {
        ENCODER,
        SCHEDULER,
        MEMORY,
        ROW_ADDER,
        NEURONS,
        BUFFER,
        COUNTERS,
        LAYER
    }

    /** A module that is the same for every layer. */
    LayerModule(Part part, String name) {
        this(part, name, name, Map.of());
    }
}
