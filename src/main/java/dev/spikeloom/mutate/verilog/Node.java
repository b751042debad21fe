package dev.spikeloom.mutate.verilog;

import java.util.List;
import java.util.function.Consumer;

/**
 * A piece of a Verilog text and what it is made of.
 *
 * @param text the operator, name or number; nothing for a piece that needs none
 * @param start offset of the first character
 * @param end offset behind the last character
 * @param children in the order of {@link Kind}, which is that of the text
 */
public record Node(Kind kind, String text, int start, int end, List<Node> children) {

    /** What a piece is, and what its children are. */
    public enum Kind {
        /** Items. */
        MODULE,
        /** The value. */
        LOCALPARAM,
        /** Left side, right side. */
        ASSIGN,
        /** {@code always @(posedge ...)}: a statement. */
        CLOCKED,
        /** {@code always @*}: a statement. */
        COMBINATIONAL,
        /** A statement. */
        INITIAL,
        /** Statements. */
        FUNCTION,
        /** Condition, block, and a block or another one of these behind {@code else}. */
        GENERATE_IF,
        /** Start, condition, step, block. */
        GENERATE_FOR,
        /** Parameters and connections; the text is the module's name. */
        INSTANCE,
        /** The value; the text is the parameter's name. */
        PARAMETER,
        /** The expression, if there is one; the text is the port's name. */
        CONNECTION,
        /** Statements or items. */
        BLOCK,
        /** Condition, statement, and the statement behind {@code else} if there is one. */
        IF,
        /** Start, condition, step, statement. */
        FOR,
        /** Subject, arms. */
        CASE,
        /** Labels (none for {@code default}), statement. */
        ARM,
        /** Left side, right side. */
        BLOCKING,
        /** Left side, right side. */
        NON_BLOCKING,
        /** A lone semicolon. */
        EMPTY,
        /** Arguments; a system task. */
        TASK,
        IDENTIFIER,
        NUMBER,
        STRING,
        /** Operand. */
        UNARY,
        /** Two operands. */
        BINARY,
        /** Condition, value if it holds, value if not. */
        CONDITIONAL,
        /** Elements, highest bits first. */
        CONCATENATION,
        /** Count, then what is repeated. */
        REPLICATION,
        /** Name, index. */
        INDEX,
        /** Name, highest bit, lowest bit. */
        SLICE,
        /** Name, first bit, width. */
        INDEXED_SLICE,
        /** Arguments; the text is the function's name. */
        CALL
    }

    public Node {
        children = List.copyOf(children);
    }

    public boolean is(Kind expected) {
        return kind == expected;
    }

    public Node child(int index) {
        return children.get(index);
    }

    /** The last child. */
    public Node last() {
        return children.get(children.size() - 1);
    }

    /** Visits this piece and all within it, in the order of the text. */
    public void walk(Consumer<Node> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.walk(visitor));
    }
}
