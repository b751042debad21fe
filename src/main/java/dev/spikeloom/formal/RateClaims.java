package dev.spikeloom.formal;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.rate.ConvolutionView;
import dev.spikeloom.rtl.rate.DenseView;
import java.util.List;
import java.util.stream.Stream;

/** What is claimed of the rate-coded pipeline. */
final class RateClaims {
    private RateClaims() {}

    /**
     * The properties of a design's modules and the sums of its layers. Layers of the same size share their claims.
     *
     * @param rtl its Verilog and hex files
     */
    static List<Claim> properties(RateDesign design, RtlFiles rtl) {
        ClaimList list = new ClaimList();
        ModuleClaims modules = new ModuleClaims(list);
        ModuleNames names = ModuleNames.of(design);
        List<DenseView> layers = layers(design);
        List<String> sources = rtl.contents()
                .get(RtlFiles.FILE_LIST)
                .lines()
                .map(ModuleNames::ofFile)
                .toList();
        List<String> ofCore = sources.subList(0, sources.indexOf(names.core()) + 1);
        layers.forEach(layer -> modules.encoder(layer.layer()));
        layers.forEach(layer -> new LayerClaims(list, layer).scheduler());
        layers.forEach(modules::rowAdder);
        layers.forEach(modules::buffers);
        layers.forEach(layer -> modules.bank(layer.layer(), layer.memory()));
        layers.forEach(layer -> new LayerClaims(list, layer).control(ofCore));
        layers.forEach(layer -> new LayerClaims(list, layer).progress(ofCore));
        for (DenseView layer : layers) {
            LayerClaims claims = new LayerClaims(list, layer);
            claims.weights(ofCore);
            if (design.initialized()) {
                claims.hexFiles(new EmittedLayer(layer.layer(), WeightPlaces.of(layer.layer()), names, rtl.contents()));
            }
        }
        layers.forEach(layer -> new LayerClaims(list, layer).saturation());
        for (ConvolutionView layer : convolutions(design)) {
            ConvolutionClaims claims = new ConvolutionClaims(list, layer);
            modules.encoder(layer.layer());
            claims.scheduler();
            claims.addresses(rtl);
            modules.bank(layer.layer(), layer.memory());
            if (design.initialized()) {
                claims.hexFiles(new EmittedLayer(layer.layer(), WeightPlaces.of(layer.layer()), names, rtl.contents()));
            }
            claims.aligner();
            claims.sweep();
            claims.potentials();
            claims.memories(ofCore);
        }
        modules.behindTheLayers(design);
        design.hostInterface().ifPresent(host -> modules.host(names, host));
        PathClaims paths = new PathClaims(list, ofCore);
        layers.forEach(paths::layer);
        paths.core(design);
        SumClaims sums = new SumClaims(list, design, rtl.contents());
        layers.forEach(layer -> sums.layer(layer.layer()));
        convolutions(design).forEach(layer -> sums.layer(layer.layer()));
        return list.claims();
    }

    /** That what Yosys makes of the leaf modules is what their Verilog says. */
    static List<Claim> netlists(RateDesign design) {
        ClaimList list = new ClaimList();
        NetlistClaims netlists = new NetlistClaims(list);
        List<DenseView> layers = layers(design);
        layers.forEach(netlists::encoder);
        layers.forEach(netlists::scheduler);
        layers.forEach(netlists::rowAdder);
        layers.forEach(netlists::neuronArray);
        layers.forEach(netlists::buffers);
        netlists.behindTheLayers(design);
        design.hostInterface().ifPresent(netlists::host);
        return list.claims();
    }

    private static List<ConvolutionView> convolutions(RateDesign design) {
        return design.layers().stream()
                .flatMap(layer -> switch (layer.kind()) {
                    case DENSE -> Stream.<ConvolutionView>empty();
                    case CONVOLUTION -> Stream.of(ConvolutionView.of(ConvolutionDesign.of(layer), design));
                })
                .toList();
    }

    /** The kinds of layers that something is claimed of: the one place that names them. */
    private static List<DenseView> layers(RateDesign design) {
        return design.layers().stream()
                .flatMap(layer -> switch (layer.kind()) {
                    case DENSE -> Stream.of(DenseView.of(DenseDesign.of(layer), design));
                    case CONVOLUTION -> Stream.<DenseView>empty();
                })
                .toList();
    }
}
