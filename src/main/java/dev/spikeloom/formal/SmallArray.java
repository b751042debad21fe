package dev.spikeloom.formal;

import dev.spikeloom.formal.ClaimList.Value;
import dev.spikeloom.rtl.rate.LayerView;
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
    static SmallArray of(LayerView layer, int mostLanes) {
        int lanes = Math.min(layer.getLanes(), mostLanes);
        int folds = Math.min(layer.getFolds(), 2);
        int neurons = Math.min(layer.getNeurons(), lanes * folds);
        return new SmallArray(neurons, lanes, folds, 32 - Integer.numberOfLeadingZeros(Math.max(1, neurons - 1)));
    }

    /** Its parameters, those that its kind has. */
    List<Value> parameters(LayerView layer) {
        List<Value> values = new ArrayList<>(List.of(
                new Value("Neurons", neurons),
                new Value("SumWidth", layer.getSumWidth()),
                new Value("MembraneWidth", layer.getMembraneWidth())));
        if (layer.isNeuronAddressed()) {
            values.add(new Value("NeuronWidth", neuronWidth));
        }
        if (layer.isFolded()) {
            values.add(new Value("Lanes", lanes));
            values.add(new Value("FoldWidth", 1));
            if (layer.isNeuronPlaced() && lanes > 1) {
                values.add(new Value("LaneWidth", Integer.numberOfTrailingZeros(lanes)));
            }
            if (layer.isNeuronPlaced() || layer.isCountsSaturations()) {
                values.add(new Value("Folds", folds));
            }
        }
        if (layer.isBiases()) {
            values.add(new Value("BiasWidth", layer.getBiasWidth()));
        }
        if (layer.getLeakShift() > 0) {
            values.add(new Value("LeakShift", layer.getLeakShift()));
        }
        return values;
    }
}
