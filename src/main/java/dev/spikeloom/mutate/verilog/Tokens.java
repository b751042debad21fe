package dev.spikeloom.mutate.verilog;

import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.List;

/** Reads tokens one after the other. */
final class Tokens {
    private final List<Token> tokens;
    private int next;

    Tokens(String text) {
        this.tokens = Lexer.tokens(text);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    boolean sees(String text) {
        return peek().is(text);
    }

    Token take() {
        Token token = peek();
        if (token.kind() == Token.Kind.END) {
            throw new IllegalArgumentException("the text ends too early");
        }
        next++;
        return token;
    }

    /** Takes the next token if it is this one. */
    boolean takes(String text) {
        boolean seen = sees(text);
        if (seen) {
            next++;
        }
        return seen;
    }

    /** @throws IllegalArgumentException if the next token is another one */
    Token expect(String text) {
        if (!sees(text)) {
            throw new IllegalArgumentException(
                    "'" + peek().text() + "' at " + peek().start() + ", expected '" + text + "'");
        }
        return take();
    }

    /** Skips all up to a token, and that one. */
    void skipPast(String text) {
        boolean found;
        do {
            found = take().is(text);
        } while (!found);
    }

    /** A node from {@code start} to the end of the token that was taken last. */
    Node node(Kind kind, String text, int start, List<Node> children) {
        return new Node(kind, text, start, tokens.get(next - 1).end(), children);
    }
}
