package dev.spikeloom.mutate.verilog;

import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.ArrayList;
import java.util.List;

/** Parses statements. */
final class Statements {
    private final Tokens tokens;
    private final Expressions expressions;

    Statements(Tokens tokens, Expressions expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Node statement() {
        Token first = tokens.peek();
        return switch (first.text()) {
            case "begin" -> block();
            case "if" -> conditional();
            case "for" -> loop();
            case "case" -> selection();
            case ";" -> {
                tokens.take();
                yield tokens.node(Kind.EMPTY, "", first.start(), List.of());
            }
            default -> first.kind() == Token.Kind.SYSTEM ? task() : assignment();
        };
    }

    /** An assignment without its semicolon, such as in the head of a loop. */
    Node step() {
        int start = tokens.peek().start();
        Node target = expressions.target();
        boolean blocking = tokens.takes("=");
        if (!blocking) {
            tokens.expect("<=");
        }
        Node value = expressions.expression();
        return tokens.node(blocking ? Kind.BLOCKING : Kind.NON_BLOCKING, "", start, List.of(target, value));
    }

    private Node assignment() {
        Node step = step();
        tokens.expect(";");
        return tokens.node(step.kind(), "", step.start(), step.children());
    }

    private Node block() {
        int start = tokens.expect("begin").start();
        if (tokens.takes(":")) {
            tokens.take();
        }
        List<Node> statements = new ArrayList<>();
        while (!tokens.takes("end")) {
            statements.add(statement());
        }
        return tokens.node(Kind.BLOCK, "", start, statements);
    }

    private Node conditional() {
        int start = tokens.expect("if").start();
        tokens.expect("(");
        List<Node> children = new ArrayList<>(List.of(expressions.expression()));
        tokens.expect(")");
        children.add(statement());
        if (tokens.takes("else")) {
            children.add(statement());
        }
        return tokens.node(Kind.IF, "", start, children);
    }

    private Node loop() {
        int start = tokens.expect("for").start();
        tokens.expect("(");
        Node first = step();
        tokens.expect(";");
        Node condition = expressions.expression();
        tokens.expect(";");
        Node step = step();
        tokens.expect(")");
        return tokens.node(Kind.FOR, "", start, List.of(first, condition, step, statement()));
    }

    private Node selection() {
        int start = tokens.expect("case").start();
        tokens.expect("(");
        List<Node> children = new ArrayList<>(List.of(expressions.expression()));
        tokens.expect(")");
        while (!tokens.takes("endcase")) {
            children.add(arm());
        }
        return tokens.node(Kind.CASE, "", start, children);
    }

    private Node arm() {
        int start = tokens.peek().start();
        List<Node> children = new ArrayList<>();
        if (tokens.takes("default")) {
            tokens.expect(":");
        } else {
            children.addAll(expressions.list(":"));
        }
        children.add(statement());
        return tokens.node(Kind.ARM, "", start, children);
    }

    private Node task() {
        Token name = tokens.take();
        List<Node> arguments = tokens.takes("(") ? expressions.list(")") : List.of();
        tokens.expect(";");
        return tokens.node(Kind.TASK, name.text(), name.start(), arguments);
    }
}
