package dev.spikeloom.quantize.forward;

import dev.spikeloom.network.layer.AddressMap;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.spike.SpikeVector;

/**
 * A dense layer: the weight row of each active input is added to all neurons. Where fewer inputs have changed since the last
 * time step than are active, only the rows of those are added or subtracted.
 */
final class DenseForward implements LayerForward {
    private final Neurons neurons;
    private final ActiveRows rows;

    private DenseForward(Neurons neurons, AddressMap addresses) {
        this.neurons = neurons;
        this.rows = new ActiveRows(addresses);
    }

    /** The fastest that does what {@code context} asks for. */
    static LayerForward of(QuantizedDenseLayer layer, Context context) {
        Registers registers = context.registers();
        return registers
                .saturation()
                .<LayerForward>map(saturation -> new SaturatingForward(layer, saturation, context.addresses()))
                .orElseGet(() -> new DenseForward(
                        Neurons.of(layer, ColumnBounds.of(layer, context.addresses()), registers.ofHardware()),
                        context.addresses()));
    }

    @Override
    public DenseForward copy() {
        return new DenseForward(neurons.copy(), rows.addresses());
    }

    @Override
    public void startSample() {
        neurons.startSample();
    }

    @Override
    public SpikeVector step(SpikeVector presynaptic) {
        neurons.startStep();
        rows.update(presynaptic);
        if (rows.fewChanged()) {
            neurons.integrateChange(rows.list(), rows.added(), rows.count());
        } else {
            neurons.integrate(0, rows.list(), rows.count());
        }
        return neurons.spikes();
    }

    @Override
    public int[] potentials() {
        return neurons.potentials();
    }

    @Override
    public SpikeVector spikes() {
        return neurons.spikes();
    }
}
