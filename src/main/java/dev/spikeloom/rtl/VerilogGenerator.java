package dev.spikeloom.rtl;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LayerDesign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Generates the accelerator of a design as Verilog-2005: a file a module, the hex files of its memories, a file list
 * and a synthesis script. The leaf modules are the same for every design and take their sizes as parameters; layers and
 * the top module are written for the design. The same design gives the same bytes.
 */
public final class VerilogGenerator {
    private static final String SRAM_BANK = "sram_bank.v";
    private static final String TOP = RtlFiles.TOP_MODULE + ".v";

    private final Templates templates = new Templates();
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();

    private VerilogGenerator() {}

    /** Generates all files of a design. {@code docs/formats.md} describes them. */
    public static RtlFiles generate(Design design) {
        return new VerilogGenerator().filesOf(design);
    }

    private RtlFiles filesOf(Design design) {
        List<LayerView> layers = design.layers().stream()
                .map(layer -> LayerView.of(layer, design.loadable()))
                .toList();
        leaf("priority_encoder.v");
        leaf("spike_scheduler.v");
        leaf(SRAM_BANK);
        leaf("neuron_array.v");
        for (LayerView layer : layers) {
            module(layer.module() + ".v", "snn_layer.v", Map.of("layer", layer));
        }
        leaf("spike_counter.v");
        module(TOP, TOP, Map.of("top", TopView.of(design), "layers", layers));

        contents.put(RtlFiles.FILE_LIST, String.join("\n", sources) + "\n");
        List<String> synthesized =
                sources.stream().filter(name -> !name.equals(SRAM_BANK)).toList();
        contents.put(
                RtlFiles.SYNTHESIS_SCRIPT,
                templates.render(
                        RtlFiles.SYNTHESIS_SCRIPT, Map.of("sources", synthesized, "loadable", design.loadable())));
        design.layers().forEach(this::memories);
        return new RtlFiles(contents);
    }

    private void leaf(String file) {
        module(file, file, Map.of());
    }

    private void module(String file, String template, Map<String, Object> model) {
        contents.put(file, templates.render(template, model));
        sources.add(file);
    }

    private void memories(LayerDesign layer) {
        for (int bank = 0; bank < layer.banks(); bank++) {
            contents.put(HexFiles.bankFile(layer, bank), HexFiles.bank(layer, bank));
        }
        contents.put(HexFiles.thresholdFile(layer), HexFiles.thresholds(layer));
    }
}
