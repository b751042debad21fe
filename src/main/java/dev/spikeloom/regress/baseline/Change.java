package dev.spikeloom.regress.baseline;

/**
 * A figure that is not what the baseline has.
 *
 * @param figure its name
 * @param before in the baseline; null if it has none
 * @param now null if the design gives it no more
 * @param verdict {@code better}, {@code worse}, or {@code other} where that is unclear
 */
public record Change(String figure, Double before, Double now, String verdict) {
    /** In a few words. */
    public String text() {
        return figure + ": " + value(before) + " before, " + value(now) + " now"
                + (verdict.equals("other") ? "" : ", " + verdict);
    }

    private static String value(Double number) {
        if (number == null) {
            return "nothing";
        }
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf(number.longValue())
                : String.valueOf(number);
    }
}
