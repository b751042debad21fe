package dev.spikeloom.physical.liberty;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Reads the groups of a Liberty file. Groups that nobody asks for are passed over, and take no memory. */
final class LibertyParser {
    /** Deeper than any library: library, cell, bus, pin, internal_power, rise_power and a few to spare. */
    static final int MOST_DEPTH = 32;

    private final LibertyScanner scanner;
    private final Set<String> passedOver;
    private final Deque<LibertyGroup> open = new ArrayDeque<>();

    LibertyParser(Reader in, Set<String> passedOver) {
        this.scanner = new LibertyScanner(in);
        this.passedOver = passedOver;
    }

    /**
     * Reads the file.
     *
     * @return its outermost group
     * @throws LibertyException if it is not well formed
     */
    LibertyGroup parse() throws IOException {
        scanner.advance();
        if (scanner.kind() == LibertyScanner.Kind.END) {
            throw new LibertyException(1, "the file is empty, expected library (...) { ... }");
        }
        LibertyGroup root = null;
        while (root == null) {
            root = statement();
        }
        return root;
    }

    /** Reads one statement, or the end of a group; gives the outermost group when it ends. */
    private LibertyGroup statement() throws IOException {
        if (scanner.is('}')) {
            return close();
        }
        if (scanner.is(';') && !open.isEmpty()) {
            scanner.advance();
            return null;
        }
        if (scanner.kind() == LibertyScanner.Kind.END) {
            throw unfinished();
        }
        if (scanner.kind() == LibertyScanner.Kind.MARK) {
            throw unexpected("an attribute or a group");
        }
        int line = scanner.line();
        String name = scanner.text();
        scanner.advance();
        if (scanner.is(':')) {
            simple(name);
        } else if (scanner.is('(')) {
            complex(name, line);
        } else {
            throw unexpected("':' or '(' after " + name);
        }
        return null;
    }

    private LibertyGroup close() throws IOException {
        if (open.isEmpty()) {
            throw unexpected("library (...) {");
        }
        LibertyGroup group = open.pop();
        if (open.isEmpty()) {
            return group;
        }
        scanner.advance();
        open.peek().add(group);
        return null;
    }

    /** {@code name : value ;}, where the semicolon may be missing at the end of a line. */
    private void simple(String name) throws IOException {
        int line = scanner.line();
        scanner.advance();
        StringBuilder value = new StringBuilder();
        while (!scanner.is(';') && !scanner.is('}') && (value.length() == 0 || scanner.line() == line)) {
            if (scanner.kind() == LibertyScanner.Kind.END) {
                throw unfinished();
            }
            value.append(value.length() == 0 ? "" : " ").append(scanner.text());
            line = scanner.line();
            scanner.advance();
        }
        requireWithin(name);
        open.peek().add(name, List.of(value.toString()));
        if (scanner.is(';')) {
            scanner.advance();
        }
    }

    /** {@code name (values) ;} or <code>name (values) {</code>. */
    private void complex(String name, int line) throws IOException {
        List<String> values = new ArrayList<>();
        scanner.advance();
        while (!scanner.is(')')) {
            if (scanner.kind() == LibertyScanner.Kind.END) {
                throw unfinished();
            }
            if (scanner.is('{') || scanner.is('}') || scanner.is(';')) {
                throw unexpected("')' after the values of " + name);
            }
            if (scanner.kind() != LibertyScanner.Kind.MARK) {
                values.add(scanner.text());
            }
            scanner.advance();
        }
        scanner.advance();
        if (scanner.is('{')) {
            begin(name, values, line);
        } else {
            requireWithin(name);
            open.peek().add(name, values);
        }
    }

    private void begin(String kind, List<String> arguments, int line) throws IOException {
        if (open.size() == MOST_DEPTH) {
            throw tooDeep();
        }
        if (passedOver.contains(kind)) {
            passOver();
        } else {
            open.push(new LibertyGroup(kind, arguments, line));
        }
        scanner.advance();
    }

    private void passOver() throws IOException {
        if (!scanner.passGroup(MOST_DEPTH - open.size())) {
            throw tooDeep();
        }
        if (scanner.kind() == LibertyScanner.Kind.END) {
            throw unfinished();
        }
    }

    private void requireWithin(String name) {
        if (open.isEmpty()) {
            throw new LibertyException(scanner.line(), name + " stands outside of a library, expected library (...) {");
        }
    }

    private LibertyException tooDeep() {
        return new LibertyException(scanner.line(), "groups are nested more than " + MOST_DEPTH + " deep");
    }

    private LibertyException unfinished() {
        return new LibertyException(
                scanner.line(),
                open.isEmpty()
                        ? "the file ends, expected library (...) {"
                        : "the file ends within " + open.peek().title() + ", which begins in line "
                                + open.peek().line());
    }

    private LibertyException unexpected(String expected) {
        return scanner.kind() == LibertyScanner.Kind.END
                ? unfinished()
                : new LibertyException(scanner.line(), "\"" + scanner.text() + "\", expected " + expected);
    }
}
