package dev.spikeloom.synth.fpga;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a bitstream does, as Verilog: read back from the bits that configure look-up tables, wires and memories, without
 * anything that led to them. Only which pin is which port comes from the placement.
 */
public final class BitstreamNetlist {
    /** The netlist. */
    public static final String FILE = "bitstream.v";

    private static final String UNPACKED = "unpacked.asc";
    private static final String CHIP = "chip";
    private static final Pattern PIN = Pattern.compile("(?:input|output|inout) (io_\\d+_\\d+_\\d+)");
    private static final Pattern PLACE = Pattern.compile("X(\\d+)/Y(\\d+)/io(\\d+)");
    private static final String PORT_OF_PIN = "$sb_io";

    private BitstreamNetlist() {}

    /**
     * Writes the netlist of the bitstream in a folder.
     *
     * @param folder of what {@link PlacedDesign} wrote
     * @param top the design's top module, whose ports the netlist has
     * @throws InputException if a tool is missing, or a pin is not in the bitstream
     */
    public static void write(Path folder, String top) {
        new ToolRun(Tool.ICEUNPACK, folder)
                .args(PlacedDesign.BITSTREAM, UNPACKED)
                .run()
                .orThrow();
        String chip = new ToolRun(Tool.ICEBOX_VLOG, folder)
                .args("-s", "-n", CHIP, UNPACKED)
                .run()
                .orThrow()
                .output();
        Path placed = folder.resolve(PlacedDesign.PLACED);
        try {
            JsonNode design =
                    Json.MAPPER.readTree(placed.toFile()).path("modules").path("top");
            AtomicFiles.writeString(folder.resolve(FILE), board(top, design, chip) + chip);
            Files.delete(folder.resolve(UNPACKED));
        } catch (IOException e) {
            throw new InputException("cannot read " + placed + ": " + AtomicFiles.reason(e), e);
        }
    }

    /** A module with the design's ports that connects the pins of the chip. */
    private static String board(String top, JsonNode design, String chip) {
        String ports = design.path("ports").properties().stream()
                .map(port -> "  " + port.getValue().get("direction").asText() + " wire ["
                        + (port.getValue().get("bits").size() - 1) + ":0] " + port.getKey())
                .collect(Collectors.joining(",\n"));
        String connections = connections(design, chip).entrySet().stream()
                .map(pin -> "    ." + pin.getKey() + "(" + pin.getValue() + ")")
                .collect(Collectors.joining(",\n"));
        return "module " + top + " (\n" + ports + "\n);\n\n  " + CHIP + " u_chip (\n" + connections
                + "\n  );\n\nendmodule\n\n";
    }

    /** The ports of the design by the pins of the chip. */
    private static Map<String, String> connections(JsonNode design, String chip) {
        Map<String, String> ports = new TreeMap<>();
        for (Map.Entry<String, JsonNode> cell : design.path("cells").properties()) {
            Matcher place = PLACE.matcher(
                    cell.getValue().path("attributes").path("NEXTPNR_BEL").asText());
            if (cell.getKey().endsWith(PORT_OF_PIN) && place.matches()) {
                String port = cell.getKey().substring(0, cell.getKey().length() - PORT_OF_PIN.length());
                ports.put("io_" + place.group(1) + "_" + place.group(2) + "_" + place.group(3), port);
            }
        }
        Map<String, String> connections = new TreeMap<>();
        Matcher pin = PIN.matcher(chip);
        while (pin.find()) {
            String port = ports.get(pin.group(1));
            if (port == null) {
                throw new InputException("the bitstream uses pin " + pin.group(1) + ", where no port was placed");
            }
            connections.put(pin.group(1), port);
        }
        return connections;
    }
}
