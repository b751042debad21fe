package dev.spikeloom.rtl.folder;

import dev.spikeloom.design.register.Field;
import dev.spikeloom.design.register.PerformanceCounter;
import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What the templates of the drivers say about the registers.
 *
 * @param id what the register ID reads
 * @param major the upper half of what VERSION reads
 * @param offsets of the registers, by their names
 * @param masks of their fields, by the names of register and field
 * @param status fields of STATUS
 * @param loadFields fields of LOAD_STREAM: bits of a weight, weights of a beat; none without a load stream
 * @param counters the performance counters of a layer, in the order of their numbers
 * @param oneBitLayers a bit for each layer whose weights have one bit, if others have more; empty otherwise
 */
public record DriverView(
        String id,
        String major,
        List<Constant> offsets,
        List<Constant> masks,
        List<String> status,
        List<String> loadFields,
        List<String> counters,
        String oneBitLayers) {

    /**
     * A number with a name.
     *
     * @param name in upper case
     * @param value in C, unsigned
     */
    public record Constant(String name, String value) {}

    public DriverView {
        offsets = List.copyOf(offsets);
        masks = List.copyOf(masks);
        status = List.copyOf(status);
        loadFields = List.copyOf(loadFields);
        counters = List.copyOf(counters);
    }

    /** Whether there are registers of a load stream. */
    public boolean loadStream() {
        return !loadFields.isEmpty();
    }

    /** The last performance counter. */
    public String lastCounter() {
        return counters.get(counters.size() - 1);
    }

    /**
     * @param map all registers that there can be
     * @param weightBits of each layer of the design
     */
    static DriverView of(RegisterMap map, List<Integer> weightBits) {
        List<Constant> offsets = new ArrayList<>();
        List<Constant> masks = new ArrayList<>();
        for (Register register : map.registers()) {
            offsets.add(new Constant(register.name(), hex("0x%03xu", register.offset())));
            register.fields()
                    .forEach(field -> masks.add(
                            new Constant(register.name() + "_" + field.name(), hex("0x%08xu", field.mask()))));
        }
        return new DriverView(
                hex("0x%08xu", RegisterMap.ID),
                (RegisterMap.VERSION >>> 16) + "u",
                offsets,
                masks,
                fields(map, "STATUS"),
                fields(map, "LOAD_STREAM"),
                Arrays.stream(PerformanceCounter.values())
                        .map(counter -> counter.name())
                        .toList(),
                oneBitLayers(weightBits));
    }

    /** Where all have one bit, or none has, the register WEIGHT_BITS tells it. */
    private static String oneBitLayers(List<Integer> weightBits) {
        int layers = 0;
        for (int i = 0; i < weightBits.size(); i++) {
            layers |= weightBits.get(i) == 1 ? 1 << i : 0;
        }
        return layers == 0 || Collections.max(weightBits) == 1 ? "" : hex("0x%xu", layers);
    }

    /** The names of a register's fields; none if there is no such register. */
    private static List<String> fields(RegisterMap map, String register) {
        return map.registers().stream()
                .filter(candidate -> candidate.name().equals(register))
                .flatMap(candidate -> candidate.fields().stream())
                .map(Field::name)
                .toList();
    }

    private static String hex(String format, int value) {
        return String.format(Locale.ROOT, format, value);
    }
}
