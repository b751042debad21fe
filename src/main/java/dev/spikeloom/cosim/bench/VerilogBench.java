package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.probe.PortProbe;
import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.ProbeGroup;
import dev.spikeloom.design.probe.StreamProbe;
import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.VerilogColumns;
import dev.spikeloom.rtl.machine.Verilog;
import dev.spikeloom.sim.Scenario;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The self-checking bench of a generated accelerator in plain Verilog, for any simulator: it presents a scenario, and
 * holds the RTL to what the clocked model did in it, in every cycle. It stands beside the RTL and refers to its files by
 * plain names; nothing else is needed to run it. With the macro {@code NETLIST} it looks at ports only, for a netlist in
 * which the signals within are gone.
 */
public final class VerilogBench {
    private static final String TEMPLATE = ModuleNames.file(ModuleNames.BENCH);

    private static final String HEX = ".hex";
    private static final int DIGIT_BITS = 4;

    /** More than an operation or an access to a register takes on average, with all pauses. */
    private static final long CYCLES_EACH = 32;

    /** More than is waited for samples that are not compared cycle by cycle, in a small design. */
    private static final long WAITING_CYCLES = 50_000;

    /** Of a value that the bench prints. */
    private static final int PRINTED_BITS = 64;

    private VerilogBench() {}

