package dev.spikeloom.dataset.camera;

import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.LabelledImages;
import dev.spikeloom.spike.CounterRandom;

/**
 * An event camera that records an image while it moves, as {@link SensorModel} describes it. What it records is a pure
 * function of the model, the image and a key; it keeps working memory: one instance a thread.
 *
 * <p>A pixel remembers the logarithm of the light at its last event; when the light has moved away from that by its
 * threshold, there is another one. Light is looked at every {@value #STEP} us; in between it changes evenly, which gives
 * events their time.
 */
public final class SensorSimulator {
    /** Takes the events of a recording, in any order. */
    public interface Sink {
        void event(int x, int y, boolean on, int micros);
    }

    private static final int STEP = 1_000;
    private static final int SIDE = EventRecording.SIDE;
    private static final int PIXELS = SIDE * SIDE;
    /** No threshold is below this part of what it should be. */
    private static final float LEAST_THRESHOLD = 0.2f;

    // Streams of random numbers within that of a recording.
    private static final int PLACE = 0;
    private static final int ON_THRESHOLD = 1;
    private static final int OFF_THRESHOLD = 2;
    private static final int LAST_EVENT = 3;
    private static final int THRESHOLD_NOISE = 4;
    private static final int NOISE_EVENTS = 5;
    private static final int HOT_PIXELS = 6;

    private final SensorModel model;
    private final SensorView view;
    private final float[] seen = new float[PIXELS];
    /** What has passed the photoreceptor's low pass. */
    private final float[] light = new float[PIXELS];

    private final float[] reference = new float[PIXELS];
    private final float[] onThreshold = new float[PIXELS];
    private final float[] offThreshold = new float[PIXELS];
    /** The thresholds of a pixel's next event, with its noise. */
    private final float[] nextOn = new float[PIXELS];

    private final float[] nextOff = new float[PIXELS];
    private final int[] blindUntil = new int[PIXELS];
    private final int[] events = new int[PIXELS];

    // Of the recording at hand.
    private long noiseKey;
    private Sink sink;

    public SensorSimulator(SensorModel model) {
        this.model = model;
        this.view = new SensorView(model);
    }

    /**
     * Records an image from the beginning of the first saccade.
     *
     * @param images of 28 x 28 pixels
     * @param key names all that is random
     * @param micros how long to record, a multiple of {@value #STEP}
     * @param into is told the events, not in the order of time
     */
    public void record(LabelledImages images, int image, long key, int micros, Sink into) {
        sink = into;
        noiseKey = CounterRandom.derive(key, THRESHOLD_NOISE);
        view.show(images.pixels(), image * images.inputs());
        long place = CounterRandom.derive(key, PLACE);
        double x = model.placeJitter() * normal(place, 0);
        double y = model.placeJitter() * normal(place, 1);
        double late = model.timeJitterMicros() * normal(place, 2);
        view.look(SaccadePath.x(-late) + x, SaccadePath.y(-late) + y, light);
        prepare(key);
        float passed = (float) (1 - StrictMath.exp(-STEP / model.timeConstantMicros()));
        float leak = (float) (model.leakPerSecond() * STEP * 1e-6);
        for (int time = 0; time < micros; time += STEP) {
            double end = time + STEP - late;
            view.look(SaccadePath.x(end) + x, SaccadePath.y(end) + y, seen);
            step(time, passed, leak);
        }
        addNoise(CounterRandom.derive(key, NOISE_EVENTS), micros);
        addHotPixels(CounterRandom.derive(key, HOT_PIXELS), micros);
    }

    /** Pixels differ in their thresholds, and their last events were at random times. */
    private void prepare(long key) {
        long on = CounterRandom.derive(key, ON_THRESHOLD);
        long off = CounterRandom.derive(key, OFF_THRESHOLD);
        long last = CounterRandom.derive(key, LAST_EVENT);
        for (int i = 0; i < PIXELS; i++) {
            onThreshold[i] = (float) model.onThreshold() * varied(model.mismatch(), normal(on, i));
            offThreshold[i] = (float) model.offThreshold() * varied(model.mismatch(), normal(off, i));
            events[i] = 0;
            blindUntil[i] = 0;
            arm(i);
            reference[i] = light[i] + nextOff[i] - CounterRandom.uniform(last, i) * (nextOn[i] + nextOff[i]);
        }
    }

