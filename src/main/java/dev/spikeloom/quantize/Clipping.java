package dev.spikeloom.quantize;

/** How a scale, and with it the greatest weight that is kept, is chosen. */
public enum Clipping {
    /** The least mean squared error of the weights. */
    ERROR,
    /** No weight is clipped. */
    NONE,
    /** A percentile of the magnitudes of the weights is the greatest that is kept. */
    PERCENTILE,
    /** The fewest spikes that differ from those of the float network, on samples; see {@link Calibration}. */
    CALIBRATED
}
