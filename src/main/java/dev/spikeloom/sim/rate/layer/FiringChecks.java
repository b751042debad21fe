package dev.spikeloom.sim.rate.layer;

import dev.spikeloom.design.probe.Probe;
import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.LayerProbe;
import java.util.Arrays;
import java.util.Optional;

/** The potentials of a layer at its firing checks, along a trace: puts those of a spike vector together. */
public final class FiringChecks {
    private final LayerDesign layer;
    private final Probe fire;
    private final Probe checked;
    /** {@code [checks][elements]}: the neuron whose potential each is, -1 if it is of none. */
    private final int[][] neuronOf;

    private int[] potentials;
    private int check;

    public FiringChecks(LayerDesign layer, Probes probes) {
        this.layer = layer;
        this.fire = probes.get(LayerProbe.FIRE);
        this.checked = probes.get(LayerProbe.POTENTIALS);
        this.neuronOf = new int[layer.checks()][layer.checkedPotentials()];
        for (int i = 0; i < neuronOf.length; i++) {
            int number = i;
            Arrays.setAll(neuronOf[i], element -> layer.checkedNeuron(number, element));
        }
        this.potentials = new int[layer.ownNeurons()];
    }

    /**
     * Goes past a cycle of the trace.
     *
     * @return the potentials, {@code [own neurons]}, if the last firing check of a spike vector is in this cycle
     */
    public Optional<int[]> next(TraceRecord record) {
        if (!record.isSet(fire)) {
            return Optional.empty();
        }
        int bits = layer.membraneBits();
        for (int element = 0; element < neuronOf[check].length; element++) {
            int neuron = neuronOf[check][element];
            if (neuron >= 0) {
                potentials[neuron] = checked.elements() > 1
                        ? record.value(checked, element).intValueExact()
                        : record.signedField(checked, element * bits, bits);
            }
        }
        check++;
        if (check < neuronOf.length) {
            return Optional.empty();
        }
        int[] complete = potentials;
        potentials = new int[layer.ownNeurons()];
        check = 0;
        return Optional.of(complete);
    }
}
