package dev.spikeloom.mutate.verilog;

import dev.spikeloom.mutate.verilog.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a Verilog text declares each net, variable, parameter and genvar before it uses it, as the standard wants and
 * some simulators do not. Functions and tasks may be called before they are declared, and a name that goes down from an
 * instance or a block (before a dot) may come before it.
 */
public final class DeclarationOrder {
    private static final Set<String> DECLARATIONS = Set.of(
            "parameter",
            "localparam",
            "input",
            "output",
            "inout",
            "wire",
            "reg",
            "integer",
            "genvar",
            "real",
            "time",
            "event");
    private static final Set<String> KEYWORDS = Set.of(
            "always",
            "assign",
            "begin",
            "case",
            "casex",
            "casez",
            "default",
            "disable",
            "else",
            "end",
            "endcase",
            "endfunction",
            "endgenerate",
            "endmodule",
            "endtask",
            "for",
            "forever",
            "function",
            "generate",
            "if",
            "initial",
            "module",
            "negedge",
            "or",
            "posedge",
            "repeat",
            "signed",
            "task",
            "wait",
            "while");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");

    private final String text;
    private final Tokens tokens;
    private final Set<String> routines = new HashSet<>();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private final List<String> violations = new ArrayList<>();

    private DeclarationOrder(String text) {
        this.text = text;
        this.tokens = new Tokens(text);
    }

    /** What is used before it is declared, or never declared: a line of the text and a name each, in their order. */
    public static List<String> violations(String text) {
        DeclarationOrder order = new DeclarationOrder(text);
        order.findRoutines();
        order.read();
        return order.violations;
    }

    private void findRoutines() {
        Tokens all = new Tokens(text);
        while (all.peek().kind() != Kind.END) {
            Token token = all.take();
            if (token.is("function") || token.is("task")) {
                routines.add(nameOfRoutine(all));
            }
        }
    }

    /** Past the range of what a function returns. */
    private static String nameOfRoutine(Tokens from) {
        Token name = from.take();
        while (name.is("signed") || name.is("integer") || name.is("[")) {
            if (name.is("[")) {
                from.skipPast("]");
            }
            name = from.take();
        }
        return name.text();
    }

    private void read() {
        while (tokens.peek().kind() != Kind.END) {
            Token token = tokens.take();
            switch (token.text()) {
                case "module" -> {
                    scopes.push(new HashSet<>());
                    scopes.element().add(tokens.take().text());
                }
                case "function", "task" -> {
                    scopes.push(new HashSet<>());
                    scopes.element().add(nameOfRoutine(tokens));
                }
                case "begin" -> {
                    scopes.push(new HashSet<>());
                    if (tokens.takes(":")) {
                        tokens.take();
                    }
                }
                case "end", "endfunction", "endtask", "endmodule" -> scopes.pop();
                case "(*" -> tokens.skipPast("*)");
                case ".", "disable" -> tokens.take();
                default -> word(token);
            }
        }
    }

    private void word(Token token) {
        if (DECLARATIONS.contains(token.text())) {
            declaration();
        } else if (isName(token)) {
            if (tokens.sees("#") || isName(tokens.peek())) {
                instance();
            } else {
                use(token);
            }
        }
    }

    private static boolean isName(Token token) {
        return token.kind() == Kind.WORD && !KEYWORDS.contains(token.text());
    }

    /** The module's name was taken: its parameters come, the name of the instance, and its connections. */
    private void instance() {
        if (tokens.takes("#")) {
            expression(tokens.take());
        }
        tokens.take();
    }

    /** One name, or several with commas between; each may have an array's range and a value. */
    private void declaration() {
        do {
            while (tokens.sees("signed")
                    || tokens.sees("[")
                    || DECLARATIONS.contains(tokens.peek().text())) {
                Token token = tokens.take();
                if (token.is("[")) {
                    expression(token);
                }
            }
            String name = tokens.take().text();
            while (!tokens.sees(",") && !tokens.sees(";") && !tokens.sees(")")) {
                expression(tokens.take());
            }
            scopes.element().add(name);
        } while (tokens.sees(",") && !DECLARATIONS.contains(tokens.peek(1).text()) && tokens.takes(","));
    }

    /** What a token begins: all between two brackets, or the token alone. */
    private void expression(Token first) {
        if (isOne(first, OPENING)) {
            Token token = tokens.take();
            while (!isOne(token, CLOSING)) {
                expression(token);
                token = tokens.take();
            }
        } else if (first.is(".")) {
            tokens.take();
        } else if (first.kind() == Kind.WORD) {
            use(first);
        }
    }

    private static boolean isOne(Token token, Set<String> signs) {
        return token.kind() == Kind.SIGN && signs.contains(token.text());
    }

    private void use(Token token) {
        boolean declared = scopes.stream().anyMatch(scope -> scope.contains(token.text()));
        if (!declared && !routines.contains(token.text()) && !leadsDown()) {
            long line = text.substring(0, token.start()).lines().count();
            violations.add("line " + line + ": " + token.text());
        }
    }

    /** Whether what was taken begins a name that goes down from an instance or a block, or from one of a row of them. */
    private boolean leadsDown() {
        int ahead = 0;
        if (tokens.sees("[")) {
            int depth = 0;
            do {
                if (isOne(tokens.peek(ahead), OPENING)) {
                    depth++;
                } else if (isOne(tokens.peek(ahead), CLOSING)) {
                    depth--;
                }
                ahead++;
            } while (depth > 0 && tokens.peek(ahead).kind() != Kind.END);
        }
        return tokens.peek(ahead).is(".");
    }
}
