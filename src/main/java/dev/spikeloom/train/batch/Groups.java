package dev.spikeloom.train.batch;

import java.util.ArrayList;
import java.util.List;

/** How a batch is divided into groups. */
public final class Groups {
    /**
     * A weight row that is in a near cache is used by this many slots before the next layer's rows displace it. A
     * multiple of the rows of a tile of a matrix product.
     */
    private static final int SLOTS = 24;

    private Groups() {}

    /** Samples in a group. */
    public static int samples(Batch batch) {
        return Math.max(1, SLOTS / batch.timeSteps());
    }

    /** Slots of a full group. */
    public static int slots(Batch batch) {
        return samples(batch) * batch.timeSteps();
    }

    /** The groups of a batch of {@code size} samples. */
    public static List<Group> of(Batch batch, int size) {
        List<Group> groups = new ArrayList<>();
        int samples = samples(batch);
        for (int first = 0; first < size; first += samples) {
            groups.add(new Group(groups.size(), first, Math.min(size, first + samples)));
        }
        return List.copyOf(groups);
    }
}
