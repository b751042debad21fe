package dev.spikeloom.rtl;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generated files of the host interface: AXI streams and registers around the core. The streams' modules are the
 * same for every design and take their sizes as parameters; the registers and the top module are written for the
 * design.
 *
 * @param sources Verilog, file name to content, each before those that use it; the top module, last, instantiates the
 *     core
 * @param references of the registers, file name to content: for C, and to be read
 */
public record AxiFiles(Map<String, String> sources, Map<String, String> references) {
    /** The registers in C. */
    public static final String HEADER = "snn_axi_regs.h";

    /** The registers in Markdown. */
    public static final String REFERENCE = "registers.md";

    public AxiFiles {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }

    /** Generates the files. The same host interface gives the same bytes. */
    public static AxiFiles generate(Templates templates, HostInterface host) {
        Map<String, Object> model = new HashMap<>();
        model.put("host", host);
        model.put("map", RegisterMapView.of(RegisterMap.of(host)));
        model.put("axi", AxiView.of(host));
        host.load().ifPresent(load -> model.put("load", load));
        Map<String, String> sources = new LinkedHashMap<>();
        for (String module : List.of(input(host), ModuleNames.RESULT_OUTPUT, ModuleNames.REGISTERS, ModuleNames.AXI)) {
            String file = ModuleNames.file(module);
            sources.put(file, templates.render(file, model));
        }
        Map<String, String> references = new LinkedHashMap<>();
        for (String file : List.of(HEADER, REFERENCE)) {
            references.put(file, templates.render(file, model));
        }
        return new AxiFiles(sources, references);
    }

    /** The modules whose signals are observed, by their instances in the top module. */
    public static Map<String, String> observed(HostInterface host) {
        return Map.of(
                "u_spike_input", input(host),
                "u_result_output", ModuleNames.RESULT_OUTPUT,
                "u_registers", ModuleNames.REGISTERS);
    }

    /** The module of the input stream. */
    private static String input(HostInterface host) {
        return host.events() ? ModuleNames.EVENT_INPUT : ModuleNames.PACKED_INPUT;
    }
}
