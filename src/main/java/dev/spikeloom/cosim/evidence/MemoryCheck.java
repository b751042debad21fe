package dev.spikeloom.cosim.evidence;

import dev.spikeloom.design.probe.TraceLayout;
import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.design.rate.RateDesign;
import dev.spikeloom.rtl.ModuleNames;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether memories hold the weights and thresholds of the network: the files of the design, or the RTL's own in its waves. */
final class MemoryCheck {
    /** More are only counted. */
    private static final int MOST = 4;

    private final MemoryWords memory;
    private final List<String> wrong = new ArrayList<>();
    private String wrongUnit;
    private int wrongNumbers;
    private int numbers;
    private boolean biases;

    private MemoryCheck(RateDesign design, MemoryWords memory) {
        this.memory = memory;
        for (LayerDesign layer : design.layers()) {
            FollowedLayer followed = FollowedLayers.of(layer);
            biases |= layer.hasBiases();
            checkThresholds(followed);
            checkBiases(followed);
            checkWeights(followed);
        }
    }

    /**
     * What in the hex files, or the constants of the Verilog, is not as in the network, in lines.
     *
     * @param rtl the folder that holds them
     */
    static List<String> ofFiles(RateDesign design, Path rtl) {
        boolean fixed = !design.readsHexFiles();
        return new MemoryCheck(design, new FolderWords(rtl, ModuleNames.of(design), fixed))
                .lines(fixed ? "the constants" : "the hex files");
    }

    /** What in the memories of the RTL is not as in the network, as its waves begin. */
    static MemoryCheck ofWaves(RateDesign design, TraceLayout layout, VcdValues waves) {
        return new MemoryCheck(design, new WaveWords(layout, waves));
    }

    /** Whether there was anything to check: the waves may lack the memories. */
    boolean any() {
        return numbers > 0;
    }

    /** The memory of the first number that is wrong; empty if none is. */
    Optional<String> firstWrongUnit() {
        return Optional.ofNullable(wrongUnit);
    }

    /** What is wrong, in lines. */
    List<String> lines(String where) {
        if (wrongNumbers == 0) {
            return List.of("memories: all " + (biases ? "weights, thresholds and biases" : "weights and thresholds")
                    + " in " + where + " are those of the network");
        }
        List<String> lines = new ArrayList<>();
        lines.add("memories: " + wrongNumbers + (wrongNumbers == 1 ? " number in " : " numbers in ") + where
                + (wrongNumbers == 1 ? " is not that" : " are not those") + " of the network");
        lines.addAll(wrong);
        if (wrongNumbers > wrong.size()) {
            lines.add("  and " + (wrongNumbers - wrong.size()) + " more");
        }
        return lines;
    }

    private void checkThresholds(FollowedLayer followed) {
        LayerDesign layer = followed.design();
        String unit = memory.thresholds(layer);
        for (int i = 0; i < layer.thresholdRegisters(); i++) {
            String of = "the threshold of " + (layer.sharedThreshold() ? "" : followed.numbered(i) + " of ");
            compare(
                    unit,
                    i,
                    of + "layer " + layer.index(),
                    layer.quantized().thresholds()[i],
                    memory.word(unit, i).map(word -> signed(word, layer.membraneBits())));
        }
    }

    private void checkBiases(FollowedLayer followed) {
        LayerDesign layer = followed.design();
        String unit = memory.biases(layer);
        for (int i = 0; i < layer.weightColumns() && layer.hasBiases(); i++) {
            compare(
                    unit,
                    i,
                    "the bias of " + followed.numbered(i) + " of layer " + layer.index(),
                    layer.quantized().biases()[i],
                    memory.word(unit, i).map(word -> signed(word, layer.biasBits())));
        }
    }

    private void checkWeights(FollowedLayer followed) {
        LayerDesign layer = followed.design();
        int bits = layer.weightBits();
        for (int row = 0; row < layer.weightRows(); row++) {
            for (int column = 0; column < layer.weightColumns(); column++) {
                FollowedLayer.Stored at = followed.stored(row, column);
                String unit = memory.bank(layer, at.port(), at.place() / layer.wordWeights());
                int lowBit = at.place() % layer.wordWeights() * bits;
                compare(
                        unit,
                        at.word(),
                        followed.weight(row, column, " of layer " + layer.index()),
                        layer.quantized().weights()[row][column],
                        memory.word(unit, at.word())
                                .map(value -> value.shiftRight(lowBit).intValue() & ((1 << bits) - 1))
                                .map(layer.weightFormat()::decode));
            }
        }
    }

    private static int signed(BigInteger word, int bits) {
        BigInteger value = word.and(BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE));
        return (value.testBit(bits - 1) ? value.subtract(BigInteger.ONE.shiftLeft(bits)) : value).intValue();
    }

    private void compare(String unit, int index, String of, int right, Optional<Integer> found) {
        if (found.isEmpty() && !memory.complete()) {
            return;
        }
        numbers++;
        if (found.isPresent() && found.get() == right) {
            return;
        }
        wrongNumbers++;
        wrongUnit = wrongUnit == null ? unit : wrongUnit;
        if (wrong.size() < MOST) {
            wrong.add("  " + memory.place(unit, index) + ": " + of + " is "
                    + found.map(String::valueOf).orElse("not there") + ", in the network " + right);
        }
    }
}
