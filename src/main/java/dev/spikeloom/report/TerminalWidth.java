package dev.spikeloom.report;

import java.util.OptionalInt;

/** The columns of the terminal, as the environment variable {@code COLUMNS} says. */
public final class TerminalWidth {
    static final int LEAST = 60;
    static final int MOST = 200;

    private TerminalWidth() {}

    /** Empty if it does not say, or not with a number. */
    public static OptionalInt ofEnvironment() {
        return of(System.getenv("COLUMNS"));
    }

    /** Held between what help can be laid out in and what is good to read. */
    static OptionalInt of(String columns) {
        return columns == null || !columns.matches("[1-9][0-9]{0,5}")
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(LEAST, Math.min(MOST, Integer.parseInt(columns))));
    }

    /** Text broken between words so that no line is wider than the terminal; an unbreakable word stays whole. */
    static String wrapped(String text, String indent, OptionalInt width) {
        int columns = width.orElse(Integer.MAX_VALUE);
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            boolean first = line.length() == indent.length();
            if (!first && line.length() + 1 + word.length() > columns) {
                lines.append(line).append('\n');
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(first ? "" : " ").append(word);
            }
        }
        return lines.append(line).append('\n').toString();
    }
}
