package dev.spikeloom.synth.fpga;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.synth.YosysJson;
import dev.spikeloom.synth.fpga.NetlistModule.Cell;
import dev.spikeloom.synth.fpga.NetlistModule.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a netlist that Yosys wrote as JSON. A netlist of a large design has some hundred thousand cells, so that they are
 * read one by one.
 */
final class NetlistReader {
    private final JsonParser json;

    private NetlistReader(JsonParser json) {
        this.json = json;
    }

    /**
     * The modules of a netlist by name, without those that are black boxes.
     *
     * @throws InputException if the file cannot be read, or is no netlist
     */
    static Map<String, NetlistModule> read(Path file) {
        try (JsonParser json = Json.MAPPER.createParser(file.toFile())) {
            return new NetlistReader(json).modules();
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private Map<String, NetlistModule> modules() throws IOException {
        Map<String, NetlistModule> modules = new TreeMap<>();
        json.nextToken();
        YosysJson.members(json, part -> {
            if (part.equals("modules")) {
                YosysJson.members(json, name -> module(name, modules));
            } else {
                json.skipChildren();
            }
        });
        return modules;
    }

    private void module(String name, Map<String, NetlistModule> modules) throws IOException {
        List<Port> ports = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        Map<String, int[]> names = new LinkedHashMap<>();
        boolean[] isBox = new boolean[1];
        YosysJson.members(json, part -> {
            switch (part) {
                case "attributes" -> {
                    JsonNode attributes = json.readValueAsTree();
                    isBox[0] = attributes.has("blackbox") || attributes.has("whitebox");
                }
                case "ports" -> YosysJson.members(json, port -> ports.add(port(port, json.readValueAsTree())));
                case "cells" -> YosysJson.members(json, cell -> cells.add(cell(cell, json.readValueAsTree())));
                case "netnames" ->
                    YosysJson.members(json, net -> {
                        JsonNode tree = json.readValueAsTree();
                        if (tree.get("hide_name").asInt() == 0) {
                            names.put(net, bits(tree.get("bits")));
                        }
                    });
                default -> json.skipChildren();
            }
        });
        if (!isBox[0]) {
            modules.put(name, new NetlistModule(name, ports, cells, names, highest(ports, cells) + 1));
        }
    }

    private static Port port(String name, JsonNode tree) {
        return new Port(name, tree.get("direction").asText().equals("input"), bits(tree.get("bits")));
    }

    private static Cell cell(String name, JsonNode tree) {
        JsonNode directions = tree.get("port_directions");
        List<Port> ports = new ArrayList<>();
        for (Map.Entry<String, JsonNode> connection : tree.get("connections").properties()) {
            boolean input = directions.get(connection.getKey()).asText().equals("input");
            ports.add(new Port(connection.getKey(), input, bits(connection.getValue())));
        }
        return new Cell(name, tree.get("type").asText(), ports);
    }

    private static int[] bits(JsonNode tree) {
        int[] bits = new int[tree.size()];
        for (int i = 0; i < bits.length; i++) {
            JsonNode bit = tree.get(i);
            bits[i] = bit.isInt() ? bit.asInt() : NetlistModule.CONSTANT;
        }
        return bits;
    }

    private static int highest(List<Port> ports, List<Cell> cells) {
        int highest = 0;
        for (Port port : ports) {
            highest = Math.max(highest, highest(port));
        }
        for (Cell cell : cells) {
            for (Port port : cell.ports()) {
                highest = Math.max(highest, highest(port));
            }
        }
        return highest;
    }

    private static int highest(Port port) {
        return Arrays.stream(port.bits()).max().orElse(0);
    }
}
