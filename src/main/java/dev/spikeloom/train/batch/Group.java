package dev.spikeloom.train.batch;

/**
 * Neighbouring samples of a batch, which one worker takes through the network together. How a batch is divided depends
 * on its size alone, so that sums over a group, and over groups, have the same order on any number of threads.
 *
 * @param index of the group in its batch
 * @param firstSample inclusive
 * @param endSample exclusive
 */
public record Group(int index, int firstSample, int endSample) {
    public int samples() {
        return endSample - firstSample;
    }
}
