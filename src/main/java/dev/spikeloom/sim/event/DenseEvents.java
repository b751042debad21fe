package dev.spikeloom.sim.event;

import dev.spikeloom.design.LayerArchitecture;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.network.MembraneRange;
import dev.spikeloom.network.QuantizedDenseLayer;
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
                ? Optional.of(new Saturation(MembraneRange.of(layer.membraneBits()), () -> new IssueGroups(layer)))
                : Optional.empty();
    }

    @Override
    public boolean hasNumbersOf(LayerDesign other) {
        return other instanceof DenseDesign dense && isSame(layer.quantized(), dense.quantized());
    }

    /** Arrays that are the same one are not looked at. */
    private static boolean isSame(QuantizedDenseLayer a, QuantizedDenseLayer b) {
        return Arrays.deepEquals(a.weights(), b.weights())
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
        LayerArchitecture mine = layer.architecture();
        LayerArchitecture its = other.architecture();
        return layer.membraneBits() == other.membraneBits()
                && mine.issueWidth() == its.issueWidth()
                && (!layer.multiIssue()
                        || (mine.bankRows() == its.bankRows()
                                && mine.mapping() == its.mapping()
                                && mine.readPorts() == its.readPorts()));
    }

    @Override
    public LayerRun run(int timeSteps, int workers) {
        return new DenseRun(layer, ports, timeSteps, workers);
    }
}
