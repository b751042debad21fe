package dev.spikeloom.rtl;

import dev.spikeloom.design.LayerDesign;
import dev.spikeloom.network.WeightFormat;

/**
 * The initial contents of memories, for {@code $readmemh}: a word a line, in lower-case hexadecimal digits, as many as
 * the word's width needs, word 0 first, without comments.
 */
final class HexFiles {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private HexFiles() {}

    static String bankFile(LayerDesign layer, int bank) {
        return "layer" + layer.index() + "_bank" + bank + ".hex";
    }

    static String thresholdFile(LayerDesign layer) {
        return "layer" + layer.index() + "_thresholds.hex";
    }

    /** The weight rows of a bank; those beyond the last input are filled with zero bits. */
    static String bank(LayerDesign layer, int bank) {
        WeightFormat format = layer.weightFormat();
        HexText text = new HexText(layer.rowBits(), layer.bankRows());
        for (int row = 0; row < layer.bankRows(); row++) {
            int input = bank * layer.bankRows() + row;
            for (int n = 0; n < layer.neurons(); n++) {
                int stored =
                        input < layer.inputs() ? format.encode(layer.quantized().weights()[input][n]) : 0;
                text.setField(row, n * format.bits(), format.bits(), stored);
            }
        }
        return text.toString();
    }

    static String thresholds(LayerDesign layer) {
        HexText text = new HexText(layer.membraneBits(), layer.neurons());
        for (int n = 0; n < layer.neurons(); n++) {
            text.setField(n, 0, layer.membraneBits(), layer.quantized().thresholds()[n]);
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
