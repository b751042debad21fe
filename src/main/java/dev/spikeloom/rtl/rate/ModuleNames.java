package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.HostKind;
import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.rtl.RtlFiles;
import java.util.HashMap;
import java.util.Map;

/** Which module each instance of a design is of. */
public final class ModuleNames {
    private ModuleNames() {}

    /**
     * The modules whose signals are observed.
     *
     * @return instances from the top module down, joined by dots, to the name of a module; the top module is at the empty
     *     path
     */
    public static Map<String, String> of(Design design) {
        boolean axi = design.architecture().host().isAxi();
        String core = axi ? "u_core" : "";
        String inCore = axi ? core + "." : "";
        Map<String, String> modules = new HashMap<>();
        modules.put("", RtlFiles.topModule(design));
        modules.put(core, RtlFiles.CORE_MODULE);
        for (LayerDesign layer : design.layers()) {
            LayerView view = new LayerView(layer, design);
            String instance = inCore + "u_layer_" + layer.index();
            modules.put(instance, view.getModule());
            modules.put(instance + ".u_scheduler", view.getScheduler());
            modules.put(instance + ".u_neuron_array", view.getNeuronArray());
        }
        modules.put(inCore + "u_spike_counter", "spike_counter");
        boolean events = design.architecture().host() == HostKind.AXI_EVENTS;
        modules.put("u_spike_input", events ? "axis_event_input" : "axis_spike_input");
        modules.put("u_result_output", "axis_result_output");
        modules.put("u_registers", "axi_lite_registers");
        return modules;
    }
}
