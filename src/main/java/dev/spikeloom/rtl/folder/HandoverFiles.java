package dev.spikeloom.rtl.folder;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.register.HostInterface;
import dev.spikeloom.design.register.RegisterMap;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.rtl.PortGroup;
import dev.spikeloom.rtl.Templates;
import dev.spikeloom.rtl.machine.Verilog;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What makes the folder of a design one that an FPGA flow, an ASIC flow or a SoC team takes as it is: manifests for
 * FuseSoC and Bender, constraints, an IP-XACT description, the drivers of its registers, and a page that says what is
 * there. Nothing here changes the Verilog.
 */
public final class HandoverFiles {
    /** The page about the folder. */
    public static final String README = "README.md";

    /** The manifest for Bender. */
    public static final String BENDER = "Bender.yml";

    private static final String FOLDER = "folder/";

    private HandoverFiles() {}

    /** The manifest for FuseSoC. */
    public static String core(Design design) {
        return Verilog.topModule(design) + ".core";
    }

    /** Constraints for synthesis and timing analysis. */
    public static String sdc(Design design) {
        return Verilog.topModule(design) + ".sdc";
    }

    /** The same for Vivado. */
    public static String xdc(Design design) {
        return Verilog.topModule(design) + ".xdc";
    }

    /** The IP-XACT description. */
    public static String ipxact(Design design) {
        return Verilog.topModule(design) + ".xml";
    }

    /**
     * Generates the files. The same design and files give the same bytes.
     *
     * @param files what is in the folder besides, file name to content: the Verilog, its file list, the bench, an
     *     example of a test
     * @return file name to content
     * @throws IllegalArgumentException if nobody has said what one of the files is
     */
    public static Map<String, String> of(Design design, Map<String, String> files) {
        Templates templates = new Templates();
        List<PortGroup> ports = Verilog.ports(design);
        Optional<HostInterface> host = design.hostInterface();
        Map<String, Object> model = new HashMap<>();
        model.put("top", Verilog.topModule(design));
        model.put(
                "network",
                design.network().topology() + ", "
                        + PerLayer.text(design.network().neuronModels()) + " neurons, "
                        + design.network().weightBitsText() + "-bit weights");
        FolderContents contents = FolderContents.of(files);
        model.put("contents", contents);
        model.put("initialized", design.initialized());
        model.put("coreName", "spikeloom:accelerator:" + Verilog.topModule(design) + ":1.0.0");
        model.put("memoriesSet", contents.memories().isEmpty() ? "" : ", memories");
        files.keySet().stream()
                .filter(name -> name.matches("test_.*\\.py"))
                .findFirst()
                .ifPresent(example -> model.put("example", example));
        model.put("ports", ports);
        model.put("constraints", ConstraintsView.of(ports, files));
        model.put("buses", BusView.of(ports));
        host.ifPresent(interfaces -> model.put("host", interfaces));
        model.put(
                "registers", host.map(h -> IpxactRegister.of(RegisterMap.of(h))).orElse(List.of()));
        Map<String, String> added = new LinkedHashMap<>();
        if (host.isPresent()) {
            added.putAll(DriverFiles.of(templates, host.get().weightBits()));
            model.put("drivers", List.of(DriverFiles.HEADER, DriverFiles.SOURCE));
            model.put("spikeWords", (host.get().inputs() + Integer.SIZE - 1) / Integer.SIZE);
        }
        added.put(core(design), templates.render(FOLDER + "fusesoc.core", model));
        added.put(BENDER, templates.render(FOLDER + BENDER, model));
        added.put(sdc(design), templates.render(FOLDER + "constraints.sdc", model));
        added.put(xdc(design), templates.render(FOLDER + "constraints.xdc", model));
        added.put(ipxact(design), templates.render(FOLDER + "component.xml", model));
        Map<String, String> all = new LinkedHashMap<>(files);
        all.putAll(added);
        model.put("files", FileRow.of(all));
        added.put(README, templates.render(FOLDER + README, model));
        return added;
    }
}
