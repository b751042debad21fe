package dev.spikeloom.physical.liberty;

import java.io.IOException;
import java.io.Reader;

/**
 * Splits a Liberty file into words, quoted texts and the characters <code>( ) { } : ; ,</code>. Comments, white space and
 * continued lines are passed over.
 */
final class LibertyScanner {
    /** What a token is; a character that stands for itself is its own kind. */
    enum Kind {
        WORD,
        TEXT,
        MARK,
        END
    }

    /** No quoted text of a library is longer: tables have a few hundred numbers. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private static final int BUFFER = 1 << 16;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int next;
    private int end;

    private Kind kind = Kind.END;
    private char mark;
    private final StringBuilder text = new StringBuilder();
    private int line = 1;

    LibertyScanner(Reader in) {
        this.in = in;
    }

    Kind kind() {
        return kind;
    }

    /** Whether the token is this character. */
    boolean is(char character) {
        return kind == Kind.MARK && mark == character;
    }

    /** The word, the text without its quotes, or the character. */
    String text() {
        return kind == Kind.MARK ? String.valueOf(mark) : text.toString();
    }

    /** Where the scanner is, from 1. */
    int line() {
        return line;
    }

    /**
     * Goes on to the next token.
     *
     * @throws IOException if the file cannot be read
     * @throws LibertyException if a text or comment does not end
     */
    void advance() throws IOException {
        int c = read();
        while (c >= 0) {
            if (c == '/' && peek() == '*') {
                passComment();
            } else if (c == '/' && peek() == '/') {
                passLine();
            } else if (c == '"') {
                readText();
                return;
            } else if (isMark(c)) {
                kind = Kind.MARK;
                mark = (char) c;
                return;
            } else if (!isSpace(c)) {
                readWord(c);
                return;
            }
            c = read();
        }
        kind = Kind.END;
    }

    /**
     * Goes on to the brace that ends a group whose own brace is the current token, or to the end of the file, without making
     * tokens of what is between: most of a library is passed over.
     *
     * @param most groups that there may be within each other, this one among them
     * @return false if there are more; the scanner stops where they begin
     * @throws IOException if the file cannot be read
     * @throws LibertyException if a text or comment does not end
     */
    boolean passGroup(int most) throws IOException {
        int depth = 1;
        for (int c = read(); c >= 0; c = read()) {
            if (c == '"') {
                passText();
            } else if (c == '{') {
                depth++;
                if (depth > most) {
                    return false;
                }
            } else if (c == '}') {
                depth--;
                if (depth == 0) {
                    kind = Kind.MARK;
                    mark = '}';
                    return true;
                }
            } else if (c == '/' && peek() == '*') {
                passComment();
            } else if (c == '/' && peek() == '/') {
                passLine();
            }
        }
        kind = Kind.END;
        return true;
    }

    private void passText() throws IOException {
        int begun = line;
        int c = read();
        while (c != '"') {
            if (c < 0) {
                throw new LibertyException(begun, "a quoted text does not end");
            }
            c = read();
        }
    }

    private static boolean isMark(int c) {
        return c == '(' || c == ')' || c == '{' || c == '}' || c == ':' || c == ';' || c == ',';
    }

    /** A backslash continues a line, and means nothing else between tokens. */
    private static boolean isSpace(int c) {
        return c <= ' ' || c == '\\';
    }

    private void passComment() throws IOException {
        int begun = line;
        read();
        int before = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (before == '*' && c == '/') {
                return;
            }
            before = c;
        }
        throw new LibertyException(begun, "a comment does not end");
    }

    private void passLine() throws IOException {
        int c = read();
        while (c >= 0 && c != '\n') {
            c = read();
        }
    }

    private void readText() throws IOException {
        int begun = line;
        text.setLength(0);
        kind = Kind.TEXT;
        for (int c = read(); c >= 0; c = read()) {
            if (c == '"') {
                return;
            }
            if (c == '\\' && (peek() == '\n' || peek() == '\r')) {
                continue;
            }
            append(c, begun);
        }
        throw new LibertyException(begun, "a quoted text does not end");
    }

    private void readWord(int first) throws IOException {
        text.setLength(0);
        kind = Kind.WORD;
        append(first, line);
        for (int c = peek(); c >= 0 && !isMark(c) && !isSpace(c) && c != '"'; c = peek()) {
            append(read(), line);
        }
    }

    private void append(int c, int begun) {
        if (text.length() == MOST_CHARACTERS) {
            throw new LibertyException(begun, "a text has more than " + MOST_CHARACTERS + " characters");
        }
        text.append((char) c);
    }

    private int peek() throws IOException {
        return next < end || fill() ? buffer[next] : -1;
    }

    private int read() throws IOException {
        if (next >= end && !fill()) {
            return -1;
        }
        char c = buffer[next++];
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer, 0, BUFFER));
        return end > 0;
    }
}
