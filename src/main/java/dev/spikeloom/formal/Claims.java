package dev.spikeloom.formal;

import dev.spikeloom.design.rate.Design;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.rate.LayerView;
import java.util.List;

/** What is claimed of a design. */
public final class Claims {
    private Claims() {}

    /**
     * The properties of a design's modules and the sums of its layers. Layers of the same size share their claims.
     *
     * @param rtl its Verilog and hex files
     */
    public static List<Claim> properties(Design design, RtlFiles rtl) {
        ClaimList list = new ClaimList();
        ModuleClaims modules = new ModuleClaims(list);
        List<LayerView> layers = LayerView.of(design);
        List<String> sources = rtl.contents()
                .get(RtlFiles.FILE_LIST)
                .lines()
                .map(file -> file.replaceFirst("\\.v$", ""))
                .toList();
        List<String> ofCore = sources.subList(0, sources.indexOf(RtlFiles.CORE_MODULE) + 1);
        layers.forEach(modules::encoder);
        layers.forEach(layer -> new LayerClaims(list, layer).scheduler());
        layers.forEach(modules::rowAdder);
        layers.forEach(modules::buffers);
        layers.forEach(modules::bank);
        layers.forEach(layer -> new LayerClaims(list, layer).control(ofCore));
        for (LayerView layer : layers) {
            LayerClaims claims = new LayerClaims(list, layer);
            claims.weights(ofCore);
            if (design.initialized()) {
                LayerDesign of = design.layers().get(layer.getIndex());
                claims.hexFiles(of, new EmittedLayer(of, rtl.contents()));
            }
        }
        layers.forEach(layer -> new LayerClaims(list, layer).saturation());
        modules.behindTheLayers(design);
        if (design.architecture().host().isAxi()) {
            modules.host(design.hostInterface());
        }
        PathClaims paths = new PathClaims(list, design, ofCore);
        layers.forEach(paths::layer);
        paths.core(design);
        SumClaims sums = new SumClaims(list, design, rtl.contents());
        for (LayerDesign layer : design.layers()) {
            sums.layer(layer);
        }
        return list.claims();
    }

    /** That what Yosys makes of the leaf modules is what their Verilog says. */
    public static List<Claim> netlists(Design design) {
        ClaimList list = new ClaimList();
        NetlistClaims netlists = new NetlistClaims(list);
        List<LayerView> layers = LayerView.of(design);
        layers.forEach(netlists::encoder);
        layers.forEach(netlists::scheduler);
        layers.forEach(netlists::rowAdder);
        layers.forEach(netlists::neuronArray);
        layers.forEach(netlists::buffers);
        netlists.behindTheLayers(design);
        if (design.architecture().host().isAxi()) {
            netlists.host(design.hostInterface());
        }
        return list.claims();
    }
}
