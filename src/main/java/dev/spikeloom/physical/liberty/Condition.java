package dev.spikeloom.physical.liberty;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A Boolean expression over the pins of a cell: {@code !}, {@code '}, {@code &}, {@code *}, a space between two factors,
 * {@code |}, {@code +}, {@code ^} and parentheses, in the precedence of Liberty: negation, exclusive or, and, or.
 */
public final class Condition {
    /** Deeper than any expression of a library. */
    private static final int MOST_DEPTH = 64;

    /** What is always true. */
    public static final Condition ALWAYS = new Condition("1", new Constant(true), Set.of());

    private final String text;
    private final Node root;
    private final Set<String> pins;

    private Condition(String text, Node root, Set<String> pins) {
        this.text = text;
        this.root = root;
        this.pins = pins;
    }

    /** @throws IllegalArgumentException if it is none; the message says what is wrong where */
    public static Condition parse(String text) {
        Parser parser = new Parser(text);
        Node root = parser.whole();
        return new Condition(text, root, Set.copyOf(parser.pins));
    }

    /** @param isSet whether a pin is 1 */
    public boolean holds(Predicate<String> isSet) {
        return root.holds(isSet);
    }

    /**
     * How likely it holds, as if no pin that is in it twice depended on itself, nor on any other pin.
     *
     * @param probability of a pin to be 1
     */
    public double probability(ToDoubleFunction<String> probability) {
        return root.probability(probability);
    }

    /**
     * The same in Verilog.
     *
     * @param signal what stands for a pin
     */
    public String verilog(UnaryOperator<String> signal) {
        return root.verilog(signal);
    }

    /** The same for a machine with a stack: pins and constants as they are, operators behind what they work on. */
    public List<String> postfix() {
        List<String> words = new ArrayList<>();
        root.postfix(words);
        return words;
    }

    /** The pins in it. */
    public Set<String> pins() {
        return pins;
    }

    @Override
    public String toString() {
        return text;
    }

    private sealed interface Node {
        boolean holds(Predicate<String> isSet);

        double probability(ToDoubleFunction<String> probability);

        String verilog(UnaryOperator<String> signal);

        void postfix(List<String> words);
    }

    private record Constant(boolean value) implements Node {
        @Override
        public boolean holds(Predicate<String> isSet) {
            return value;
        }

        @Override
        public double probability(ToDoubleFunction<String> probability) {
            return value ? 1 : 0;
        }

        @Override
        public String verilog(UnaryOperator<String> signal) {
            return value ? "1'b1" : "1'b0";
        }

        @Override
        public void postfix(List<String> words) {
            words.add(value ? "1" : "0");
        }
    }

    private record Pin(String name) implements Node {
        @Override
        public boolean holds(Predicate<String> isSet) {
            return isSet.test(name);
        }

        @Override
        public double probability(ToDoubleFunction<String> probability) {
            return probability.applyAsDouble(name);
        }

        @Override
        public String verilog(UnaryOperator<String> signal) {
            return signal.apply(name);
        }

        @Override
        public void postfix(List<String> words) {
            words.add(name);
        }
    }

    private record Inverted(Node node) implements Node {
        @Override
        public boolean holds(Predicate<String> isSet) {
            return !node.holds(isSet);
        }

        @Override
        public double probability(ToDoubleFunction<String> probability) {
            return 1 - node.probability(probability);
        }

        @Override
        public String verilog(UnaryOperator<String> signal) {
            return "~" + node.verilog(signal);
        }

        @Override
        public void postfix(List<String> words) {
            node.postfix(words);
            words.add("!");
        }
    }

    /** @param operator {@code |}, {@code &} or {@code ^} */
    private record Joined(char operator, List<Node> nodes) implements Node {
        @Override
        public boolean holds(Predicate<String> isSet) {
            return switch (operator) {
                case '|' -> nodes.stream().anyMatch(node -> node.holds(isSet));
                case '&' -> nodes.stream().allMatch(node -> node.holds(isSet));
                default -> nodes.stream().filter(node -> node.holds(isSet)).count() % 2 == 1;
            };
        }

        @Override
        public double probability(ToDoubleFunction<String> probability) {
            double all = nodes.get(0).probability(probability);
            for (Node node : nodes.subList(1, nodes.size())) {
                double next = node.probability(probability);
                all = switch (operator) {
                    case '|' -> all + next - all * next;
                    case '&' -> all * next;
                    default -> all + next - 2 * all * next;
                };
            }
            return all;
        }

        @Override
        public String verilog(UnaryOperator<String> signal) {
            return nodes.stream()
                    .map(node -> node.verilog(signal))
                    .collect(Collectors.joining(" " + operator + " ", "(", ")"));
        }

        @Override
        public void postfix(List<String> words) {
            nodes.get(0).postfix(words);
            for (Node node : nodes.subList(1, nodes.size())) {
                node.postfix(words);
                words.add(String.valueOf(operator));
            }
        }

        /** One node is itself. */
        static Node of(char operator, List<Node> nodes) {
            return nodes.size() == 1 ? nodes.get(0) : new Joined(operator, List.copyOf(nodes));
        }
    }

    private static final class Parser {
        private final String text;
        private final Set<String> pins = new TreeSet<>();
        private int at;
        private int depth;

        Parser(String text) {
            this.text = text;
        }

        Node whole() {
            Node all = or();
            if (at < text.length()) {
                throw wrong("'" + text.charAt(at) + "' at " + (at + 1));
            }
            return all;
        }

        private Node or() {
            if (++depth > MOST_DEPTH) {
                throw wrong("more than " + MOST_DEPTH + " parentheses within each other");
            }
            List<Node> terms = new ArrayList<>(List.of(and()));
            while (next('|') || next('+')) {
                terms.add(and());
            }
            depth--;
            return Joined.of('|', terms);
        }

        private Node and() {
            List<Node> factors = new ArrayList<>(List.of(exclusive()));
            while (next('&') || next('*') || startsFactor()) {
                factors.add(exclusive());
            }
            return Joined.of('&', factors);
        }

        private Node exclusive() {
            List<Node> parts = new ArrayList<>(List.of(factor()));
            while (next('^')) {
                parts.add(factor());
            }
            return Joined.of('^', parts);
        }

        private Node factor() {
            boolean inverted = false;
            while (next('!')) {
                inverted = !inverted;
            }
            Node factor = next('(') ? inParentheses() : pin();
            while (next('\'')) {
                inverted = !inverted;
            }
            return inverted ? new Inverted(factor) : factor;
        }

        private Node inParentheses() {
            Node within = or();
            if (!next(')')) {
                throw wrong("no ')' at " + (at + 1));
            }
            return within;
        }

        private Node pin() {
            passSpace();
            int begin = at;
            while (at < text.length() && isOfName(text.charAt(at))) {
                at++;
            }
            String name = text.substring(begin, at);
            if (name.isEmpty()) {
                throw wrong("no pin at " + (begin + 1));
            }
            if (name.equals("0") || name.equals("1")) {
                return new Constant(name.equals("1"));
            }
            pins.add(name);
            return new Pin(name);
        }

        private boolean startsFactor() {
            passSpace();
            return at < text.length()
                    && (isOfName(text.charAt(at)) || text.charAt(at) == '!' || text.charAt(at) == '(');
        }

        private static boolean isOfName(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '[' || c == ']' || c == '.';
        }

        private boolean next(char expected) {
            passSpace();
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }

        private void passSpace() {
            while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '"')) {
                at++;
            }
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(what);
        }
    }
}
