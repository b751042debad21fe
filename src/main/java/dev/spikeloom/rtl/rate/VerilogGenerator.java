package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.VerilogColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Generates the accelerator of a design as Verilog-2005: a file a module, the hex files of its memories, a file list
 * and a synthesis script. The leaf modules are the same for every design and take their sizes as parameters; layers and
 * the top module are written for the design. Neighbouring lines stand in columns, see {@link VerilogColumns}, whatever
 * a template leaves out. The same design gives the same bytes.
 */
public final class VerilogGenerator {
    private static final String TOP = RtlFiles.CORE_MODULE + ".v";

    private final Templates templates = new Templates();
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();

    private VerilogGenerator() {}

    /** Generates all files of a design. {@code docs/formats.md} describes them. */
    public static RtlFiles generate(Design design) {
        return new VerilogGenerator().filesOf(design);
    }

    private RtlFiles filesOf(Design design) {
        List<LayerView> layers = LayerView.of(design);
        String bank = design.loadable() ? "sram_bank.v" : "rom_bank.v";
        leaf("group_encoder.v");
        leaf("priority_encoder.v");
        design.layers().forEach(layer -> scheduler(layer, layers.get(layer.index())));
        leaf(bank);
        if (design.layers().stream().anyMatch(LayerDesign::multiIssue)) {
            leaf("row_adder.v");
        }
        layers.forEach(layer -> neuronArray(layer.neuronArray()));
        if (design.layers().stream().anyMatch(layer -> layer.inputBuffered() || layer.outputBuffered())) {
            leaf("spike_buffer.v");
        }
        if (design.architecture().counters()) {
            leaf("layer_counters.v");
        }
        for (LayerView layer : layers) {
            module(layer.getModule() + ".v", "snn_layer.v", Map.of("layer", layer));
        }
        leaf("argmax.v");
        module(
                "spike_counter.v",
                "spike_counter.v",
                Map.of(
                        "heads", HeadView.of(design),
                        "classes", design.classes(),
                        "classWidth", design.resultClassBits()));
        leaf("sample_sequencer.v");
        Map<String, Object> top = Map.of("top", TopView.of(design), "layers", layers);
        module(TOP, TOP, top);

        if (design.architecture().host().isAxi()) {
            AxiFiles axi = AxiFiles.generate(templates, design.hostInterface());
            axi.sources().forEach((file, text) -> {
                contents.put(file, text);
                sources.add(file);
            });
            contents.putAll(axi.references());
        } else {
            contents.put(RtlFiles.PORTS, templates.render(RtlFiles.PORTS, top));
        }

        contents.put(RtlFiles.FILE_LIST, String.join("\n", sources) + "\n");
        List<String> synthesized =
                sources.stream().filter(name -> !name.equals(bank)).toList();
        contents.put(
                RtlFiles.SYNTHESIS_SCRIPT,
                templates.render(
                        RtlFiles.SYNTHESIS_SCRIPT,
                        Map.of(
                                "sources",
                                synthesized,
                                "bank",
                                bank,
                                "top",
                                RtlFiles.topModule(design),
                                "loadable",
                                design.loadable())));
        if (design.initialized()) {
            design.layers().forEach(this::memories);
        }
        return new RtlFiles(contents);
    }

    private void scheduler(LayerDesign layer, LayerView view) {
        String module = view.getScheduler();
        String template = layer.multiIssue() ? "banked_scheduler.v" : "spike_scheduler.v";
        Map<String, Object> model = Map.of(
                "module", module,
                "folded", layer.folded(),
                "stateful", layer.carriesOver(),
                "counters", view.isCounters());
        module(module + ".v", template, model);
    }

    private void neuronArray(NeuronArrayView neurons) {
        module(neurons.getModule() + ".v", "neuron_array.v", Map.of("n", neurons));
    }

    private void leaf(String file) {
        module(file, file, Map.of());
    }

    /** Layers of one kind share their modules. */
    private void module(String file, String template, Map<String, Object> model) {
        if (contents.put(file, VerilogColumns.align(templates.render(template, model))) == null) {
            sources.add(file);
        }
    }

    private void memories(LayerDesign layer) {
        for (int bank = 0; bank < layer.banks(); bank++) {
            for (int column = 0; column < layer.columns(); column++) {
                contents.put(HexFiles.bankFile(layer, bank, column), HexFiles.bank(layer, bank, column));
            }
        }
        contents.put(HexFiles.thresholdFile(layer), HexFiles.thresholds(layer));
        if (layer.hasBiases()) {
            contents.put(HexFiles.biasFile(layer), HexFiles.biases(layer));
        }
    }
}