    private void step(int time, float passed, float leak) {
        for (int i = 0; i < PIXELS; i++) {
            float before = light[i];
            float after = before + passed * (seen[i] - before);
            light[i] = after;
            reference[i] -= leak * onThreshold[i];
            float change = after - reference[i];
            if (change >= nextOn[i] || -change >= nextOff[i]) {
                fire(i, time, before, after);
            }
        }
    }

    /** The events of a pixel in a step in which the light goes evenly from {@code before} to {@code after}. */
    private void fire(int pixel, int time, float before, float after) {
        float slope = (after - before) / STEP;
        int now = time;
        while (true) {
            if (blindUntil[pixel] > now) {
                now = Math.min(blindUntil[pixel], time + STEP);
                reference[pixel] = before + slope * (now - time);
            }
            float change = after - reference[pixel];
            boolean on = change >= nextOn[pixel];
            if (now >= time + STEP || (!on && -change < nextOff[pixel])) {
                return;
            }
            reference[pixel] += on ? nextOn[pixel] : -nextOff[pixel];
            int crossed = slope == 0 ? time : time + (int) ((reference[pixel] - before) / slope);
            now = Math.max(now, Math.min(crossed, time + STEP - 1));
            sink.event(pixel % SIDE, pixel / SIDE, on, now);
            events[pixel]++;
            arm(pixel);
            blindUntil[pixel] = now + model.refractoryMicros();
        }
    }

    /** Draws the thresholds of a pixel's next event. */
    private void arm(int pixel) {
        float factor = varied(model.thresholdNoise(), normal(noiseKey, (long) events[pixel] * PIXELS + pixel));
        nextOn[pixel] = onThreshold[pixel] * factor;
        nextOff[pixel] = offThreshold[pixel] * factor;
    }

    private void addNoise(long key, int micros) {
        addEvents(CounterRandom.derive(key, 0), PIXELS * model.noisePerSecond(), micros, true, -1);
        addEvents(CounterRandom.derive(key, 1), PIXELS * model.noisePerSecond(), micros, false, -1);
    }

    private void addHotPixels(long key, int micros) {
        for (int i = 0; i < model.hotPixels().size(); i++) {
            SensorModel.HotPixel hot = model.hotPixels().get(i);
            int pixel = hot.y() * SIDE + hot.x();
            addEvents(CounterRandom.derive(key, 2L * i), hot.onPerSecond(), micros, true, pixel);
            addEvents(CounterRandom.derive(key, 2L * i + 1), hot.offPerSecond(), micros, false, pixel);
        }
    }

    /** Adds events at random times, a Poisson process, of one pixel or, if it is below 0, of all. */
    private void addEvents(long key, double perSecond, int micros, boolean on, int pixel) {
        double meanGap = 1e6 / perSecond;
        double time = 0;
        for (int i = 0; ; i += 2) {
            time -= meanGap * StrictMath.log(1 - CounterRandom.uniform(key, i));
            if (!(time < micros)) {
                return;
            }
            int place = pixel < 0 ? (int) (CounterRandom.uniform(key, i + 1) * PIXELS) : pixel;
            sink.event(place % SIDE, place / SIDE, on, (int) time);
        }
    }

    private static float varied(double deviation, double normal) {
        return (float) Math.max(LEAST_THRESHOLD, 1 + deviation * normal);
    }

    /** Nearly Gaussian, of mean 0 and variance 1: the sum of four uniform numbers. */
    private static double normal(long key, long counter) {
        long bits = CounterRandom.bits(key, counter);
        long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
        return (sum - 2 * 65_535) * (Math.sqrt(3) / 65_536);
    }
}
