package dev.spikeloom.rtl;

import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import java.util.ArrayList;
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
    /** The registers in C, after the prefix of the design. */
    public static final String HEADER = "snn_axi_regs.h";

    /** The registers in Markdown. */
    public static final String REFERENCE = "registers.md";

    public AxiFiles {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }

    /**
     * Generates the files. The same host interface gives the same bytes.
     *
     * @param initialized whether memories are filled from hex files at first
     */
    public static AxiFiles generate(Templates templates, ModuleNames names, HostInterface host, boolean initialized) {
        Map<String, Object> model = new HashMap<>();
        model.put("names", names);
        model.put("initialized", initialized);
        model.put("host", host);
        model.put("map", RegisterMapView.of(RegisterMap.of(host)));
        model.put("axi", AxiView.of(host));
        host.load().ifPresent(load -> model.put("load", load));
        Map<String, String> sources = new LinkedHashMap<>();
        for (String module : shared(host)) {
            String file = ModuleNames.file(module);
            sources.put(file, templates.render(file, model));
        }
        for (String module : own(host)) {
            String file = ModuleNames.file(module);
            sources.put(names.own(file), templates.render(file, model));
        }
        Map<String, String> references = new LinkedHashMap<>();
        references.put(names.own(HEADER), templates.render(HEADER, model));
        references.put(REFERENCE, templates.render(REFERENCE, model));
        return new AxiFiles(sources, references);
    }

    /** The modules that are the same for every design. */
    private static List<String> shared(HostInterface host) {
        List<String> modules = new ArrayList<>(List.of(
                ModuleNames.SKID_BUFFER,
                ModuleNames.PACKET_GATE,
                ModuleNames.SPIKE_WORDS,
                ModuleNames.PACKET_FRAMER,
                input(host),
                ModuleNames.RESULT_OUTPUT,
                ModuleNames.STREAM_REGISTER,
                ModuleNames.RESET_SEQUENCER,
                ModuleNames.CHANNEL_BUFFER,
                ModuleNames.REGISTER_PORT));
        if (host.loadStream()) {
            modules.add(ModuleNames.LOAD_INPUT);
        }
        return modules;
    }

    /** The modules that are written for the design. */
    private static List<String> own(HostInterface host) {
        List<String> modules = new ArrayList<>();
        if (host.loadable()) {
            modules.add(ModuleNames.LOAD_REGISTERS);
        }
        modules.addAll(List.of(ModuleNames.REGISTERS, ModuleNames.AXI));
        return modules;
    }

    /** The ports of the top module, those of an interface together. */
    public static List<PortGroup> ports(HostInterface host) {
        return AxiPorts.of(host);
    }

    /** The modules whose signals are observed, by their instances in the top module. */
    public static Map<String, String> observed(ModuleNames names, HostInterface host) {
        return Map.of(
                "u_skid",
                ModuleNames.SKID_BUFFER,
                "u_spike_input",
                input(host),
                "u_result_output",
                ModuleNames.RESULT_OUTPUT,
                "u_registers",
                names.registers());
    }

    /** The module of the input stream. */
    private static String input(HostInterface host) {
        return host.events() ? ModuleNames.EVENT_INPUT : ModuleNames.PACKED_INPUT;
    }
}
