package dev.spikeloom.report.html;

/** Texts from anywhere, as a page can hold them. */
public final class ShownText {
    /** Characters of a text that is no listing. */
    static final int MOST = 400;

    private static final char REPLACEMENT = '\uFFFD';

    private ShownText() {}

    /** A text of some length, and without what is no character of HTML. */
    public static String of(String text) {
        return clipped(text, MOST);
    }

    /** As {@link #of}, of another length. */
    static String clipped(String text, int most) {
        if (text.length() <= most) {
            return clean(text);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return clean(text.substring(0, end)) + "\u2026 (" + text.length() + " characters)";
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> clean.appendCodePoint(isShown(point) ? point : REPLACEMENT));
        return clean.toString();
    }

    /** Control characters, halves of pairs, and what turns the direction of text around are not. */
    private static boolean isShown(int point) {
        int type = Character.getType(point);
        boolean turns = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return point == '\n'
                || point == '\t'
                || (type != Character.CONTROL && type != Character.SURROGATE && type != Character.UNASSIGNED && !turns);
    }
}
