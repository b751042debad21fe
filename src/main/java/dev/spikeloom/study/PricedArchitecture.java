package dev.spikeloom.study;

import dev.spikeloom.physical.NodeFigures;
import dev.spikeloom.physical.scale.Range;
import java.util.Map;

/**
 * An architecture with its price.
 *
 * @param settings keys of the experiment that it differs in
 * @param cyclesPerClassification while samples follow each other
 * @param unscaled at the technology's own node and supply
 * @param scaled at the one that was asked for
 */
public record PricedArchitecture(
        Map<String, String> settings, double cyclesPerClassification, NodeFigures unscaled, NodeFigures scaled) {
    /** Square millimetres, scaled. */
    public Range areaMm2() {
        return scaled.logicAreaMm2().plus(scaled.memoryAreaMm2());
    }

    /** Microseconds from one result to the next, scaled. */
    public double microseconds() {
        return cyclesPerClassification / scaled.frequencyMhz();
    }

    /** Whether nothing about another one is better, and something worse: of energy, area and time. */
    boolean dominates(PricedArchitecture other) {
        double[] own = objectives();
        double[] theirs = other.objectives();
        boolean better = false;
        for (int i = 0; i < own.length; i++) {
            if (own[i] > theirs[i]) {
                return false;
            }
            better |= own[i] < theirs[i];
        }
        return better;
    }

    private double[] objectives() {
        return new double[] {scaled.energyNj().value(), areaMm2().value(), microseconds()};
    }
}
