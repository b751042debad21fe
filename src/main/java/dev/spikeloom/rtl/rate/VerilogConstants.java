package dev.spikeloom.rtl.rate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Fixed numbers as Verilog has them, in literals of full width, and as they are read from it again: one hexadecimal
 * number a line, like a hex file.
 */
public final class VerilogConstants {
    /** Hexadecimal digits of the longest literal: what fits in a line. */
    private static final int DIGITS = 64;

    /** Columns for what is packed, behind the indentation. */
    private static final int COLUMNS = 92;

    private static final int DIGIT_BITS = 4;

    private static final String DEFAULT = "default:";

    private static final Pattern WORD = Pattern.compile("\\d+'d(\\d+): +rdata_q +<= ([^;]*);");
    private static final Pattern LITERAL = Pattern.compile("'h([0-9a-f]+)");

    private VerilogConstants() {}

    /**
     * The lines of a {@code case} statement that assigns the words of a ROM, with a default of zero.
     *
     * @param addressBits bits of the address
     * @param bits of a word
     * @param words a line each
     */
    static List<String> cases(int addressBits, int bits, String words) {
        List<String> lines = new ArrayList<>();
        List<String> all = words.lines().toList();
        String last = addressBits + "'d" + (all.size() - 1) + ":";
        String format = "%-" + Math.max(last.length(), DEFAULT.length()) + "s";
        int address = 0;
        for (String word : all) {
            assign(
                    lines,
                    String.format(Locale.ROOT, format, addressBits + "'d" + address++ + ":"),
                    literals(bits, word));
        }
        assign(
                lines,
                String.format(Locale.ROOT, format, DEFAULT),
                literals(bits, "0".repeat((bits + DIGIT_BITS - 1) / DIGIT_BITS)));
        return lines;
    }

    private static void assign(List<String> lines, String label, List<String> literals) {
        if (literals.size() == 1) {
            lines.add(label + " rdata_q <= " + literals.get(0) + ";");
            return;
        }
        lines.add(label + " rdata_q <= {");
        for (int i = 0; i < literals.size(); i++) {
            lines.add("  " + literals.get(i) + (i + 1 < literals.size() ? "," : ""));
        }
        lines.add("};");
    }

    /** A number in literals that fit in lines, the highest bits first. */
    private static List<String> literals(int bits, String digits) {
        List<String> literals = new ArrayList<>();
        int end = digits.length() % DIGITS == 0 ? DIGITS : digits.length() % DIGITS;
        int left = bits;
        for (int start = 0; start < digits.length(); start = end, end += DIGITS) {
            int width = left - (digits.length() - end) * DIGIT_BITS;
            literals.add(literal(width, digits.substring(start, end)));
            left -= width;
        }
        return literals;
    }

    /** A constant of any width, as a literal or several in braces. */
    static String constant(int bits, BigInteger value) {
        String digits = value.toString(16);
        int all = (bits + DIGIT_BITS - 1) / DIGIT_BITS;
        List<String> literals = literals(bits, "0".repeat(Math.max(0, all - digits.length())) + digits);
        return literals.size() == 1 ? literals.get(0) : "{" + String.join(", ", literals) + "}";
    }

    /** One literal. */
    static String literal(int bits, String digits) {
        return bits + "'h" + digits;
    }

    /**
     * The rows of a concatenation of numbers of the same width, the first of them in the lowest bits.
     *
     * @param numbers a line each
     */
    static List<String> packed(int bits, String numbers) {
        List<String> literals = new ArrayList<>(
                numbers.lines().map(digits -> literal(bits, digits)).toList());
        Collections.reverse(literals);
        int ofRow = Math.max(1, COLUMNS / (literals.get(0).length() + 2));
        List<String> rows = new ArrayList<>();
        for (int start = 0; start < literals.size(); start += ofRow) {
            int end = Math.min(literals.size(), start + ofRow);
            rows.add(String.join(", ", literals.subList(start, end)) + (end < literals.size() ? "," : ""));
        }
        return rows;
    }

    /** The words of a ROM, word 0 first, read from its Verilog; those that it does not name are zero. */
    public static List<String> words(String verilog) {
        SortedMap<Integer, String> words = new TreeMap<>();
        WORD.matcher(verilog)
                .results()
                .forEach(word -> words.put(Integer.parseInt(word.group(1)), String.join("", digits(word.group(2)))));
        List<String> lines = new ArrayList<>();
        words.forEach((address, word) -> {
            while (lines.size() < address) {
                lines.add("0");
            }
            lines.add(word);
        });
        return lines;
    }

    /** The numbers of a packed constant, that in the lowest bits first, read from its Verilog; none if it has no such. */
    public static List<String> numbers(String verilog, String name) {
        List<String> numbers = Pattern.compile("localparam \\[\\d+:0\\] " + name + " = \\{([^}]*)\\};")
                .matcher(verilog)
                .results()
                .findFirst()
                .map(constant -> digits(constant.group(1)))
                .orElse(List.of());
        List<String> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<String> digits(String literals) {
        return LITERAL.matcher(literals)
                .results()
                .map(literal -> literal.group(1))
                .toList();
    }
}
