package dev.spikeloom.formal;

import dev.spikeloom.design.rate.LayerDesign;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.rate.VerilogConstants;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The weights, biases, thresholds and widths of a layer, read back from its Verilog and its hex files or ROMs. From the design
 * comes only which word of a bank belongs to which weight row and neuron.
 */
final class EmittedLayer {
    private static final int HEXADECIMAL = 16;

    /** A memory with its hex file, or a ROM with its module; then its place. */
    private static final Pattern BANK =
            Pattern.compile("(?:\\.InitFile +\\(\\{HexDir, \"([^\"]+)\"}\\)\\s*\\)|(?m:^  (\\w+)))"
                    + " u_bank_(\\d+)(?:_(even|odd))?(?:_(\\d+))? \\(");

    /** That of a memory, which stands behind the width of its addresses; other modules have a parameter of this name too. */
    private static final String MEMORY_WIDTH = "\\.AddrWidth *\\(\\d+\\),\\s*\\.Width *\\((\\d+)\\)";

    /** That of a ROM, in its own module. */
    private static final String ROM_WIDTH = "output wire \\[(\\d+):0\\] +rdata_o";

    /** That of a potential in a bank of them. */
    private static final Pattern POTENTIAL_WIDTH = Pattern.compile("\\.MembraneWidth *\\((\\d+)\\)\\s*\\) u_bank");

    private final LayerDesign layer;
    private final WeightPlaces places;
    private final Map<String, String> files;
    private final String file;
    private final String verilog;

    /**
     * A layer of a design.
     *
     * @param places where its weights stand
     * @param files of the design, name to content
     */
    EmittedLayer(LayerDesign layer, WeightPlaces places, ModuleNames names, Map<String, String> files) {
        this.layer = layer;
        this.places = places;
        this.files = files;
        this.file = ModuleNames.file(names.layer(layer.index()));
        this.verilog = content(file);
    }

    /** Bits of a potential, as the layer's Verilog says. */
    int membraneBits() {
        Matcher bank = POTENTIAL_WIDTH.matcher(verilog);
        return bank.find() ? Integer.parseInt(bank.group(1)) : parameter("MembraneWidth");
    }

    int weightBits() {
        Optional<String> rom = bankFile(0, 0).filter(EmittedLayer::isRom);
        int width = rom.isPresent()
                ? 1 + Integer.parseInt(match(content(rom.get()), ROM_WIDTH, "the width of rdata_o"))
                : Integer.parseInt(match(MEMORY_WIDTH, "Width of a memory"));
        return width / layer.columnWeights(0);
    }

    /** Its Verilog. */
    String file() {
        return file;
    }

    /** The hex file that a memory starts from, or the Verilog of a ROM; empty if the layer names none. */
    Optional<String> bankFile(int port, int column) {
        return BANK.matcher(verilog)
                .results()
                .filter(match -> port(match) == port && column(match) == column)
                .map(EmittedLayer::fileOf)
                .findFirst();
    }

    private static String fileOf(MatchResult memory) {
        return memory.group(1) == null ? ModuleNames.file(memory.group(2)) : memory.group(1);
    }

    private int port(MatchResult memory) {
        return Integer.parseInt(memory.group(3)) * layer.readPorts() + ("odd".equals(memory.group(4)) ? 1 : 0);
    }

    private static int column(MatchResult memory) {
        return memory.group(5) == null ? 0 : Integer.parseInt(memory.group(5));
    }

    /** How many words such a file has. */
    int words(String bankFile) {
        return hex(bankFile).size();
    }

    /** Where in such a file a word stands. */
    static String place(String bankFile, int word) {
        return isRom(bankFile) ? "" : ", line " + (word + 1);
    }

    private static boolean isRom(String bankFile) {
        return bankFile.endsWith(".v");
    }

    /** Weight rows, columns neurons, or output channels of a convolution. */
    int[][] weights() {
        int bits = weightBits();
        int[][] weights = new int[layer.weightRows()][layer.weightColumns()];
        Matcher bank = BANK.matcher(verilog);
        int banks = 0;
        while (bank.find()) {
            int port = port(bank);
            int column = column(bank);
            List<BigInteger> words = hex(fileOf(bank));
            for (int address = 0; address < words.size(); address++) {
                for (int place = 0; place < layer.columnWeights(column); place++) {
                    int ofChunk = column * layer.wordWeights() + place;
                    int row = places.row(port, address, ofChunk);
                    int neuron = places.column(address, ofChunk);
                    if (row >= 0 && neuron < layer.weightColumns()) {
                        weights[row][neuron] = weight(field(words.get(address), place * bits, bits), bits);
                    }
                }
            }
            banks++;
        }
        if (banks == 0) {
            throw new InputException(file + " names nothing that holds the words of a weight bank");
        }
        return weights;
    }

    /** One a neuron, also where they share it. */
    int[] thresholds() {
        List<BigInteger> words = numbers("Threshold");
        int[] thresholds = new int[layer.weightColumns()];
        for (int n = 0; n < thresholds.length; n++) {
            thresholds[n] = signed(words.get(words.size() == 1 ? 0 : n), membraneBits());
        }
        return thresholds;
    }

    /** One a neuron; zeros if the layer has none. */
    int[] biases() {
        int[] biases = new int[layer.weightColumns()];
        if (biasBits().isPresent()) {
            List<BigInteger> words = numbers("Bias");
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

    /** The numbers of a constant, or those of a hex file. */
    private List<BigInteger> numbers(String kind) {
        List<String> constants = VerilogConstants.numbers(verilog, kind.equals("Bias") ? "Biases" : kind + "s");
        String parameter = kind + "File";
        return constants.isEmpty()
                ? hex(match("\\." + parameter + " *\\(\\{HexDir, \"([^\"]+)\"}\\)", parameter))
                : constants.stream()
                        .map(number -> new BigInteger(number, HEXADECIMAL))
                        .toList();
    }

    private String match(String pattern, String name) {
        return match(verilog, pattern, name);
    }

    private String match(String text, String pattern, String name) {
        Matcher value = Pattern.compile(pattern).matcher(text);
        if (!value.find()) {
            throw new InputException(file + " does not say " + name);
        }
        return value.group(1);
    }

    private List<BigInteger> hex(String name) {
        List<BigInteger> words = new ArrayList<>();
        List<String> lines = isRom(name)
                ? VerilogConstants.words(content(name))
                : content(name).lines().toList();
        for (String line : lines) {
            try {
                words.add(new BigInteger(line, HEXADECIMAL));
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
