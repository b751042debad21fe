package dev.spikeloom.synth.fpga;

import com.fasterxml.jackson.databind.JsonNode;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Json;
import dev.spikeloom.io.Progress;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolResult;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mapped netlist in its place on an iCE40: nextpnr's work, and the bitstream of it. */
public final class PlacedDesign {
    /** What the device is loaded with, and the same as text. */
    public static final String BITSTREAM = "bitstream.bin";

    static final String BITSTREAM_TEXT = "bitstream.asc";

    /** Where each cell is, and what is on each path. */
    static final String PLACED = "placed.json";

    static final String TIMING = "timing.json";

    /**
     * What nextpnr works towards. None of our designs reaches it: paths are made as short as they get, rather than short
     * enough.
     */
    private static final String MEGAHERTZ_WANTED = "200";

    private PlacedDesign() {}

    /**
     * Places and routes the netlist in a folder, and leaves the bitstream there.
     *
     * @param folder of {@link MappedNetlist#JSON_FILE}
     * @throws InputException if a tool is missing, or the design does not fit
     */
    public static Placement write(Path folder, PlaceOptions options, Progress progress) {
        String device = options.device() + " " + options.packaging();
        progress.message("placing and routing on " + device + " with nextpnr");
        List<String> arguments = new ArrayList<>(List.of(
                "--" + options.device(),
                "--package",
                options.packaging(),
                "--json",
                MappedNetlist.JSON_FILE,
                "--asc",
                BITSTREAM_TEXT,
                "--write",
                PLACED,
                "--report",
                TIMING,
                "--seed",
                Integer.toString(options.seed()),
                "--freq",
                MEGAHERTZ_WANTED,
                "--timing-allow-fail"));
        options.pins().ifPresent(pins -> {
            arguments.add("--pcf");
            arguments.add(pins.toAbsolutePath().toString());
        });
        ToolResult result =
                new ToolRun(Tool.NEXTPNR_ICE40, folder).args(arguments).run();
        if (!result.succeeded()) {
            throw new InputException("nextpnr-ice40 cannot place the design on " + device + ": " + result.reason());
        }
        new ToolRun(Tool.ICEPACK, folder).args(BITSTREAM_TEXT, BITSTREAM).run().orThrow();
        return placement(device, folder.resolve(TIMING));
    }

    private static Placement placement(String device, Path timing) {
        try {
            JsonNode report = Json.MAPPER.readTree(timing.toFile());
            double slowest = Double.POSITIVE_INFINITY;
            for (JsonNode clock : report.path("fmax")) {
                slowest = Math.min(slowest, clock.path("achieved").asDouble());
            }
            JsonNode taken = report.path("utilization");
            return new Placement(
                    device,
                    slowest,
                    share(taken, "ICESTORM_LC"),
                    share(taken, "ICESTORM_RAM"),
                    taken.path("SB_IO").path("used").asLong());
        } catch (IOException e) {
            throw new InputException("cannot read " + timing + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static Placement.Share share(JsonNode utilization, String cells) {
        JsonNode share = utilization.path(cells);
        return new Placement.Share(
                share.path("used").asLong(), share.path("available").asLong());
    }
}
