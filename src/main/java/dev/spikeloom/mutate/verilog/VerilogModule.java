package dev.spikeloom.mutate.verilog;

import dev.spikeloom.mutate.verilog.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A Verilog module, parsed. It knows the part of the language that the generator writes. The module's head, with its
 * parameters and ports, and the declarations of its nets and variables are skipped.
 */
public final class VerilogModule {
    private static final Set<String> DECLARATIONS = Set.of("wire", "reg", "integer", "genvar");

    private final Tokens tokens;
    private final Expressions expressions;
    private final Statements statements;

    private VerilogModule(String text) {
        this.tokens = new Tokens(text);
        this.expressions = new Expressions(tokens);
        this.statements = new Statements(tokens, expressions);
    }

    /**
     * Parses the text of a file with one module.
     *
     * @throws IllegalArgumentException if it is not Verilog as the generator writes it; says where
     */
    public static Node parse(String text) {
        return new VerilogModule(text).module();
    }

    private Node module() {
        if (tokens.takes("(*")) {
            tokens.skipPast("*)");
        }
        int start = tokens.expect("module").start();
        String name = tokens.take().text();
        tokens.skipPast(";");
        return tokens.node(Kind.MODULE, name, start, items("endmodule"));
    }

    /** The items up to {@code end}, and that one. */
    private List<Node> items(String end) {
        List<Node> items = new ArrayList<>();
        while (!tokens.takes(end)) {
            item(items);
        }
        return items;
    }

    private void item(List<Node> items) {
        Token first = tokens.peek();
        if (tokens.takes("(*")) {
            tokens.skipPast("*)");
        } else if (DECLARATIONS.contains(first.text())) {
            tokens.skipPast(";");
        } else if (tokens.takes("generate")) {
            items.addAll(items("endgenerate"));
        } else if (tokens.takes("localparam")) {
            items.add(localparam(first.start()));
        } else if (tokens.takes("assign")) {
            Node step = statements.step();
            tokens.expect(";");
            items.add(tokens.node(Kind.ASSIGN, "", first.start(), step.children()));
        } else if (tokens.takes("always")) {
            items.add(always(first.start()));
        } else if (tokens.takes("initial")) {
            items.add(tokens.node(Kind.INITIAL, "", first.start(), List.of(statements.statement())));
        } else if (tokens.takes("function")) {
            items.add(function(first.start()));
        } else if (first.is("if")) {
            items.add(conditional());
        } else if (first.is("for")) {
            items.add(loop());
        } else {
            items.add(instance());
        }
    }

    private Node localparam(int start) {
        Token name = tokens.take();
        while (!tokens.takes("=")) {
            name = tokens.take();
        }
        Node value = expressions.expression();
        tokens.expect(";");
        return tokens.node(Kind.LOCALPARAM, name.text(), start, List.of(value));
    }

    private Node always(int start) {
        tokens.expect("@");
        boolean combinational = tokens.takes("*");
        if (!combinational) {
            tokens.skipPast(")");
        }
        Node body = statements.statement();
        return tokens.node(combinational ? Kind.COMBINATIONAL : Kind.CLOCKED, "", start, List.of(body));
    }

    private Node function(int start) {
        tokens.skipPast(";");
        List<Node> body = new ArrayList<>();
        while (!tokens.takes("endfunction")) {
            if (DECLARATIONS.contains(tokens.peek().text())) {
                tokens.skipPast(";");
            } else {
                body.add(statements.statement());
            }
        }
        return tokens.node(Kind.FUNCTION, "", start, body);
    }

    private Node conditional() {
        int start = tokens.expect("if").start();
        tokens.expect("(");
        List<Node> children = new ArrayList<>(List.of(expressions.expression()));
        tokens.expect(")");
        children.add(block());
        if (tokens.takes("else")) {
            children.add(tokens.sees("if") ? conditional() : block());
        }
        return tokens.node(Kind.GENERATE_IF, "", start, children);
    }

    private Node loop() {
        int start = tokens.expect("for").start();
        tokens.expect("(");
        Node first = statements.step();
        tokens.expect(";");
        Node condition = expressions.expression();
        tokens.expect(";");
        Node step = statements.step();
        tokens.expect(")");
        return tokens.node(Kind.GENERATE_FOR, "", start, List.of(first, condition, step, block()));
    }

    private Node block() {
        int start = tokens.expect("begin").start();
        if (tokens.takes(":")) {
            tokens.take();
        }
        return tokens.node(Kind.BLOCK, "", start, items("end"));
    }

    private Node instance() {
        Token module = tokens.take();
        List<Node> children = new ArrayList<>();
        if (tokens.takes("#")) {
            named(Kind.PARAMETER, children);
        }
        tokens.take();
        named(Kind.CONNECTION, children);
        tokens.expect(";");
        return tokens.node(Kind.INSTANCE, module.text(), module.start(), children);
    }

    /** A list such as {@code (.Width(8), .Depth(2))}. */
    private void named(Kind kind, List<Node> into) {
        tokens.expect("(");
        while (!tokens.takes(")")) {
            int start = tokens.expect(".").start();
            String name = tokens.take().text();
            tokens.expect("(");
            List<Node> value = tokens.sees(")") ? List.of() : List.of(expressions.expression());
            tokens.expect(")");
            into.add(tokens.node(kind, name, start, value));
            tokens.takes(",");
        }
    }
}
