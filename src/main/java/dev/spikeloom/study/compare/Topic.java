package dev.spikeloom.study.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a figure is about: the groups of a comparison, in their order. The first whose pattern fits has it. */
public enum Topic {
    /** Keys of the experiment, and what results say of it. */
    EXPERIMENT("preset|dataset|network|neuron|weight_bits(\\[\\d+\\])?|time_steps|not_applicable\\b.*|zoo_entry"),
    /** Shares of test samples that were right, and what quantizing did to the weights. */
    ACCURACY("(test_accuracy|test_samples|quantization|conversion).*"),
    /** Time, and who waits for whom. */
    CYCLES("(simulated|latency|initiation|interval|bottleneck).*|layers\\[\\d+\\]\\.[a-z]+_cycles"),
    /** Spikes and reads. */
    ACTIVITY("sram_reads.*|layers\\[\\d+\\]\\.(spikes|sram_reads|synaptic|saturations|register_banks).*"),
    /** What it takes to build it. */
    RESOURCES("weight_sram_bytes|(hardware|layers)\\b.*|synthesis\\.(?!netlist_check).*"),
    /** What checks have found. */
    CHECKS("(cosim|bench|verification|synthesis)\\b.*"),
    /** How training went. */
    TRAINING("(training|fine_tuning)\\b.*"),
    /** Files. */
    RTL("rtl\\b.*"),
    OTHER(".*");

    private final Pattern figures;

    Topic(String figures) {
        this.figures = Pattern.compile(figures);
    }

    static Topic of(String figure) {
        return Arrays.stream(values())
                .filter(topic -> topic.figures.matcher(figure).matches())
                .findFirst()
                .orElseThrow();
    }

    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
