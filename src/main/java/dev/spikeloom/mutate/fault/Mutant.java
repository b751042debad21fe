package dev.spikeloom.mutate.fault;

import dev.spikeloom.rtl.ModuleNames;

/**
 * One fault in one file.
 *
 * @param file name of the file
 * @param text of the file before the fault
 * @param line where it is, from 1
 */
public record Mutant(String file, String text, int line, MutationOperator operator, Edit edit) {
    private static final int WIDEST = 72;

    static Mutant of(String file, String text, MutationOperator operator, Edit edit) {
        int line = 1
                + (int) text.substring(0, edit.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Mutant(file, text, line, operator, edit);
    }

    /** The module that the file holds. */
    public String module() {
        return ModuleNames.ofFile(file);
    }

    /** The file with the fault. */
    public String mutated() {
        return edit.apply(text);
    }

    /** What the fault replaces, on one line. */
    public String before() {
        return brief(text.substring(edit.start(), edit.end()));
    }

    /** What it is replaced by, on one line. */
    public String after() {
        String replacement = brief(edit.replacement());
        return replacement.isEmpty() || replacement.equals(";") ? "(dropped)" : replacement;
    }

    /** {@code before -> after}. */
    public String change() {
        return before() + " -> " + after();
    }

    /** The line that the fault is in, or begins in, without indent and comment. */
    public String source() {
        int start = text.lastIndexOf('\n', edit.start() - 1) + 1;
        int end = text.indexOf('\n', edit.start());
        return brief(text.substring(start, end < 0 ? text.length() : end).replaceFirst("//.*", ""));
    }

    /** {@code file:line operator: before -> after}. */
    @Override
    public String toString() {
        return file + ":" + line + " " + operator.label() + ": " + change();
    }

    private static String brief(String piece) {
        String flat = piece.replaceAll("\\s+", " ").strip();
        if (flat.length() <= WIDEST) {
            return flat;
        }
        int half = (WIDEST - 5) / 2;
        return flat.substring(0, half).strip() + " ... "
                + flat.substring(flat.length() - half).strip();
    }
}
