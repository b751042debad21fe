package dev.spikeloom.mutate.fault;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as Verilog writes it.
 *
 * @param width its bits; 0 if it does not say
 * @param sign {@code s} if it says that it is signed, else nothing
 * @param base letter of the base; nothing for a plain decimal
 * @param digits how many the number is written with
 */
record Literal(int width, String sign, String base, BigInteger value, int digits) {
    private static final Pattern SIZED = Pattern.compile("(\\d+)'(s?)([bodh])([\\da-f]+)");

    static Literal of(String text) {
        Matcher sized = SIZED.matcher(text);
        if (!sized.matches()) {
            return new Literal(0, "", "", new BigInteger(text), 1);
        }
        String base = sized.group(3);
        String digits = sized.group(4);
        return new Literal(
                Integer.parseInt(sized.group(1)),
                sized.group(2),
                base,
                new BigInteger(digits, radix(base)),
                digits.length());
    }

    /** The next number, or the one before if that needs more bits. */
    Literal offByOne() {
        BigInteger next = value.add(BigInteger.ONE);
        boolean fits = width == 0 || next.bitLength() + sign.length() <= width;
        return new Literal(width, sign, base, fits ? next : value.subtract(BigInteger.ONE), digits);
    }

    @Override
    public String toString() {
        if (width == 0) {
            return value.toString();
        }
        String written = value.toString(radix(base));
        boolean padded = !base.equals("d");
        return width + "'" + sign + base + (padded ? "0".repeat(Math.max(0, digits - written.length())) : "") + written;
    }

    private static int radix(String base) {
        return switch (base) {
            case "b" -> 2;
            case "o" -> 8;
            case "h" -> 16;
            default -> 10;
        };
    }
}
