package dev.spikeloom.sim.event.layer;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.network.layer.QuantizedDenseLayer;
import dev.spikeloom.network.neuron.MembraneRange;
import dev.spikeloom.quantize.forward.Saturation;
import java.util.Arrays;
import java.util.Optional;

/** A dense layer in the event model. */
final class DenseEvents implements LayerEvents {
    private final DenseDesign layer;
    private final PortCounts ports;

    DenseEvents(DenseDesign layer) {
        this.layer = layer;
        this.ports = layer.multiIssue() ? PortCounts.ofPorts(layer) : PortCounts.ofBanks(layer);
    }

    @Override
    public Optional<Saturation> saturation() {
        return layer.saturates()
                ? Optional.of(new Saturation(MembraneRange.of(layer.membraneBits()), this::order))
                : Optional.empty();
    }

    private Saturation.Order order() {
        return layer.squares().pooled() ? new PlaceOrder(layer) : new IssueGroups(layer);
    }

    @Override
    public boolean hasNumbersOf(LayerDesign other) {
        return other instanceof DenseDesign dense
                && layer.hasSquaresOf(dense)
                && isSame(layer.quantized(), dense.quantized());
    }

    /** Arrays that are the same one are not looked at. */
    private static boolean isSame(QuantizedDenseLayer a, QuantizedDenseLayer b) {
        return a.neuronModel().equals(b.neuronModel())
                && a.weightFormat().equals(b.weightFormat())
                && Arrays.deepEquals(a.weights(), b.weights())
                && Arrays.equals(a.biases(), b.biases())
                && Arrays.equals(a.thresholds(), b.thresholds());
    }

    @Override
    public boolean saturatesAs(LayerDesign other) {
        boolean exact = !layer.saturates() && !other.saturates();
        return exact || addsRowsAs(other);
    }

    /** Potentials that saturate depend on the rows that are added in each cycle. */
    private boolean addsRowsAs(LayerDesign other) {
        return layer.membraneBits() == other.membraneBits()
                && layer.issueWidth() == other.issueWidth()
                && (!layer.multiIssue()
                        || (layer.bankRows() == other.bankRows()
                                && layer.interleaved() == other.interleaved()
                                && layer.readPorts() == other.readPorts()));
    }

    @Override
    public LayerRun run(int timeSteps, int workers) {
        DenseTiming timing = new DenseTiming(layer);
        return new TalliedRun<>(
                () -> new DenseTally(layer, ports, timeSteps),
                workers,
                timing,
                (tally, cycles, spikesOutByStep, saturations) ->
                        new DenseCounters(tally, timing, cycles).of(spikesOutByStep, saturations));
    }
}
