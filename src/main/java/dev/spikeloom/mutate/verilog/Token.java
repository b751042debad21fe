package dev.spikeloom.mutate.verilog;

/**
 * A word of a Verilog text.
 *
 * @param text as it is written; nothing at the end of the file
 * @param start offset of its first character
 */
record Token(Kind kind, String text, int start) {
    enum Kind {
        /** An identifier or a keyword. */
        WORD,
        /** A system task or function, {@code $readmemh}. */
        SYSTEM,
        NUMBER,
        STRING,
        /** An operator or another sign. */
        SIGN,
        END
    }

    int end() {
        return start + text.length();
    }

    boolean is(String expected) {
        return kind != Kind.STRING && text.equals(expected);
    }
}
