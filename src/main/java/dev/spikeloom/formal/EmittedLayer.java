package dev.spikeloom.formal;

import dev.spikeloom.design.rate.DenseDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weights, biases, thresholds and widths of a layer, read back from its Verilog and its hex files. From the design
 * comes only which word of a bank belongs to which input and neuron.
 */
final class EmittedLayer {
    private static final Pattern BANK_FILE =
            Pattern.compile("\\.InitFile +\\(\"([^\"]+)\"\\)\\s*\\) u_bank_(\\d+)(?:_(\\d+))? \\(");

    private final DenseDesign layer;
    private final Map<String, String> files;
    private final String file;
    private final String verilog;

    /** @param files of the design, name to content */
    EmittedLayer(DenseDesign layer, Map<String, String> files) {
        this.layer = layer;
        this.files = files;
        this.file = ModuleNames.file(ModuleNames.layer(layer.index()));
        this.verilog = content(file);
    }

    /** Bits of a potential, as the layer's Verilog says. */
    int membraneBits() {
        return parameter("MembraneWidth");
    }

    int weightBits() {
        return parameter("WeightWidth");
    }

    /** Its Verilog. */
    String file() {
        return file;
    }

    /** The hex file that a memory macro starts from; empty if the Verilog names none. */
    Optional<String> bankFile(int bank, int column) {
        return BANK_FILE
                .matcher(verilog)
                .results()
                .filter(match -> Integer.parseInt(match.group(2)) == bank)
                .filter(match -> (match.group(3) == null ? 0 : Integer.parseInt(match.group(3))) == column)
                .map(match -> match.group(1))
                .findFirst();
    }

    /** How many words a hex file has. */
    int words(String hexFile) {
        return hex(hexFile).size();
    }

    /** Rows are inputs, columns neurons. */
    int[][] weights() {
        int bits = weightBits();
        int perWord = parameter("Weights");
        int[][] weights = new int[layer.inputs()][layer.neurons()];
        Matcher bank = BANK_FILE.matcher(verilog);
        int banks = 0;
        while (bank.find()) {
            int number = Integer.parseInt(bank.group(2));
            int column = bank.group(3) == null ? 0 : Integer.parseInt(bank.group(3));
            List<BigInteger> words = hex(bank.group(1));
            for (int address = 0; address < words.size(); address++) {
                int input = layer.presynapticAt(number, address % layer.bankRows());
                int first = address / layer.bankRows() * layer.lanes() + column * perWord;
                for (int place = 0; place < perWord && input < layer.inputs(); place++) {
                    if (first + place < layer.neurons()) {
                        weights[input][first + place] = weight(field(words.get(address), place * bits, bits), bits);
                    }
                }
            }
            banks++;
        }
        if (banks == 0) {
            throw new InputException(file + " names no hex file of a weight bank");
        }
        return weights;
    }

    /** One a neuron, also where they share it. */
    int[] thresholds() {
        List<BigInteger> words = hex(file("ThresholdFile"));
        int[] thresholds = new int[layer.neurons()];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = signed(words.get(words.size() == 1 ? 0 : n), membraneBits());
        }
        return thresholds;
    }

    /** One a neuron; zeros if the layer has none. */
    int[] biases() {
        int[] biases = new int[layer.neurons()];
        if (biasBits().isPresent()) {
            List<BigInteger> words = hex(file("BiasFile"));
            for (int n = 0; n < biases.length; n++) {
                biases[n] = signed(words.get(n), biasBits().getAsInt());
            }
        }
        return biases;
    }

    /** Empty if the layer has no biases. */
    OptionalInt biasBits() {
        Matcher value = Pattern.compile("\\.BiasWidth *\\((\\d+)\\)").matcher(verilog);
        return value.find() ? OptionalInt.of(Integer.parseInt(value.group(1))) : OptionalInt.empty();
    }

    /** A weight as it is stored to its value: one of a single bit is a sign. */
    private static int weight(BigInteger bits, int width) {
        return width == 1 ? 1 - 2 * bits.intValue() : signed(bits, width);
    }

    private static int signed(BigInteger bits, int width) {
        return bits.testBit(width - 1)
                ? bits.subtract(BigInteger.ONE.shiftLeft(width)).intValue()
                : bits.intValue();
    }

    private static BigInteger field(BigInteger word, int low, int width) {
        return word.shiftRight(low).and(BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE));
    }

    private int parameter(String name) {
        return Integer.parseInt(match("\\." + name + " *\\((\\d+)\\)", name));
    }

    private String file(String parameter) {
        return match("\\." + parameter + " *\\(\"([^\"]+)\"\\)", parameter);
    }

    private String match(String pattern, String name) {
        Matcher value = Pattern.compile(pattern).matcher(verilog);
        if (!value.find()) {
            throw new InputException(file + " does not say " + name);
        }
        return value.group(1);
    }

    private List<BigInteger> hex(String name) {
        List<BigInteger> words = new ArrayList<>();
        for (String line : content(name).lines().toList()) {
            try {
                words.add(new BigInteger(line, 16));
            } catch (NumberFormatException e) {
                throw new InputException(
                        name + ", line " + (words.size() + 1) + ", is not a hexadecimal number: " + line, e);
            }
        }
        return words;
    }

    private String content(String name) {
        String content = files.get(name);
        if (content == null) {
            throw new InputException("the design has no file " + name);
        }
        return content;
    }
}
