package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.Locale;

/**
 * What the template of the neuron array says about its kind; sizes are parameters. Layers of one kind share a module,
 * which is named for what it does.
 */
public final class NeuronArrayView {
    private final LayerDesign layer;
    private final boolean loadable;
    private final boolean counters;

    NeuronArrayView(LayerDesign layer, boolean loadable, boolean counters) {
        this.layer = layer;
        this.loadable = loadable;
        this.counters = counters;
    }

    /** Such as {@code neuron_array_ct}, {@code neuron_array_lif_zero_bias_folded_sat}. */
    public String getModule() {
        return "neuron_array_" + getModel()
                + (isCarries() && !isSubtracts() ? "_zero" : "")
                + (isBiases() ? "_bias" : "")
                + (isSharedThreshold() ? "_shared" : "")
                + (isFolded() ? isSerial() ? "_serial" : "_folded" : "")
                + (isSaturates() ? "_sat" : "");
    }

    /** {@code dc}, {@code ct} or {@code lif}. */
    public String getModel() {
        return layer.neuronModel().kind().name().toLowerCase(Locale.ROOT).replace("snn_", "");
    }

    public boolean isCarries() {
        return layer.carriesOver();
    }

    public boolean isSubtracts() {
        return layer.neuronModel().subtracts();
    }

    public boolean isBiases() {
        return layer.hasBiases();
    }

    public boolean isFolded() {
        return layer.folded();
    }

    /** Whether there is a single lane. */
    public boolean isSerial() {
        return layer.folded() && layer.lanes() == 1;
    }

    public boolean isSaturates() {
        return layer.saturates();
    }

    public boolean isCountsSaturations() {
        return layer.saturates() && counters;
    }

    public boolean isSharedThreshold() {
        return layer.sharedThreshold();
    }

    /** Whether a single neuron's number is ever written. */
    public boolean isAddressed() {
        return loadable && (!isSharedThreshold() || isBiases());
    }

    /** Whether there is a number of any kind for each place of each fold. */
    public boolean isPlaced() {
        return isFolded() && (isCarries() || isBiases() || !isSharedThreshold());
    }

    public boolean isLoadable() {
        return loadable;
    }
}
