package dev.spikeloom.physical.netlist;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.physical.liberty.CellLibrary;
import dev.spikeloom.physical.liberty.LibraryCell;
import dev.spikeloom.physical.netlist.CellModule.Child;
import dev.spikeloom.physical.netlist.CellModule.Flop;
import dev.spikeloom.physical.netlist.CellModule.Gate;
import dev.spikeloom.physical.netlist.CellModule.Port;
import dev.spikeloom.synth.YosysJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one module that Yosys mapped and wrote as JSON. */
final class CellModuleReader {
    private static final String FLOP = "$_DFF_P_";
    private static final String ENABLED_FLOP = "$_DFFE_PP_";

    /** As registers are called in generated Verilog, with any indices. */
    private static final Pattern REGISTER = Pattern.compile(".*_q(?:\\[\\d+\\])*");

    private final JsonParser json;
    private final ElaboratedModule source;
    private final Map<String, ElaboratedModule> modules;
    private final Map<String, String> moduleNames;
    private final CellLibrary library;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    private CellModuleReader(
            JsonParser json,
            ElaboratedModule source,
            Map<String, ElaboratedModule> modules,
            Map<String, String> moduleNames,
            CellLibrary library) {
        this.json = json;
        this.source = source;
        this.modules = modules;
        this.moduleNames = moduleNames;
        this.library = library;
    }

    /**
     * Reads a module.
     *
     * @param source what it was mapped from
     * @param modules of the design by their ids
     * @param moduleNames of modules in the netlist, by their ids
     * @throws IOException if it is not what Yosys writes
     */
    static CellModule read(
            InputStream in,
            ElaboratedModule source,
            Map<String, ElaboratedModule> modules,
            Map<String, String> moduleNames,
            CellLibrary library)
            throws IOException {
        try (JsonParser json = Json.MAPPER.createParser(in)) {
            return new CellModuleReader(json, source, modules, moduleNames, library).module();
        }
    }

    private CellModule module() throws IOException {
        List<CellModule> found = new ArrayList<>();
        json.nextToken();
        YosysJson.members(json, part -> {
            if (part.equals("modules")) {
                YosysJson.members(json, name -> found.add(body()));
            } else {
                json.skipChildren();
            }
        });
        if (found.size() != 1) {
            throw new IOException("it has " + found.size() + " modules, expected one");
        }
        return found.get(0);
    }

    private CellModule body() throws IOException {
        List<Port> ports = new ArrayList<>();
        List<Gate> gates = new ArrayList<>();
        List<JsonNode> flops = new ArrayList<>();
        List<Child> children = new ArrayList<>();
        Map<Integer, Boolean> initial = new HashMap<>();
        YosysJson.members(json, part -> {
            switch (part) {
                case "ports" -> YosysJson.members(json, name -> ports.add(port(name)));
                case "cells" ->
                    YosysJson.members(json, name -> cell(name, json.readValueAsTree(), gates, flops, children));
                case "netnames" -> YosysJson.members(json, name -> name(name, json.readValueAsTree(), initial));
                default -> json.skipChildren();
            }
        });
        return new CellModule(
                source.title(),
                names.size(),
                new ArrayList<>(names),
                ports,
                gates,
                flops.stream().map(flop -> flop(flop, initial)).toList(),
                children);
    }

    private Port port(String name) throws IOException {
        JsonNode tree = json.readValueAsTree();
        return new Port(name, tree.get("direction").asText().equals("input"), bits(tree.get("bits")));
    }

    private void cell(String name, JsonNode tree, List<Gate> gates, List<JsonNode> flops, List<Child> children) {
        String type = tree.get("type").asText();
        JsonNode connections = tree.get("connections");
        if (type.equals(FLOP) || type.equals(ENABLED_FLOP)) {
            flops.add(tree);
        } else if (type.startsWith("$")) {
            throw new InputException("module " + source.title() + " cannot be mapped: cell " + type
                    + " of Yosys has no match in library " + library.name());
        } else if (source.children().containsKey("\\" + name)) {
            children.add(child(name, tree, connections));
        } else {
            gates.add(gate(type, connections));
        }
    }

    private Gate gate(String type, JsonNode connections) {
        LibraryCell cell = library.cell(type)
                .orElseThrow(() -> new InputException("module " + source.title() + " has a cell " + type
                        + ", which library " + library.name() + " does not have"));
        int[] bits = new int[cell.pins().size()];
        int at = 0;
        for (String pin : cell.pins().keySet()) {
            JsonNode connected = connections.get(pin);
            bits[at++] = connected == null ? CellModule.NONE : bit(connected.get(0));
        }
        return new Gate(cell, bits);
    }

    private Child child(String name, JsonNode tree, JsonNode connections) {
        ElaboratedModule module = modules.get(source.children().get("\\" + name));
        Map<String, String> parameters = new LinkedHashMap<>();
        if (module.box()) {
            tree.get("parameters")
                    .properties()
                    .forEach(parameter -> parameters.put(
                            parameter.getKey(), parameter.getValue().asText()));
        }
        List<Port> ports = new ArrayList<>();
        Set<String> inputs = module.inputs();
        connections
                .properties()
                .forEach(connection -> ports.add(new Port(
                        connection.getKey(), inputs.contains(connection.getKey()), bits(connection.getValue()))));
        return new Child(
                name, module.box() ? module.title() : moduleNames.get(module.id()), module.box(), parameters, ports);
    }

    private Flop flop(JsonNode tree, Map<Integer, Boolean> initial) {
        JsonNode connections = tree.get("connections");
        int output = bit(connections.get("Q").get(0));
        return new Flop(
                bit(connections.get("C").get(0)),
                bit(connections.get("D").get(0)),
                output,
                connections.has("E") ? bit(connections.get("E").get(0)) : CellModule.ONE,
                initial.getOrDefault(output, false));
    }

    /** Of several names of a bit the register's is taken, which constraints name, otherwise the shortest. */
    private void name(String name, JsonNode tree, Map<Integer, Boolean> initial) {
        JsonNode places = tree.get("bits");
        boolean hidden = tree.get("hide_name").asInt() != 0;
        String starts = source.initial().get("\\" + name);
        for (int place = 0; place < places.size(); place++) {
            int bit = bit(places.get(place));
            if (bit >= 0 && !hidden) {
                String title = places.size() > 1 ? name + "[" + place + "]" : name;
                String before = names.get(bit);
                if (before.isEmpty() || isBetter(title, before)) {
                    names.set(bit, title);
                }
            }
            if (bit >= 0 && starts != null && place < starts.length()) {
                initial.put(bit, starts.charAt(starts.length() - 1 - place) == '1');
            }
        }
    }

    private static boolean isBetter(String name, String than) {
        boolean register = REGISTER.matcher(name).matches();
        if (register != REGISTER.matcher(than).matches()) {
            return register;
        }
        return name.length() != than.length() ? name.length() < than.length() : name.compareTo(than) < 0;
    }

    private int[] bits(JsonNode tree) {
        int[] bits = new int[tree.size()];
        Arrays.setAll(bits, i -> bit(tree.get(i)));
        return bits;
    }

    private int bit(JsonNode tree) {
        if (!tree.isInt()) {
            return switch (tree.asText()) {
                case "0" -> CellModule.ZERO;
                case "1" -> CellModule.ONE;
                default -> CellModule.NONE;
            };
        }
        return numbers.computeIfAbsent(tree.asInt(), number -> {
            names.add("");
            return names.size() - 1;
        });
    }
}
