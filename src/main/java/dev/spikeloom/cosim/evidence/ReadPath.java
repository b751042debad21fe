package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.Probes;
import dev.spikeloom.design.probe.TraceRecord;
import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.design.rate.LayerProbe;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Which weights a layer reads in a cycle, and whose they are. */
final class ReadPath {
    private final FollowedDense followed;
    private final DenseDesign layer;
    private final Probes probes;

    ReadPath(FollowedDense followed, Probes probes) {
        this.followed = followed;
        this.layer = followed.design();
        this.probes = probes;
    }

    /** What both sides read, a line each. */
    List<String> lines(TraceRecord expected, TraceRecord found) {
        return List.of("  expected: " + reads(expected), "  found: " + reads(found));
    }

    private String reads(TraceRecord record) {
        BigInteger enables = record.value(probes.get(LayerProbe.BANK_READ_ENABLE), 0);
        List<String> reads = new ArrayList<>();
        for (int port = 0; port < layer.ports(); port++) {
            if (enables.testBit(port)) {
                reads.add(read(record, port));
            }
        }
        return reads.isEmpty() ? "no bank is read" : String.join("; ", reads);
    }

    private String read(TraceRecord record, int port) {
        int bank = port / layer.readPorts();
        int field = layer.addresses() == 1 ? 0 : port;
        int bits = layer.wordAddressBits();
        int word = record.value(probes.get(LayerProbe.BANK_READ_ADDRESS), 0)
                .shiftRight(field * bits)
                .and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE))
                .intValue();
        int row = word % layer.bankRows();
        int weightRow = layer.rowAt(bank, row);
        String of =
                weightRow < layer.weightRows() ? "the weights of " + followed.input(weightRow) : "weights of no input";
        String fold = layer.folded() ? ", fold " + word / layer.bankRows() : "";
        String which = layer.readPorts() > 1 ? " port " + port % layer.readPorts() : "";
        return "bank " + bank + which + " row " + row + fold + ": " + of;
    }
}
