package dev.spikeloom.rtl;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a driver has to know of a design. The widths of thresholds and biases are those that the Verilog of the core was
 * built with.
 *
 * @param heads classes of each
 */
record DesignFacts(
        List<Layer> layers, List<Integer> heads, int maxTimeSteps, int streamBits, boolean loadable, boolean counters) {

    /**
     * @param weightBits bits of a weight
     * @param carriesOver whether potentials outlive a time step
     * @param biasBits 0 if the layer has no biases
     * @param sharedThreshold whether its neurons have one threshold
     */
    record Layer(
            int rows,
            int neurons,
            int weightBits,
            boolean carriesOver,
            int thresholdBits,
            int biasBits,
            boolean sharedThreshold) {}

    static DesignFacts of(RateDesign design, RtlFiles rtl) {
        List<Layer> layers = new ArrayList<>();
        for (LayerDesign layer : design.layers()) {
            String verilog = rtl.contents().get("snn_layer_" + layer.index() + ".v");
            layers.add(new Layer(
                    layer.inputs(),
                    layer.neurons(),
                    layer.weightBits(),
                    layer.carriesOver(),
                    width(verilog, "MembraneWidth"),
                    width(verilog, "BiasWidth"),
                    layer.sharedThreshold()));
        }
        return new DesignFacts(
                layers,
                design.heads(),
                design.architecture().maxTimeSteps(),
                design.architecture().streamBits(),
                design.loadable(),
                design.architecture().counters());
    }

    private static int width(String verilog, String parameter) {
        Matcher matcher = Pattern.compile("\\." + parameter + " *\\((\\d+)\\)").matcher(verilog);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    boolean anyBiases() {
        return layers.stream().anyMatch(layer -> layer.biasBits() > 0);
    }

    int mostWeightBits() {
        return layers.stream().mapToInt(Layer::weightBits).max().orElseThrow();
    }

    int mostRows() {
        return layers.stream().mapToInt(Layer::rows).max().orElseThrow();
    }

    int mostNeurons() {
        return layers.stream().mapToInt(Layer::neurons).max().orElseThrow();
    }

    /** The numbers that a layer can hold as weights (0), thresholds (1) or biases (2); none if it has no such thing. */
    List<DocumentedRegisters.Range> numbers(int layer, int target) {
        Layer of = layers.get(layer);
        return switch (target) {
            case 0 ->
                List.of(of.weightBits() == 1 ? new DocumentedRegisters.Range(0, 1) : twosComplement(of.weightBits()));
            case 1 -> {
                DocumentedRegisters.Range held = twosComplement(of.thresholdBits());
                yield List.of(of.carriesOver() ? new DocumentedRegisters.Range(1, held.greatest()) : held);
            }
            default -> of.biasBits() == 0 ? List.of() : List.of(twosComplement(of.biasBits()));
        };
    }

    private static DocumentedRegisters.Range twosComplement(int bits) {
        long half = 1L << (bits - 1);
        return new DocumentedRegisters.Range(-half, half - 1);
    }
}
