package dev.spikeloom.physical.technology;

import dev.spikeloom.dataset.fetch.DatasetFile;
import dev.spikeloom.io.yaml.YamlFields;
import dev.spikeloom.physical.memory.MacroPorts;
import dev.spikeloom.physical.memory.MemoryModel;
import dev.spikeloom.physical.memory.SizeModel;
import dev.spikeloom.physical.scale.NodeScaling.Corner;
import dev.spikeloom.physical.scale.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the file of a technology says.
 *
 * @param name of it
 * @param description a line on it
 * @param licence of its libraries
 * @param sources where they are from
 * @param corner its node and supply
 * @param libraries names or patterns of the files of its cells
 * @param unused patterns of the names of cells that are not to be used
 * @param macros its memories
 * @param memoriesFrom the technology that has the energies of its memories, or all of them
 * @param memoryModel its memories as published constants
 * @param constants published constants that it is made of
 * @param fetched where its files come from
 * @param assumptions those that hold for it
 */
public record Description(
        String name,
        String description,
        String licence,
        List<String> sources,
        Corner corner,
        List<String> libraries,
        List<String> unused,
        List<MacroFamily> macros,
        Optional<String> memoriesFrom,
        Optional<MemoryModel> memoryModel,
        List<Constant> constants,
        List<FetchFolder> fetched,
        Assumptions assumptions) {
    /** What {@code NodeScaling} has equations for. */
    private static final double LEAST_NODE = 7;

    private static final double MOST_NODE = 130;
    private static final double LEAST_VOLTS = 0.5;
    private static final double MOST_VOLTS = 1.3;

    /** Larger than any array. */
    private static final double MOST_SIZE = 1 << 20;

    /** Larger than any library. */
    private static final double MOST_BYTES = 1 << 30;

    private static final double JOULES = 1e-15;
    private static final double WATTS = 1e-12;

    /** @param file its name, for messages */
    static Description read(String file, String yaml) {
        YamlFields fields = YamlFields.read(file, yaml)
                .requireOnly(
                        "name",
                        "description",
                        "licence",
                        "sources",
                        "node_nm",
                        "voltage_v",
                        "cells",
                        "macros",
                        "memories_from",
                        "memory_model",
                        "constants",
                        "fetch",
                        "assumptions");
        YamlFields cells = fields.fields("cells").orElseThrow(() -> fields.missing("cells"));
        cells.requireOnly("libraries", "unused");
        if (cells.texts("libraries").isEmpty()) {
            throw cells.missing("libraries");
        }
        List<MacroFamily> macros =
                fields.list("macros").stream().map(Description::family).toList();
        if (fields.has("memory_model") && (fields.has("macros") || fields.has("memories_from"))) {
            throw fields.wrong(
                    "memory_model", "memory_model is there with macros or memories_from, expected one of them");
        }
        List<Constant> constants = new ArrayList<>();
        fields.fields("constants")
                .ifPresent(all -> all.keys()
                        .forEach(key ->
                                constants.add(Constant.read(key, all.fields(key).orElseThrow()))));
        Optional<MemoryModel> model = fields.fields("memory_model").map(inner -> model(inner, constants));
        Assumptions assumptions = Assumptions.bundled();
        return new Description(
                fields.text("name"),
                fields.text("description"),
                fields.text("licence"),
                fields.texts("sources"),
                new Corner(
                        fields.number("node_nm", LEAST_NODE, MOST_NODE),
                        fields.number("voltage_v", LEAST_VOLTS, MOST_VOLTS)),
                cells.texts("libraries"),
                cells.texts("unused"),
                macros,
                fields.optionalText("memories_from"),
                model,
                List.copyOf(constants),
                fields.list("fetch").stream().map(Description::folder).toList(),
                fields.fields("assumptions").map(assumptions::with).orElse(assumptions));
    }

    private static MacroFamily family(YamlFields fields) {
        fields.requireOnly("libraries", "two_ports", "clocks", "read", "write", "idle");
        for (String key : List.of("libraries", "clocks", "read", "write")) {
            if (!fields.has(key)) {
                throw fields.missing(key);
            }
        }
        List<String> idle = fields.texts("idle");
        boolean free = idle.equals(List.of("free"));
        return new MacroFamily(
                fields.texts("libraries"),
                new MacroPorts(
                        fields.flag("two_ports"),
                        fields.texts("clocks"),
                        set(fields.texts("read")),
                        set(fields.texts("write")),
                        free ? Map.of() : set(idle)),
                free);
    }

    private static Map<String, Boolean> set(List<String> pins) {
        return pins.stream().distinct().collect(Collectors.toMap(Function.identity(), pin -> true));
    }

    private static MemoryModel model(YamlFields fields, List<Constant> constants) {
        fields.requireOnly("most_words", "most_bits", "area_um2", "read_fj", "write_fj", "idle_fj", "leakage_pw");
        return new MemoryModel(
                (long) fields.number("most_words", 1, MOST_SIZE),
                (long) fields.number("most_bits", 1, MOST_SIZE),
                size(fields, "area_um2", 1, constants),
                size(fields, "read_fj", JOULES, constants),
                size(fields, "write_fj", JOULES, constants),
                size(fields, "idle_fj", JOULES, constants),
                size(fields, "leakage_pw", WATTS, constants));
    }

    private static SizeModel size(YamlFields model, String key, double unit, List<Constant> constants) {
        YamlFields fields = model.fields(key).orElseThrow(() -> model.missing(key));
        fields.requireOnly("fixed", "column", "row", "bit");
        List<Range> ranges = new ArrayList<>();
        for (String part : List.of("fixed", "column", "row", "bit")) {
            Optional<Constant> constant =
                    fields.fields(part).map(inner -> Constant.read("memory " + key + " " + part, inner));
            constant.ifPresent(constants::add);
            ranges.add(constant.map(Constant::range).orElse(Range.ZERO).times(unit));
        }
        return new SizeModel(ranges.get(0), ranges.get(1), ranges.get(2), ranges.get(3));
    }

    private static FetchFolder folder(YamlFields fields) {
        fields.requireOnly("url", "packed", "files");
        List<DatasetFile> files = fields.list("files").stream()
                .map(file -> file.requireOnly("name", "bytes", "sha256"))
                .map(file -> new DatasetFile(
                        file.text("name"), (long) file.number("bytes", 1, MOST_BYTES), file.text("sha256")))
                .toList();
        return new FetchFolder(fields.text("url"), fields.flag("packed"), files);
    }

    /** All files that are fetched for it. */
    List<DatasetFile> files() {
        return fetched.stream().flatMap(folder -> folder.files().stream()).toList();
    }
}
