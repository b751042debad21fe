package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.ConvolutionAxis;
import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.ConvolutionGrid;
import dev.spikeloom.design.width.Bits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the template of the window map of a convolution says: a table for its rows and one for its columns.
 *
 * @param module its name
 */
public record WindowMapView(ConvolutionDesign layer, String module) {

    /**
     * A number that follows from a position.
     *
     * @param port of the module
     * @param value of each position
     */
    public record Signal(String port, int bits, String meaning, IntUnaryOperator value) {
        String declaration() {
            return "output wire " + (bits == 1 ? "" : "[" + (bits - 1) + ":0] ") + port;
        }
    }

    /**
     * A table.
     *
     * @param name {@code row} or {@code column}
     * @param positionBits width of a position; 0 if there is one
     */
    public record Axis(String name, ConvolutionAxis axis, int positionBits, List<Signal> signals) {
        public Axis {
            signals = List.copyOf(signals);
        }

        /** The port with the position. */
        public String input() {
            return name + "_i";
        }

        /** Bits of a line. */
        public int width() {
            return signals.stream().mapToInt(Signal::bits).sum();
        }

        /** Verilog expression: all of its outputs. */
        public String targets() {
            return signals.size() == 1
                    ? signals.get(0).port()
                    : signals.stream().map(Signal::port).collect(Collectors.joining(", ", "{", "}"));
        }

        /** The numbers of the only position. */
        public String only() {
            return numbers(0);
        }

        /** A case for each position that reaches an output. */
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            String format =
                    "%-" + Math.max(8, (positionBits + "'d" + (axis.inputs() - 1) + ":").length()) + "s %s = %s;";
            for (int position = 0; position < axis.inputs(); position++) {
                if (axis.reaches(position)) {
                    lines.add(String.format(
                            Locale.ROOT, format, positionBits + "'d" + position + ":", name, numbers(position)));
                }
            }
            lines.add(String.format(Locale.ROOT, format, "default:", name, width() + "'d0"));
            return lines;
        }

        private String numbers(int position) {
            String numbers = signals.stream()
                    .map(signal -> signal.bits() + "'d" + signal.value().applyAsInt(position))
                    .collect(Collectors.joining(", "));
            return signals.size() == 1 ? numbers : "{" + numbers + "}";
        }
    }

    public ConvolutionGrid grid() {
        return layer.grid();
    }

    public int stride() {
        return grid().rows().stride();
    }

    public int padding() {
        return grid().rows().padding();
    }

    public int pooling() {
        return grid().rows().pooling();
    }

    /** The tap of the kernel for each {@code j}. */
    public String tap() {
        return stride() == 1 ? "j" : stride() + " j + phase";
    }

    /** What the origin is. */
    public String origin() {
        String pooled = pooling() == 1 ? "i" : "i / " + pooling();
        String padded = padding() == 0 ? pooled : pooled + " + " + padding();
        return stride() == 1 ? padded : (padding() == 0 ? padded : "(" + padded + ")") + " / " + stride();
    }

    public List<Axis> axes() {
        return List.of(rows(), columns());
    }

    /** Declarations. */
    public List<String> ports() {
        return Stream.concat(
                        axes().stream()
                                .filter(axis -> axis.positionBits() > 0)
                                .map(axis -> "input  wire "
                                        + (axis.positionBits() == 1 ? "" : "[" + (axis.positionBits() - 1) + ":0] ")
                                        + axis.input()),
                        axes().stream().flatMap(axis -> axis.signals().stream()).map(Signal::declaration))
                .toList();
    }

    private Axis rows() {
        ConvolutionAxis axis = grid().rows();
        int wordRow = grid().columns().words() * layer.folds();
        List<Signal> signals = new ArrayList<>();
        if (layer.allRows()) {
            signals.add(
                    kernel("row_kernel_o", "weights", row -> axis.phase(row) * grid().phases() * grid().channels()));
            signals.add(
                    word("row_word_o", "the output at the origin", row -> axis.origin(row) / axis.banks() * wordRow));
        } else {
            signals.add(kernel(
                    "row_kernel_o",
                    "weights to the first row of outputs",
                    row -> (axis.stride() * axis.first(row) + axis.phase(row)) * grid().phases() * grid().channels()));
            signals.add(word(
                    "row_word_o", "the first row of outputs", row -> (axis.origin(row) - axis.first(row)) * wordRow));
        }
        if (layer.stepBits() > 0) {
            signals.add(new Signal(
                    "row_last_o",
                    layer.stepBits(),
                    "the last of the rows of outputs, counted from 0",
                    row -> axis.reached(row) - 1));
        }
        addBanks("row", axis, signals);
        return new Axis("row", axis, grid().rowBits(), signals);
    }

    private Axis columns() {
        ConvolutionAxis axis = grid().columns();
        List<Signal> signals = new ArrayList<>();
        signals.add(kernel("column_kernel_o", "weights", column -> axis.phase(column) * grid().channels()));
        signals.add(word(
                "column_word_o",
                "the output at the origin",
                column -> axis.origin(column) / axis.banks() * layer.folds()));
        addBanks("column", axis, signals);
        return new Axis("column", axis, grid().columnBits(), signals);
    }

    private Signal kernel(String port, String what, IntUnaryOperator value) {
        return new Signal(port, layer.rowAddressBits(), "what it adds to the place of the " + what, value);
    }

    private Signal word(String port, String what, IntUnaryOperator value) {
        int bits = layer.potentialAddressBits();
        return new Signal(
                port,
                bits,
                "what it adds to the place of " + what + " in its bank of potentials",
                position -> value.applyAsInt(position) & ((1 << bits) - 1));
    }

    private static void addBanks(String name, ConvolutionAxis axis, List<Signal> signals) {
        if (axis.banks() == 1) {
            return;
        }
        signals.add(new Signal(
                name + "_origin_o",
                Bits.unsigned(axis.banks() - 1L),
                "the " + name + " of banks with the output at the origin",
                position -> axis.origin(position) % axis.banks()));
        signals.add(new Signal(
                name + "_banks_o",
                axis.banks(),
                "the " + name + "s of banks that it reaches",
                position -> IntStream.range(0, axis.banks())
                        .filter(bank -> axis.reachesBank(position, bank))
                        .map(bank -> 1 << bank)
                        .sum()));
    }
}
