package dev.spikeloom.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a neuron does with its membrane potential between time steps (Yin et al. 2017). Its arithmetic in integers is
 * specified by {@link IntegerReference}.
 */
public enum NeuronModel {
    /** Discontinuous integration: the potential is zero at the start of each time step (eq. 2 and 3). */
    SNN_DC,
    /** Continuous integration: the potential carries over, and a spike subtracts the threshold from it (eq. 5 to 7). */
    SNN_CT;

    /** As it is written in files, such as {@code snn-dc}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The model whose {@link #text} this is. */
    public static Optional<NeuronModel> of(String text) {
        return Arrays.stream(values())
                .filter(model -> model.text().equals(text))
                .findFirst();
    }

    static String allowed() {
        return Arrays.stream(values()).map(NeuronModel::text).collect(Collectors.joining(" or "));
    }
}
