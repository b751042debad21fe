package dev.spikeloom.formal;

import dev.spikeloom.design.rate.ConvolutionAxis;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
 *
 * <p>A convolution adds the bias last, so that its sums have to fit without it as well. A potential at an edge is reached
 * through a part of the kernel, and so gets a partial sum of those that all of it adds; where no potential is reached through
 * all of it, the number of spikes is bounded as well.
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
        EmittedLayer emitted = new EmittedLayer(layer, WeightPlaces.of(layer), names, files);
        int spikes = layer.weightRows() * layer.spikesOfARow();
        Interval added = SumConditions.anyWeight(emitted.weightBits());
        // Biases as large as the weights of a step can be.
        Interval bias = emitted.biasBits().isPresent()
                ? new Interval(spikes * added.low(), spikes * added.high())
                : Interval.ZERO;
        add(
                layer,
                emitted,
                layer.inputs() + " x " + layer.neurons(),
                SumConditions.Order.BIAS_FIRST,
                layer.spikesOfARow(),
                spikes,
                bias);
    }

    void layer(ConvolutionDesign layer) {
        if (layer.saturates()) {
            return;
        }
        EmittedLayer emitted = new EmittedLayer(layer, WeightPlaces.of(layer), names, files);
        int square = layer.grid().rows().pooling() * layer.grid().columns().pooling();
        int spikes = mostReaching(layer.grid().rows())
                * mostReaching(layer.grid().columns())
                * layer.grid().channels();
        Interval bias = emitted.biasBits().isPresent()
                ? Interval.ofBits(emitted.biasBits().getAsInt())
                : Interval.ZERO;
        add(
                layer,
                emitted,
                layer.grid().input() + " to " + layer.grid().output(),
                SumConditions.Order.BIAS_LAST,
                square,
                spikes,
                bias);
    }

    /** The most positions of spikes that have the same output in their reach. */
    private static int mostReaching(ConvolutionAxis axis) {
        return IntStream.range(0, axis.outputs())
                .map(output -> (int) IntStream.range(0, axis.inputs() / axis.pooling() * axis.pooling())
                        .map(position -> position / axis.pooling() + axis.padding() - output * axis.stride())
                        .filter(tap -> tap >= 0 && tap < axis.kernel())
                        .count())
                .max()
                .orElseThrow();
    }

    /**
     * The claims of a layer that does not saturate.
     *
     * @param size of it
     * @param square the most spikes that add the same weight in a time step
     * @param spikes the most that add to a potential then
     * @param bias any that it may have
     */
    private void add(
            LayerDesign layer,
            EmittedLayer emitted,
            String size,
            SumConditions.Order order,
            int square,
            int spikes,
            Interval bias) {
        String parameters = size + ", " + emitted.membraneBits() + "-bit potentials";
        int steps = layer.carriesOver() ? design.architecture().maxTimeSteps() : 1;
        if (design.initialized()) {
            SumConditions conditions = new SumConditions(layer, order, square, emitted.membraneBits(), steps);
            conditions.withWeights(emitted.weights(), emitted.biases(), emitted.thresholds(), spikes);
            add(layer, "hex", "no sum overflows with the hex files", parameters, conditions);
        }
        if (design.loadable()) {
            SumConditions conditions = new SumConditions(layer, order, square, emitted.membraneBits(), steps);
            conditions.withAnyWeights(emitted.weightBits(), spikes, bias);
            add(layer, "any", "no sum overflows with any weights", parameters, conditions);
        }
    }

    private void add(LayerDesign layer, String kind, String statement, String parameters, SumConditions conditions) {
        String id = "sums_" + kind + "_" + layer.index();
        list.add(new Claim(
                id,
                statement,
                names.layer(layer.index()),
                parameters,
                Method.SUMS,
                Map.of(id + ".smt2", conditions.text(List.of(statement, parameters)))));
    }
}
