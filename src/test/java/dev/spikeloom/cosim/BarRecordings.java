package dev.spikeloom.cosim;

import dev.spikeloom.spike.RecordedSpikes;
import dev.spikeloom.spike.SpikeVector;
import java.util.SplittableRandom;

/** Recordings of a bar that moves over 34 x 34 pixels, ON events before it and OFF events behind it, among noise of both polarities. */
final class BarRecordings {
    private static final int SIDE = 34;

    private BarRecordings() {}

    /** Planes of events, {@code [recording][step][polarity][row][column]}. */
    static boolean[][][][][] planes(int recordings, int steps, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[][][][][] planes = new boolean[recordings][steps][2][SIDE][SIDE];
        for (boolean[][][][] recording : planes) {
            boolean vertical = random.nextBoolean();
            int start = random.nextInt(SIDE);
            int speed = random.nextInt(1, 4) * (random.nextBoolean() ? 1 : -1);
            int length = random.nextInt(8, SIDE);
            for (int t = 0; t < steps; t++) {
                int front = Math.floorMod(start + speed * t, SIDE);
                int back = Math.floorMod(front - 5 * Integer.signum(speed), SIDE);
                for (int i = 0; i < SIDE; i++) {
                    for (int j = 0; j < SIDE; j++) {
                        int along = vertical ? i : j;
                        int across = vertical ? j : i;
                        boolean bar = along < length && random.nextInt(10) < 8;
                        recording[t][1][i][j] = (bar && across == front) || random.nextInt(50) == 0;
                        recording[t][0][i][j] = (bar && across == back) || random.nextInt(50) == 0;
                    }
                }
            }
        }
        return planes;
    }

    /** The same with the polarities of a pixel side by side, OFF before ON, as the program has them. */
    static RecordedSpikes spikes(boolean[][][][][] planes) {
        RecordedSpikes spikes = new RecordedSpikes(planes.length, planes[0].length, SIDE * SIDE * 2);
        for (int sample = 0; sample < planes.length; sample++) {
            for (int t = 0; t < planes[sample].length; t++) {
                SpikeVector step = new SpikeVector(SIDE * SIDE * 2);
                for (int i = 0; i < step.size(); i++) {
                    if (planes[sample][t][i % 2][i / 2 / SIDE][i / 2 % SIDE]) {
                        step.set(i);
                    }
                }
                spikes.write(sample, t, step);
            }
        }
        return spikes;
    }
}
