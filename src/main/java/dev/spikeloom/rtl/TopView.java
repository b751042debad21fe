package dev.spikeloom.rtl;

import dev.spikeloom.design.Design;
import dev.spikeloom.design.LoadMap;

/**
 * What the template of the top module says about the design as a whole.
 *
 * @param topology layer sizes, inputs first: {@code 784-256-256-10}
 * @param neurons the neuron model in words
 * @param weightWidth bits of a weight
 * @param inputs of the first layer
 * @param classes neurons of the last layer
 * @param heads how many share it
 * @param classWidth bits of the classes of all heads
 * @param countWidth bits of a spike count
 * @param maxTimeSteps the most time steps of a sample
 * @param loadable whether there is a load port
 * @param initialized whether memories are filled from files at first
 * @param load its widths
 * @param counters whether there are performance counters
 * @param countSelectWidth bits of the number of one of them
 */
public record TopView(
        String topology,
        String neurons,
        int weightWidth,
        int inputs,
        int classes,
        int heads,
        int classWidth,
        int countWidth,
        int maxTimeSteps,
        boolean loadable,
        boolean initialized,
        LoadMap load,
        boolean counters,
        int countSelectWidth) {

    static TopView of(Design design) {
        return new TopView(
                design.network().topology().toString(),
                design.neuronModel().text(),
                design.weightBits(),
                design.inputs(),
                design.classes(),
                design.heads().size(),
                design.resultClassBits(),
                design.countBits(),
                design.architecture().maxTimeSteps(),
                design.loadable(),
                design.initialized(),
                design.loadMap(),
                design.architecture().counters(),
                design.countSelectBits());
    }
}
