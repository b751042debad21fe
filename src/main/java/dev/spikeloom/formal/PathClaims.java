package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.DenseView;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** That handshakes do not wait for each other within a cycle: no combinational path leads from the one to the other. */
final class PathClaims {
    private final ClaimList list;
    private final List<String> sources;
    private final List<String> boxes;

    /** @param sources modules of the design without its host interface, each before those that use it */
    PathClaims(ClaimList list, List<String> sources) {
        this.list = list;
        this.boxes = sources.stream().filter(ModuleNames::isMemory).toList();
        this.sources =
                sources.stream().filter(name -> !ModuleNames.isMemory(name)).toList();
    }

    void layer(DenseView view) {
        DenseDesign layer = view.layer();
        claim(
                view.module(),
                layer.inputs() + " x " + layer.neurons(),
                List.of(
                        path("valid_i", "ready_o"),
                        path("ready_i", "ready_o"),
                        path("valid_i", "valid_o"),
                        path("ready_i", "valid_o"),
                        path("spikes_i", "ready_o"),
                        path("ready_i", "spikes_o")));
    }

    void core(RateDesign design) {
        claim(
                ModuleNames.of(design).core(),
                design.network().topology().toString(),
                List.of(
                        path("spikes_valid_i", "spikes_ready_o"),
                        path("spikes_i", "spikes_ready_o"),
                        path("result_ready_i", "spikes_ready_o"),
                        path("result_ready_i", "result_valid_o"),
                        path("spikes_valid_i", "result_valid_o")));
    }

    private static ClaimList.Path path(String from, String to) {
        return new ClaimList.Path(from, to);
    }

    private void claim(String module, String parameters, List<ClaimList.Path> paths) {
        String id = "paths_" + module;
        if (!list.isNew(id)) {
            return;
        }
        String statement = "no path from one handshake to another";
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("module", module);
        model.put("statement", statement);
        model.put("sources", sources);
        model.put("boxes", boxes);
        model.put("values", List.of());
        model.put("paths", paths);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(id + ".ys", list.render("paths.ys", model));
        list.add(new Claim(id, statement, module, parameters, Method.PATHS, files));
    }
}
