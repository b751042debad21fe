package dev.spikeloom.study.sweep;

import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import dev.spikeloom.sim.LayerCounters;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** A figure that a sweep knows of each point: by its key, with what is better and where it comes from; docs/sweeps.md says what each means. */
@SuppressWarnings("ImmutableEnumChecker") // references to methods, which hold no state
public enum Figure {
    ACCURACY("accuracy", true, Measured::accuracy),
    CYCLES("cycles", false, Measured::interval),
    CYCLES_MAX("cycles_max", false, measured -> measured.intervals(1)),
    LATENCY("latency", false, Measured::latency),
    LATENCY_P99("latency_p99", false, m -> m.latencies(0.99)),
    LATENCY_MAX("latency_max", false, m -> m.latencies(1)),
    TIME_US("time_us", false, m -> m.interval() / m.scaled().frequencyMhz()),
    LATENCY_US("latency_us", false, m -> m.latency() / m.scaled().frequencyMhz()),
    ENERGY("energy_nj", false, m -> m.scaled().energyNj().value()),
    ENERGY_LOW("energy_nj_low", false, m -> m.scaled().energyNj().low()),
    ENERGY_HIGH("energy_nj_high", false, m -> m.scaled().energyNj().high()),
    POWER("power_mw", false, m -> m.scaled().powerMw().value()),
    AREA("area_mm2", false, m -> area(m.scaled()).value()),
    AREA_LOW("area_mm2_low", false, m -> area(m.scaled()).low()),
    AREA_HIGH("area_mm2_high", false, m -> area(m.scaled()).high()),
    LOGIC_AREA("logic_area_mm2", false, m -> m.scaled().logicAreaMm2().value()),
    MEMORY_AREA("memory_area_mm2", false, m -> m.scaled().memoryAreaMm2().value()),
    CLOCK("clock_mhz", true, m -> m.scaled().clockMhz().value()),
    ENERGY_UNSCALED("unscaled_energy_nj", false, m -> m.unscaled().energyNj().value()),
    AREA_UNSCALED("unscaled_area_mm2", false, m -> area(m.unscaled()).value()),
    CLOCK_UNSCALED("unscaled_clock_mhz", true, m -> m.unscaled().clockMhz().value()),
    SRAM_BYTES("sram_bytes", false, m -> m.hardware().sramBits() / 8.0),
    REGISTER_BITS("register_bits", false, m -> m.hardware().registerBits()),
    READ_BITS("sram_read_bits_per_cycle", false, m -> m.hardware().sramReadBitsPerCycleMax()),
    BUSIEST_LAYER("busiest_layer_cycles_mean", false, m -> m.run().meanBusiestLayerCycles()),
    SRAM_READS("sram_reads_per_sample_mean", false, m -> m.perSample(LayerCounters::sramReads)),
    SYNAPTIC_OPERATIONS("synaptic_operations_per_sample", false, m -> m.perSample(LayerCounters::synapticOperations)),
    LANES("lanes", false, m -> m.hardware().lanes()),
    ADDERS("adders", false, m -> m.hardware().adders()),
    SRAM_MACROS("sram_macros", false, m -> m.hardware().sramMacros());

    /** What people call the main ones, and what {@code result.json} calls some. */
    private static final Map<String, Figure> SHORT = Map.ofEntries(
            Map.entry("energy", ENERGY),
            Map.entry("area", AREA),
            Map.entry("clock", CLOCK),
            Map.entry("power", POWER),
            Map.entry("sram", SRAM_BYTES),
            Map.entry("time", TIME_US),
            Map.entry("test_accuracy", ACCURACY),
            Map.entry("latency_cycles_mean", LATENCY),
            Map.entry("initiation_interval_cycles_mean", CYCLES),
            Map.entry("weight_sram_bytes", SRAM_BYTES));

    /** Every JDK writes the same digits. */
    private static final MathContext DIGITS = new MathContext(9, RoundingMode.HALF_EVEN);

    private final String key;
    private final boolean moreIsBetter;
    private final ToDoubleFunction<Measured> value;

    Figure(String key, boolean moreIsBetter, ToDoubleFunction<Measured> value) {
        this.key = key;
        this.moreIsBetter = moreIsBetter;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** All of a point, by their keys. */
    static Map<String, BigDecimal> of(Measured measured) {
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        for (Figure figure : values()) {
            figures.put(figure.key, rounded(figure.value.applyAsDouble(measured)));
        }
        return figures;
    }

    /** With the digits that a figure has. */
    static BigDecimal rounded(double value) {
        BigDecimal shortest = new BigDecimal(value, DIGITS).stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** All names, the short ones, too. */
    static List<String> names() {
        List<String> names =
                new ArrayList<>(Arrays.stream(values()).map(Figure::key).toList());
        SHORT.keySet().stream().sorted().forEach(names::add);
        return names;
    }

    /**
     * By its key, or the short name that some have.
     *
     * @throws InputException if there is no such figure
     */
    static Figure named(String where, String name) {
        return Arrays.stream(values())
                .filter(figure -> figure.key.equals(name))
                .findFirst()
                .or(() -> Optional.ofNullable(SHORT.get(name)))
                .orElseThrow(() -> new InputException(where + " is '" + name + "', allowed: "
                        + String.join(", ", names()) + Suggestion.hint(name, names())));
    }

    private static Range area(NodeFigures figures) {
        return figures.logicAreaMm2().plus(figures.memoryAreaMm2());
    }
}
