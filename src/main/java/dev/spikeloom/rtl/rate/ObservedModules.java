package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.AxiFiles;
import dev.spikeloom.rtl.ModuleNames;
import java.util.HashMap;
import java.util.Map;

/** Which module each instance of a design is of. */
public final class ObservedModules {
    private ObservedModules() {}

    /**
     * The modules whose signals are observed.
     *
     * @return instances from the top module down, joined by dots, to the name of a module; the top module is at the empty
     *     path
     */
    public static Map<String, String> of(RateDesign design) {
        Map<String, String> modules = new HashMap<>();
        String core = design.hostInterface().isPresent() ? "u_core" : "";
        ModuleNames names = ModuleNames.of(design);
        modules.put("", RateVerilog.topModule(design));
        design.hostInterface().ifPresent(host -> modules.putAll(AxiFiles.observed(names, host)));
        modules.put(core, names.core());
        String inCore = core.isEmpty() ? "" : core + ".";
        for (LayerVerilog layer : LayerVerilogs.of(design)) {
            String instance = inCore + "u_layer_" + layer.layer().index();
            layer.observed()
                    .forEach((path, module) -> modules.put(path.isEmpty() ? instance : instance + "." + path, module));
        }
        modules.put(inCore + "u_spike_counter", names.spikeCounter());
        return modules;
    }
}