    /**
     * Runs the scenario on the clocked model, and generates the bench. The same scenario gives the same bytes.
     *
     * @return file name to content: the bench, and the memories that it reads
     */
    public static Map<String, String> files(Scenario scenario) {
        Design design = scenario.design();
        ModuleNames names = ModuleNames.of(design);
        TraceLayout layout = design.traceLayout();
        BenchTape tape = TapeRecorder.record(scenario);
        List<MemoryView> memories = memories(design, layout, tape);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                ModuleNames.file(names.bench()),
                VerilogColumns.align(new Templates().render(TEMPLATE, model(scenario, names, layout, tape, memories))));
        memories.forEach(memory ->
                files.put(names.own(memory.name()) + HEX, memory.lines().toString()));
        return files;
    }

    /**
     * A memory of the bench.
     *
     * @param name in Verilog
     * @param meaning what a word is
     */
    public record MemoryView(String name, String meaning, HexLines lines) {
        public int width() {
            return lines.bits();
        }

        public int depth() {
            return lines.lines();
        }
    }

    /**
     * A file of words that the bench or the RTL reads.
     *
     * @param digits of a word
     */
    public record WordsView(String name, int words, int digits) {
        static WordsView of(String name, String text) {
            int length = text.indexOf('\n') + 1;
            return new WordsView(name, text.length() / length, length - 1);
        }
    }

    /**
     * A probe as the bench sees it.
     *
     * @param path from the top module down
     * @param low its lowest bit in the word that holds what is expected
     * @param width of an element
     * @param elements 1, or the size of an array
     * @param array whether it is an array, which may have a single element
     */
    public record ProbeView(String path, int low, int width, int elements, boolean array) {
        /** Whether it is a port of the top module, which a netlist has too. */
        public boolean port() {
            return path.indexOf('.') < 0;
        }

        /** An element of it, with zeros before it, as wide as what the bench prints. */
        public String padded(String element) {
            return padded(element, width);
        }

        /** A bit of it, with zeros before it, as wide as what the bench prints. */
        public String paddedBit(String bit) {
            return padded(bit, 1);
        }

        private static String padded(String value, int bits) {
            return bits >= PRINTED_BITS ? value : "{" + (PRINTED_BITS - bits) + "'d0, " + value + "}";
        }

        /** Its bits in the word. */
        public String range() {
            return width == 1 ? "[" + low + "]" : "[" + (low + width - 1) + ":" + low + "]";
        }
    }

    /**
     * Probes that mean something in some cycles.
     *
     * @param memory that holds what is expected, or the name of one that is empty
     * @param depth words of the memory
     * @param width of a word, in bits
     * @param gate bit of the word of all cycles that tells whether they mean something
     * @param partialBit bit of that word that tells whether only some elements do; -1 if all always do
     * @param partialElements how many these are
     * @param probes in the order of their bits in a word, the lowest first
     */
    public record GroupView(
            String memory,
            int depth,
            int width,
            int gate,
            int partialBit,
            int partialElements,
            List<ProbeView> probes) {
        public boolean port() {
            return probes.get(0).port();
        }

        public int values() {
            return probes.stream().mapToInt(ProbeView::elements).sum();
        }
    }

    private static List<MemoryView> memories(Design design, TraceLayout layout, BenchTape tape) {
        List<MemoryView> memories = new ArrayList<>();
        memories.add(new MemoryView("tb_operations", "what to do", tape.operations()));
        if (design.hostInterface().isPresent()) {
            memories.add(new MemoryView("tb_beats", "data, last", tape.beats()));
            memories.add(new MemoryView("tb_results", "data, bytes, last", tape.results()));
            tape.loadBeats()
                    .ifPresent(lines -> memories.add(new MemoryView("tb_load_beats", "data, bytes, last", lines)));
            memories.add(new MemoryView(
                    "tb_registers",
                    "data, address, strobes, error, meaning, write, more, interrupt",
                    tape.registers()));
        } else {
            memories.add(new MemoryView("tb_time_steps", "of a segment", tape.timeSteps()));
            memories.add(new MemoryView("tb_vectors", "spikes", tape.vectors()));
            tape.loads()
                    .ifPresent(lines ->
                            memories.add(new MemoryView("tb_loads", "data, mask, neuron, row, layer, target", lines)));
            tape.counts().ifPresent(lines -> memories.add(new MemoryView("tb_counts", "value, counter", lines)));
        }
        memories.add(new MemoryView("tb_cycles", "all that is compared in every cycle", tape.always()));
        for (int i = 0; i < tape.groups().size(); i++) {
            HexLines lines = tape.groups().get(i);
            if (lines.lines() > 0) {
                memories.add(new MemoryView(
                        name(layout, layout.groups().get(i)),
                        meaning(layout.groups().get(i)),
                        lines));
            }
        }
        return memories;
    }

    /** The bench does not end well without a single file: neither without its own nor without those of the RTL. */
    private static List<WordsView> words(Design design, List<MemoryView> memories) {
        ModuleNames names = ModuleNames.of(design);
        List<WordsView> words = new ArrayList<>();
        memories.forEach(memory -> words.add(new WordsView(
                names.own(memory.name()) + HEX, memory.depth(), (memory.width() + DIGIT_BITS - 1) / DIGIT_BITS)));
        Verilog.generate(design).contents().forEach((name, text) -> {
            if (name.endsWith(HEX)) {
                words.add(WordsView.of(name, text));
            }
        });
        return words;
    }

    private static String meaning(ProbeGroup group) {
        List<String> signals = group.probes().stream()
                .map(probe -> probe.path().substring(probe.path().lastIndexOf('.') + 1))
                .toList();
        return String.join(", ", signals);
    }

    /** Of a group, from its first signal: {@code tb_layer_0_v} of {@code u_layer_0.u_neuron_array.v_q}. */
    private static String name(TraceLayout layout, ProbeGroup group) {
        String path = group.probes().get(0).path();
        return "tb_"
                + path.substring(path.startsWith(layout.core()) ? layout.core().length() : 0)
                        .replace("u_neuron_array.", "")
                        .replaceAll("(^|\\.)u_", "$1")
                        .replaceAll("_q$", "")
                        .replace('.', '_');
    }

    private static Map<String, Object> model(
            Scenario scenario, ModuleNames names, TraceLayout layout, BenchTape tape, List<MemoryView> memories) {
        Design design = scenario.design();
        Map<Probe, Integer> bits = new HashMap<>();
        List<ProbeView> always = new ArrayList<>();
        int low = 0;
        for (Probe probe : layout.always()) {
            bits.put(probe, low);
            always.add(new ProbeView(probe.path(), low, probe.bits(), 1, false));
            low += probe.bits();
        }
        List<GroupView> groups = new ArrayList<>();
        for (int i = 0; i < tape.groups().size(); i++) {
            if (tape.groups().get(i).lines() > 0) {
                groups.add(group(layout, layout.groups().get(i), tape.groups().get(i), bits));
            }
        }
        Map<String, Object> model = new TreeMap<>();
        boolean axi = design.hostInterface().isPresent();
        model.put("names", names);
        model.put("top", Verilog.topModule(design));
        model.put("topology", design.network().topology().toString());
        model.put("axi", axi);
        model.put("memories", memories);
        model.put("words", words(design, memories));
        model.put("always", always);
        model.put("groups", groups);
        model.put(
                "widest", tape.groups().stream().mapToInt(HexLines::bits).max().orElseThrow());
        model.put("samples", tape.samples());
        model.put(
                "mostCycles",
                WAITING_CYCLES
                        + CYCLES_EACH
                                * (tape.operations().lines() + tape.registers().lines()));
        model.put("inputs", design.inputs());
        model.put("countWidth", design.countBits());
        model.put("classWidth", design.resultClassBits());
        model.put("classes", design.classes());
        model.put("streamWidth", design.architecture().streamBits());
        model.put(
                "loadStreamWidth",
                design.hostInterface().map(HostInterface::loadStreamBits).orElse(0));
        model.put("loadBeats", tape.loadBeats().isPresent());
        model.put("addressWidth", RegisterMap.ADDRESS_BITS);
        model.put("counters", design.hasCounters());
        model.put("compared", tape.counts().isPresent());
        model.put("countSelectWidth", design.countSelectBits());
        model.put("loads", tape.loads().isPresent());
        if (design.loadable()) {
            model.put("load", design.loadMap());
        }
        model.put("offer", bits.get(axi ? layout.get(StreamProbe.SPIKES_VALID) : layout.get(PortProbe.INPUT_VALID)));
        model.put("take", bits.get(axi ? layout.get(StreamProbe.BEAT_READY) : layout.get(PortProbe.RESULT_READY)));
        return model;
    }

    private static GroupView group(TraceLayout layout, ProbeGroup group, HexLines lines, Map<Probe, Integer> bits) {
        List<ProbeView> probes = new ArrayList<>();
        int low = 0;
        for (Probe probe : group.probes()) {
            boolean array = layout.isArray(probe);
            probes.add(new ProbeView(probe.path(), low, probe.bits(), probe.elements(), array));
            low += probe.bits() * probe.elements();
        }
        return new GroupView(
                name(layout, group),
                lines.lines(),
                lines.bits(),
                bits.get(group.gate()),
                group.partial().map(bits::get).orElse(-1),
                group.partialElements(),
                probes);
    }
}
