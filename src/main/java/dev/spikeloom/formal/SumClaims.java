package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import java.util.List;
import java.util.Map;

/**
 * That no potential leaves its register, as conditions for z3. Each is the negation of what is claimed, so that the
 * claim holds if z3 finds all of them unsatisfiable.
 *
 * <p>With the weights of the hex files, a spike vector is a number {@code b_i} a weight row: a bit, or behind sum pooling up to
 * the spikes of a square. A partial sum in any order, and of
 * any part of the rows, is the sum of another spike vector, so the sums of all vectors are all partial sums. With weights
 * that can be loaded, each input adds any number between the least and the greatest weight, or nothing.
 *
 * <p>Where potentials carry over, there is an interval a time step: what starts from the one of step {@code t} stays
 * within the register during the step, and ends in the one of step {@code t + 1}. A time step whose interval is that of
 * the step before closes the induction. The intervals are found by {@link StepIntervals}; that they are right is left
 * to z3.
 */
final class SumClaims {
    private final ClaimList list;
    private final RateDesign design;
    private final ModuleNames names;
    private final Map<String, String> files;

    /** @param files of the design, name to content */
    SumClaims(ClaimList list, RateDesign design, Map<String, String> files) {
        this.list = list;
        this.design = design;
        this.names = ModuleNames.of(design);
        this.files = files;
    }

    void layer(DenseDesign layer) {
        if (layer.saturates()) {
            return;
        }
        EmittedLayer emitted = new EmittedLayer(layer, names, files);
        if (design.initialized()) {
            SumConditions conditions = new SumConditions(layer, emitted.membraneBits(), steps(layer));
            conditions.withWeights(emitted.weights(), emitted.biases(), emitted.thresholds());
            add(layer, emitted, "hex", "no sum overflows with the hex files", conditions);
        }
        if (design.loadable()) {
            SumConditions conditions = new SumConditions(layer, emitted.membraneBits(), steps(layer));
            conditions.withAnyWeights(emitted.weightBits(), emitted.biasBits().isPresent());
            add(layer, emitted, "any", "no sum overflows with any weights", conditions);
        }
    }

    private int steps(DenseDesign layer) {
        return layer.neuronModel().carriesOver() ? design.architecture().maxTimeSteps() : 1;
    }

    private void add(DenseDesign layer, EmittedLayer emitted, String kind, String statement, SumConditions conditions) {
        String id = "sums_" + kind + "_" + layer.index();
        String parameters =
                layer.inputs() + " x " + layer.neurons() + ", " + emitted.membraneBits() + "-bit potentials";
        list.add(new Claim(
                id,
                statement,
                names.layer(layer.index()),
                parameters,
                Method.SUMS,
                Map.of(id + ".smt2", conditions.text(List.of(statement, parameters)))));
    }
}
