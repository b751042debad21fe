package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.RateDesign;
import java.util.ArrayList;
import java.util.List;

/**
 * What the spike counter's template says about one head.
 *
 * @param index 0 for the first
 * @param classes its classes
 * @param first its first class among those of all heads
 * @param width bits of one of its classes
 * @param low the lowest bit of its class in the result
 */
public record HeadView(int index, int classes, int first, int width, int low) {
    public static List<HeadView> of(RateDesign design) {
        List<HeadView> heads = new ArrayList<>();
        int first = 0;
        int low = 0;
        for (int i = 0; i < design.heads().size(); i++) {
            int classes = design.heads().get(i);
            int width = design.classBits().get(i);
            heads.add(new HeadView(i, classes, first, width, low));
            first += classes;
            low += width;
        }
        return heads;
    }
}
