package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.formal.ClaimList.Value;
import dev.spikeloom.rtl.rate.DenseView;
import java.util.ArrayList;
import java.util.List;

/**
 * The neuron array of a layer with fewer lanes and folds, which are all alike.
 *
 * @param neurons of the array
 * @param lanes accumulators
 * @param folds passes, 2 at most
 * @param neuronWidth width of a neuron's number
 */
public record SmallArray(int neurons, int lanes, int folds, int neuronWidth) {
    static SmallArray of(DenseView view, int mostLanes) {
        DenseDesign layer = view.layer();
        int lanes = Math.min(layer.lanes(), mostLanes);
        int folds = Math.min(layer.folds(), 2);
        int neurons = Math.min(layer.neurons(), lanes * folds);
        return new SmallArray(neurons, lanes, folds, 32 - Integer.numberOfLeadingZeros(Math.max(1, neurons - 1)));
    }

    /** Its parameters, those that its kind has. */
    List<Value> parameters(DenseView view) {
        DenseDesign layer = view.layer();
        List<Value> values = new ArrayList<>(List.of(
                new Value("Neurons", neurons),
                new Value("SumWidth", layer.sumBits()),
                new Value("MembraneWidth", layer.membraneBits())));
        if (view.neuronAddressed()) {
            values.add(new Value("NeuronWidth", neuronWidth));
        }
        if (layer.folded()) {
            values.add(new Value("Lanes", lanes));
            values.add(new Value("FoldWidth", 1));
            if (view.neuronPlaced() && lanes > 1) {
                values.add(new Value("LaneWidth", Integer.numberOfTrailingZeros(lanes)));
            }
            if (view.neuronPlaced() || view.countsSaturations()) {
                values.add(new Value("Folds", folds));
            }
        }
        if (layer.hasBiases()) {
            values.add(new Value("BiasWidth", layer.biasBits()));
        }
        if (layer.neuronModel().leakShift() > 0) {
            values.add(new Value("LeakShift", layer.neuronModel().leakShift()));
        }
        return values;
    }
}
