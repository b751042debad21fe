package dev.spikeloom.mutate.verilog;

import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses expressions. */
final class Expressions {
    /** Binary operators, those that bind least first. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("||"),
            Set.of("&&"),
            Set.of("|"),
            Set.of("^", "~^", "^~"),
            Set.of("&"),
            Set.of("==", "!=", "===", "!=="),
            Set.of("<", "<=", ">", ">="),
            Set.of("<<", ">>", "<<<", ">>>"),
            Set.of("+", "-"),
            Set.of("*", "/", "%"));

    private static final Set<String> UNARY = Set.of("~", "!", "&", "|", "^", "~&", "~|", "~^", "^~", "+", "-");

    private final Tokens tokens;

    Expressions(Tokens tokens) {
        this.tokens = tokens;
    }

    Node expression() {
        int start = tokens.peek().start();
        Node condition = binary(0);
        if (!tokens.takes("?")) {
            return condition;
        }
        Node ifTrue = expression();
        tokens.expect(":");
        return tokens.node(Kind.CONDITIONAL, "?:", start, List.of(condition, ifTrue, expression()));
    }

    /** Expressions with commas between them, up to {@code end}. */
    List<Node> list(String end) {
        List<Node> elements = new ArrayList<>();
        while (!tokens.sees(end)) {
            elements.add(expression());
            if (!tokens.sees(end)) {
                tokens.expect(",");
            }
        }
        tokens.expect(end);
        return elements;
    }

    /** What can stand to the left of an assignment. */
    Node target() {
        return tokens.sees("{") ? braces() : selected(name());
    }

    private Node binary(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        int start = tokens.peek().start();
        Node left = binary(level + 1);
        while (LEVELS.get(level).contains(tokens.peek().text())) {
            String operator = tokens.take().text();
            left = tokens.node(Kind.BINARY, operator, start, List.of(left, binary(level + 1)));
        }
        return left;
    }

    private Node unary() {
        Token first = tokens.peek();
        if (UNARY.contains(first.text())) {
            tokens.take();
            return tokens.node(Kind.UNARY, first.text(), first.start(), List.of(unary()));
        }
        return primary();
    }

    private Node primary() {
        Token first = tokens.peek();
        return switch (first.kind()) {
            case NUMBER -> literal(Kind.NUMBER);
            case STRING -> literal(Kind.STRING);
            case WORD, SYSTEM -> tokens.peek(1).is("(") ? call() : selected(name());
            default -> first.is("{") ? braces() : parentheses();
        };
    }

    private Node literal(Kind kind) {
        Token token = tokens.take();
        return tokens.node(kind, token.text(), token.start(), List.of());
    }

    /** The node is as wide as the parentheses. */
    private Node parentheses() {
        int start = tokens.expect("(").start();
        Node inner = expression();
        tokens.expect(")");
        return tokens.node(inner.kind(), inner.text(), start, inner.children());
    }

    private Node call() {
        Token name = tokens.take();
        tokens.expect("(");
        return tokens.node(Kind.CALL, name.text(), name.start(), list(")"));
    }

    private Node name() {
        Token name = tokens.take();
        if (name.kind() != Token.Kind.WORD) {
            throw new IllegalArgumentException("'" + name.text() + "' at " + name.start() + ", expected a name");
        }
        return tokens.node(Kind.IDENTIFIER, name.text(), name.start(), List.of());
    }

    /** A name in a generate block, such as {@code gen_step[s-1].any}, is a name like others; its path is left alone. */
    private Node selected(Node base) {
        Node whole = base;
        while (tokens.sees("[") || tokens.sees(".")) {
            if (tokens.take().is(".")) {
                whole = tokens.node(Kind.IDENTIFIER, name().text(), base.start(), List.of());
                continue;
            }
            Node first = expression();
            Kind kind = tokens.takes(":") ? Kind.SLICE : tokens.takes("+:") ? Kind.INDEXED_SLICE : Kind.INDEX;
            List<Node> children = kind == Kind.INDEX ? List.of(whole, first) : List.of(whole, first, expression());
            tokens.expect("]");
            whole = tokens.node(kind, "", base.start(), children);
        }
        return whole;
    }

    private Node braces() {
        int start = tokens.expect("{").start();
        Node first = expression();
        if (!tokens.takes("{")) {
            List<Node> elements = new ArrayList<>(List.of(first));
            if (!tokens.takes("}")) {
                tokens.expect(",");
                elements.addAll(list("}"));
            }
            return tokens.node(Kind.CONCATENATION, "", start, elements);
        }
        List<Node> repeated = new ArrayList<>(List.of(first));
        repeated.addAll(list("}"));
        tokens.expect("}");
        return tokens.node(Kind.REPLICATION, "", start, repeated);
    }
}
