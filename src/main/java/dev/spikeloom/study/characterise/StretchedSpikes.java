package dev.spikeloom.study.characterise;

import dev.spikeloom.network.layer.VolumeShape;
import dev.spikeloom.spike.SpikeSource;
import dev.spikeloom.spike.SpikeVector;

/**
 * Spikes of small images, stretched to an input of another shape: a place has those of the pixel that it lies in, drawn for
 * itself.
 *
 * @param source of square images of one channel
 * @param side rows and columns of these
 * @param shape what they are stretched to
 * @param thinning each spike is kept only if so many draws of its pixel in a row have one; at least 1
 */
record StretchedSpikes(SpikeSource source, int side, VolumeShape shape, int thinning) implements SpikeSource {
    @Override
    public int samples() {
        return source.samples();
    }

    @Override
    public int inputs() {
        return shape.size();
    }

    @Override
    public void read(int sample, int step, SpikeVector into) {
        into.clear();
        int draws = draws() * thinning;
        SpikeVector[] drawn = new SpikeVector[draws];
        for (int i = 0; i < draws; i++) {
            drawn[i] = new SpikeVector(source.inputs());
            source.read(sample, step * draws + i, drawn[i]);
        }
        for (int place = 0; place < shape.size(); place++) {
            int pixel = place / shape.channels();
            int row = pixel / shape.columns() * side / shape.rows();
            int column = pixel % shape.columns() * side / shape.columns();
            int draw = place % draws();
            boolean spikes = true;
            for (int i = 0; i < thinning; i++) {
                spikes &= drawn[draw * thinning + i].get(row * side + column);
            }
            if (spikes) {
                into.set(place);
            }
        }
    }

    /** Places of the same pixel that are next to each other differ. */
    private int draws() {
        return 7;
    }
}
