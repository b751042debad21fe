package dev.spikeloom.cosim;

import dev.spikeloom.cosim.digest.CycleWords;
import dev.spikeloom.cosim.digest.TraceDigest;
import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.LayerCounters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The generated files that join the hand-written harness to one design: a C++ header that knows the probed signals, and
 * a Verilator configuration that keeps them visible. The Verilog itself carries no mark of the bench.
 *
 * @param header {@code cosim_probes.h}
 * @param configuration {@code cosim_probes.vlt}
 * @param topModule of the design
 * @param benchFile the bench that drives it, one of the hand-written ones
 * @param registersHeader the generated file that names its registers, if it has any
 * @param macroPrefix what the names in that file begin with, unlike those in the harness
 * @param assertions the generated file of assertions about the design
 * @param waves what the waves hold
 */
record HarnessGlue(
        String header,
        String configuration,
        String topModule,
        String benchFile,
        Optional<String> registersHeader,
        String macroPrefix,
        String assertions,
        WaveContents waves) {
    static final String HEADER_FILE = "cosim_probes.h";
    static final String CONFIGURATION_FILE = "cosim_probes.vlt";

    static HarnessGlue of(Design design, TraceLayout layout) {
        Map<String, String> modules = Verilog.modules(design);
        return of(design, headerModel(design, layout, Verilog.topModule(design)), signals(design, layout, modules));
    }

    /**
     * That of a netlist, of which only what is seen at its ports is observed.
     *
     * @param ports the layout of that
     */
    static HarnessGlue ofNetlist(Design design, TraceLayout ports) {
        Map<String, Object> model = headerModel(design, ports, Verilog.topModule(design));
        model.put("counters", 0);
        return of(design, model, List.of());
    }

    private static HarnessGlue of(Design design, Map<String, Object> header, List<SignalView> signals) {
        Templates templates = new Templates();
        ModuleNames names = ModuleNames.of(design);
        boolean axi = design.hostInterface().isPresent();
        return new HarnessGlue(
                templates.render(HEADER_FILE, header),
                templates.render(CONFIGURATION_FILE, Map.of("signals", signals)),
                Verilog.topModule(design),
                axi ? "cosim_axi_bench.h" : "cosim_core_bench.h",
                axi ? Optional.of(names.own(AxiFiles.HEADER)) : Optional.empty(),
                names.macroPrefix(),
                names.assertionsFile(),
                WaveContents.of(design));
    }

    private static Map<String, Object> headerModel(Design design, TraceLayout layout, String top) {
        Map<String, Object> model = new HashMap<>();
        model.put("magic", StimulusFile.MAGIC);
        model.put("inputs", design.inputs());
        model.put("inputWords", StimulusFile.wordsPerVector(design.inputs()));
        model.put("layers", design.depth());
        model.put("counters", design.hasCounters() ? LayerCounters.IN_HARDWARE : 0);
        model.put("loadable", design.loadable());
        model.put("load", design.loadMap());
        model.put("top", top);
        model.put("axi", design.hostInterface().isPresent());
        model.put(
                "loadStream",
                design.hostInterface().filter(HostInterface::loadStream).isPresent());
        model.put("events", design.hostInterface().filter(HostInterface::events).isPresent());
        model.put("streamWords", design.architecture().streamBits() / Integer.SIZE);
        model.put("streamKeep", Integer.toHexString((1 << (design.architecture().streamBits() / Byte.SIZE)) - 1));
        model.put(
                "loadDataMask",
                Integer.toHexString(-1 >>> (Integer.SIZE - design.loadMap().dataBits())));
        model.put("always", views(layout.always(), top));
        model.put(
                "groups",
                layout.groups().stream()
                        .map(group -> new GroupView(member(group.gate(), top), views(group.probes(), top)))
                        .toList());
        CycleWords words = new CycleWords(layout);
        model.put("cycleWords", words.words());
        model.put("blockCycles", TraceDigest.BLOCK_CYCLES);
        model.put("rows", words.rows().stream().map(row -> row(row, top)).toList());
        return model;
    }

    private static RowView row(CycleWords.Row row, String top) {
        List<PlacedView> placed = new ArrayList<>();
        int at = 0;
        for (Probe probe : row.probes()) {
            placed.add(new PlacedView(member(probe, top), probe.bytes(), at));
            at += probe.bytes();
        }
        return new RowView(
                row.gate().map(gate -> member(gate, top)).orElse(null),
                placed,
                row.partial().map(partial -> member(partial, top)).orElse(null),
                row.partialBytes(),
                row.from(),
                row.words());
    }

    private static List<SignalView> signals(Design design, TraceLayout layout, Map<String, String> modules) {
        List<SignalView> signals = new ArrayList<>();
        Stream.concat(layout.always().stream(), layout.groups().stream().flatMap(group -> group.probes().stream()))
                .map(probe -> new SignalView(module(probe, modules), signal(probe)))
                .forEach(signals::add);
        if (design.hostInterface().filter(HostInterface::counters).isPresent()) {
            signals.add(new SignalView(modules.get("u_registers"), "count_enable_q"));
        }
        return signals;
    }

    /** A probe as the header sees it. */
    public record ProbeView(String member, int bytes) {}

    /** A group of probes as the header sees it. */
    public record GroupView(String gate, List<ProbeView> probes) {}

    /** A probe in a row of words, at a byte of it. */
    public record PlacedView(String member, int bytes, int at) {}

    /** A row of words as the header sees it; without a gate, or one that tells when it is partial, null. */
    public record RowView(
            String gate, List<PlacedView> probes, String partial, int partialBytes, int from, int words) {}

    /** A signal as the configuration sees it. */
    public record SignalView(String module, String name) {}

    private static List<ProbeView> views(List<Probe> probes, String top) {
        return probes.stream()
                .map(probe -> new ProbeView(member(probe, top), probe.bytes()))
                .toList();
    }

    /** The member of Verilator's root class: instances and signal joined by its mark for a dot. */
    private static String member(Probe probe, String top) {
        return probe.path().contains(".") ? top + "__DOT__" + probe.path().replace(".", "__DOT__") : probe.path();
    }

    private static String signal(Probe probe) {
        return probe.path().substring(probe.path().lastIndexOf('.') + 1);
    }

    private static String module(Probe probe, Map<String, String> modules) {
        int dot = probe.path().lastIndexOf('.');
        return modules.get(dot < 0 ? "" : probe.path().substring(0, dot));
    }
}
