package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;

/**
 * The initial contents of memories, for {@code $readmemh}: a word a line, in lower-case hexadecimal digits, as many as
 * the word's width needs, word 0 first, without comments. Names are those after the prefix of the design.
 */
public final class HexFiles {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private HexFiles() {}

    /** The file of one of the memories of a port. */
    public static String bankFile(LayerDesign layer, int port, int column) {
        return "layer" + layer.index() + "_bank" + memory(layer, port, column) + ".hex";
    }

    /** What tells the memories of a layer apart: the bank, where it has two ports which of them, and the column. */
    public static String memory(LayerDesign layer, int port, int column) {
        String half = layer.readPorts() == 1 ? "" : port % 2 == 0 ? "_even" : "_odd";
        return port / layer.readPorts() + half + (layer.columns() == 1 ? "" : "_" + column);
    }

    /** The file of the thresholds of a layer. */
    public static String thresholdFile(LayerDesign layer) {
        return "layer" + layer.index() + "_thresholds.hex";
    }

    /** That of its biases. */
    public static String biasFile(LayerDesign layer) {
        return "layer" + layer.index() + "_biases.hex";
    }

    /**
     * The words of one of the memories of a port: those of fold 0, then those of fold 1, and so on, a weight row each. Where
     * there is no input or no neuron, the bits are zero.
     */
    static String bank(LayerDesign layer, int port, int column) {
        int bits = layer.weightBits();
        int first = column * layer.wordWeights();
        int weights = layer.columnWeights(column);
        HexText text = new HexText(weights * bits, layer.memoryWords());
        for (int word = 0; word < layer.memoryWords(); word++) {
            for (int place = 0; place < weights; place++) {
                text.setField(word, place * bits, bits, layer.storedWeight(port, word, first + place));
            }
        }
        return text.toString();
    }

    /** One a place of the neuron array, which may have more places than the layer has neurons. */
    static String thresholds(LayerDesign layer) {
        int[] thresholds = layer.quantized().thresholds();
        return layer.sharedThreshold()
                ? numbers(layer.membraneBits(), thresholds, 1, 1)
                : numbers(layer.membraneBits(), thresholds, thresholds.length, places(layer));
    }

    static String biases(LayerDesign layer) {
        int[] biases = layer.quantized().biases();
        return numbers(layer.biasBits(), biases, biases.length, places(layer));
    }

    private static int places(LayerDesign layer) {
        return layer.folds() * layer.lanes();
    }

    private static String numbers(int bits, int[] values, int count, int places) {
        HexText text = new HexText(bits, places);
        for (int n = 0; n < count; n++) {
            text.setField(n, 0, bits, values[n]);
        }
        return text.toString();
    }

    /** Words of any width, and their text. */
    private static final class HexText {
        private final byte[][] nibbles;

        HexText(int wordBits, int words) {
            nibbles = new byte[words][(wordBits + 3) / 4];
        }

        /** Sets {@code bits} bits of a word from bit {@code from} on; they must be 0 so far. */
        void setField(int word, int from, int bits, int value) {
            for (int bit = 0; bit < bits; bit++) {
                if ((value >>> bit & 1) != 0) {
                    nibbles[word][(from + bit) / 4] |= (byte) (1 << (from + bit) % 4);
                }
            }
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(nibbles.length * (nibbles[0].length + 1));
            for (byte[] word : nibbles) {
                for (int i = word.length - 1; i >= 0; i--) {
                    text.append(DIGITS[word[i]]);
                }
                text.append('\n');
            }
            return text.toString();
        }
    }
}
