package dev.spikeloom.dataset.camera;

import java.util.List;

/**
 * What the event camera and the screen before it are like. Pixels respond to changes of the logarithm of the light
 * (Lichtsteiner, Posch and Delbruck, A 128 x 128 120 dB 15 us latency asynchronous temporal contrast vision sensor, IEEE
 * Journal of Solid-State Circuits 43(2), 2008), with the imperfections that the simulators ESIM (Rebecq, Gehrig and
 * Scaramuzza, CoRL 2018) and v2e (Hu, Liu and Delbruck, CVPR Workshops 2021) model: thresholds that differ from pixel to
 * pixel, a refractory period, a low-pass photoreceptor, a leak that makes resting pixels fire ON, noise, hot pixels.
 *
 * <p>Digits are dark on a bright screen: where the ink of one begins, an OFF event is made.
 *
 * @param gamma of the screen: its light is {@code (1 - ink)^gamma}, from 0 to 1
 * @param blur sigma of the Gaussian that lens and screen smear the image with, in pixels
 * @param darkLevel light that black pixels of the screen send, as a fraction of that of white ones
 * @param onThreshold growth of the logarithm of the light that makes an ON event
 * @param offThreshold drop of the logarithm of the light that makes an OFF event
 * @param mismatch standard deviation of the thresholds of different pixels, as a fraction
 * @param thresholdNoise standard deviation of a pixel's threshold from event to event, as a fraction
 * @param refractoryMicros how long a pixel is blind after an event
 * @param timeConstantMicros of the photoreceptor's low pass
 * @param leakPerSecond ON thresholds by which the reference of a pixel sinks in a second
 * @param noisePerSecond events of either polarity that a pixel makes without any reason in a second
 * @param placeJitter standard deviation of where the image is on the sensor, from recording to recording, in pixels
 * @param timeJitterMicros standard deviation of when the saccades begin, from recording to recording
 * @param hotPixels pixels that make events on their own
 */
public record SensorModel(
        double gamma,
        double blur,
        double darkLevel,
        double onThreshold,
        double offThreshold,
        double mismatch,
        double thresholdNoise,
        int refractoryMicros,
        double timeConstantMicros,
        double leakPerSecond,
        double noisePerSecond,
        double placeJitter,
        double timeJitterMicros,
        List<HotPixel> hotPixels) {

    /** A pixel that makes events on its own, so many of either polarity in a second. */
    record HotPixel(int x, int y, double onPerSecond, double offPerSecond) {}

    /**
     * Fitted to the first 1,000 training recordings of N-MNIST, the recordings of the first 1,000 training images: each
     * is compared with simulated recordings of the same image, pixel by pixel and bin by bin. {@code spikeloom data
     * compare} shows how well they agree. No test recording was looked at.
     */
    public static final SensorModel CALIBRATED = new SensorModel(
            0.85,
            0.55,
            1.0,
            0.105,
            0.116,
            0.15,
            0.07,
            500,
            206,
            0.99,
            0.005,
            0.085,
            1_900,
            List.of(new HotPixel(18, 30, 25, 20), new HotPixel(7, 15, 8.3, 9.7), new HotPixel(1, 13, 2.9, 2.1)));
}
