package dev.spikeloom.rtl;

import dev.spikeloom.design.Design;

/**
 * What the template of the top module says about the design as a whole.
 *
 * @param topology layer sizes, inputs first: {@code 784-256-256-10}
 * @param weightWidth bits of a weight
 * @param inputs of the first layer
 * @param classes neurons of the last layer
 * @param classWidth bits of a class index
 * @param countWidth bits of a spike count
 * @param maxTimeSteps the most time steps of a sample
 * @param loadable whether there is a load port
 * @param load its widths
 */
public record TopView(
        String topology,
        int weightWidth,
        int inputs,
        int classes,
        int classWidth,
        int countWidth,
        int maxTimeSteps,
        boolean loadable,
        LoadView load) {

    static TopView of(Design design) {
        return new TopView(
                design.network().topology().toString(),
                design.weightBits(),
                design.inputs(),
                design.classes(),
                design.classBits(),
                design.countBits(),
                design.architecture().maxTimeSteps(),
                design.loadable(),
                LoadView.of(design));
    }
}
