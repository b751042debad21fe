package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.rtl.ModuleNames;

/**
 * What the template of the thresholds and biases of a convolution says about their kind; sizes are parameters.
 *
 * @param loadable whether they can be written
 * @param readBack whether they can be read again
 */
public record ChannelNumbersView(ConvolutionDesign layer, boolean loadable, boolean readBack) {

    /** Such as {@code channel_numbers_bias_shared_folded}. */
    public String module() {
        return ModuleNames.CHANNEL_NUMBERS
                + (biased() ? "_bias" : "")
                + (shared() ? "_shared" : "")
                + (folded() ? "_folded" : "")
                + (!loadable ? "_fixed" : readBack ? "" : "_write_only");
    }

    public boolean biased() {
        return layer.hasBiases();
    }

    /** Whether there is one threshold for all channels. */
    public boolean shared() {
        return layer.sharedThreshold();
    }

    public boolean folded() {
        return layer.folded();
    }

    /** Whether numbers depend on the fold. */
    public boolean placed() {
        return folded() && (!shared() || biased());
    }

    /** Whether it has to know how many channels there are. */
    public boolean counted() {
        return !folded() || addressed();
    }

    /** Whether a single channel's number is ever written. */
    public boolean addressed() {
        return loadable && (!shared() || biased());
    }
}
