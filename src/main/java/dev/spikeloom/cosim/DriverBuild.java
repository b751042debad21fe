package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.io.TemporaryFolder;
import dev.spikeloom.rtl.Port;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.folder.DriverFiles;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.tool.Tool;
import dev.spikeloom.tool.ToolRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the accelerator under Verilator with the driver in C, which is compiled as what it is: strict C99. */
final class DriverBuild {
    private static final String HARNESS = "driver_harness.cpp";
    private static final String SIGNALS = "cosim_driver.h";
    private static final String OBJECT = "spikeloom.o";
    private static final List<String> STRICT =
            List.of("-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror");

    private final Design design;
    private final HostInterface host;
    private final CosimPlace place;
    private final Progress progress;

    DriverBuild(Design design, HostInterface host, CosimPlace place, Progress progress) {
        this.design = design;
        this.host = host;
        this.place = place;
        this.progress = progress;
    }

    /** @throws InputException if Verilator or a compiler is missing or fails */
    Path program() {
        return new VerilatorBuild(place.builds(), place.effort(), progress)
                .program(
                        place.rtl(),
                        Verilog.topModule(design),
                        files(),
                        // Verilator's makefile runs one folder further down.
                        List.of(HARNESS, "../" + OBJECT))
                .path();
    }

    /** What goes with the Verilog. */
    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(HARNESS, Verilation.bench(HARNESS));
        files.put(SIGNALS, bytes(new Templates().render(SIGNALS, signals())));
        files.put(HarnessGlue.CONFIGURATION_FILE, bytes(configuration()));
        try {
            files.put(DriverFiles.HEADER, Files.readAllBytes(place.rtl().resolve(DriverFiles.HEADER)));
            files.put(OBJECT, object());
        } catch (IOException e) {
            throw new InputException(
                    "cannot read the driver in " + place.rtl() + ": " + AtomicFiles.reason(e)
                            + "; 'spikeloom generate' writes it",
                    e);
        }
        return files;
    }

    private byte[] object() throws IOException {
        try (TemporaryFolder work = TemporaryFolder.createIn(place.builds())) {
            for (String file : List.of(DriverFiles.HEADER, DriverFiles.SOURCE)) {
                Files.copy(place.rtl().resolve(file), work.path().resolve(file));
            }
            new ToolRun(Tool.CC, work.path())
                    .args(STRICT)
                    .args("-c", DriverFiles.SOURCE, "-o", OBJECT)
                    .run()
                    .orThrow();
            return Files.readAllBytes(work.path().resolve(OBJECT));
        }
    }

    private Map<String, Object> signals() {
        String top = Verilog.topModule(design) + "__DOT__";
        return Map.of(
                "inputs",
                host.inputs(),
                "loadStreamBytes",
                bits("s_axis_load_tdata") / Byte.SIZE,
                "streamWords",
                host.streamBits() / Integer.SIZE,
                "keep",
                bits("s_axis_tkeep") > 0,
                "counters",
                host.counters(),
                "registers",
                top + "u_registers__DOT__",
                "core",
                top + "u_core__DOT__");
    }

    /** The width of a port of the top module; 0 if there is none. */
    private int bits(String name) {
        return Verilog.ports(design).stream()
                .flatMap(group -> group.ports().stream())
                .filter(port -> port.name().equals(name))
                .mapToInt(Port::bits)
                .sum();
    }

    private String configuration() {
        Map<String, String> modules = Verilog.modules(design);
        StringBuilder text = new StringBuilder("`verilator_config\n");
        for (String port : List.of("spikes_valid_i", "spikes_ready_o", "result_valid_o", "result_ready_i")) {
            text.append(line(modules.get("u_core"), port));
        }
        if (host.counters()) {
            text.append(line(modules.get("u_registers"), "count_enable_q"));
        }
        return text.toString();
    }

    private static String line(String module, String signal) {
        return "public_flat_rd -module \"" + module + "\" -var \"" + signal + "\"\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
