package dev.spikeloom.cosim;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.Probe;
import dev.spikeloom.design.TraceLayout;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.Templates;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The generated files that join the hand-written harness to one design: a C++ header that knows the probed signals, and
 * a Verilator configuration that keeps them visible. The Verilog itself carries no mark of the bench.
 *
 * @param header {@code cosim_probes.h}
 * @param configuration {@code cosim_probes.vlt}
 */
record HarnessGlue(String header, String configuration) {
    static final String HEADER_FILE = "cosim_probes.h";
    static final String CONFIGURATION_FILE = "cosim_probes.vlt";

    static HarnessGlue of(Design design, TraceLayout layout) {
        Templates templates = new Templates();
        String header = templates.render(
                HEADER_FILE,
                Map.of(
                        "magic", StimulusFile.MAGIC,
                        "inputs", design.inputs(),
                        "inputWords", StimulusFile.wordsPerVector(design.inputs()),
                        "loadable", design.loadable(),
                        "always", views(layout.always()),
                        "groups",
                                layout.groups().stream()
                                        .map(group -> new GroupView(member(group.gate()), views(group.probes())))
                                        .toList()));
        String configuration = templates.render(
                CONFIGURATION_FILE,
                Map.of(
                        "signals",
                        Stream.concat(
                                        layout.always().stream(),
                                        layout.groups().stream().flatMap(group -> group.probes().stream()))
                                .map(probe -> new SignalView(module(probe), signal(probe)))
                                .toList()));
        return new HarnessGlue(header, configuration);
    }

    /** A probe as the header sees it. */
    public record ProbeView(String member, int bytes) {}

    /** A group of probes as the header sees it. */
    public record GroupView(String gate, List<ProbeView> probes) {}

    /** A signal as the configuration sees it. */
    public record SignalView(String module, String name) {}

    private static List<ProbeView> views(List<Probe> probes) {
        return probes.stream()
                .map(probe -> new ProbeView(member(probe), probe.bytes()))
                .toList();
    }

    /** The member of Verilator's root class: instances and signal joined by its mark for a dot. */
    private static String member(Probe probe) {
        return probe.path().contains(".")
                ? RtlFiles.TOP_MODULE + "__DOT__" + probe.path().replace(".", "__DOT__")
                : probe.path();
    }

    private static String signal(Probe probe) {
        return probe.path().substring(probe.path().lastIndexOf('.') + 1);
    }

    private static String module(Probe probe) {
        int dot = probe.path().lastIndexOf('.');
        if (dot < 0) {
            return RtlFiles.TOP_MODULE;
        }
        String instance = probe.path().substring(probe.path().lastIndexOf('.', dot - 1) + 1, dot);
        return instance.matches("u_layer_\\d+") ? "snn_" + instance.substring(2) : instance.substring(2);
    }
}
