package dev.spikeloom.physical.fast;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.physical.fast.Characterisation.PeriodFit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the shortest clock period of a design follows: how deep its trees and carries are, of the layer where they are deepest. */
final class PeriodFeatures {
    private PeriodFeatures() {}

    static Map<String, Double> of(RateDesign design) {
        double carry = 0;
        double tree = 0;
        double lanes = 0;
        double ports = 0;
        for (LayerDesign layer : design.layers()) {
            carry = Math.max(carry, log2(layer.membraneBits()));
            tree = Math.max(tree, log2(layer.pendingBits()));
            lanes = Math.max(lanes, log2((double) layer.lanes() * layer.membraneBits()));
            ports = Math.max(ports, log2(layer.ports()));
        }
        Map<String, Double> features = new LinkedHashMap<>();
        features.put("design", 1.0);
        features.put("carry", carry);
        features.put("tree", tree);
        features.put("lanes", lanes);
        features.put("ports", ports);
        features.put("classes", log2(design.classes()));
        return features;
    }

    private static double log2(double value) {
        return StrictMath.log(Math.max(1, value)) / StrictMath.log(2);
    }

    /** @param periods seconds, one for each of the features */
    static PeriodFit fit(List<Map<String, Double>> features, List<Double> periods) {
        double[] targets = periods.stream()
                .mapToDouble(period -> period / Characterisation.PICO)
                .toArray();
        double[] weights = periods.stream()
                .mapToDouble(period -> Characterisation.PICO / period)
                .toArray();
        Map<String, Double> coefficients = NonNegativeFit.byName(features, targets, weights);
        double low = 1;
        double high = 1;
        for (int i = 0; i < targets.length; i++) {
            double share = targets[i] / period(coefficients, features.get(i));
            low = Math.min(low, share);
            high = Math.max(high, share);
        }
        return new PeriodFit(coefficients, low, high);
    }

    static double period(Map<String, Double> coefficients, Map<String, Double> features) {
        return features.entrySet().stream()
                .mapToDouble(feature -> feature.getValue() * coefficients.getOrDefault(feature.getKey(), 0.0))
                .sum();
    }
}
