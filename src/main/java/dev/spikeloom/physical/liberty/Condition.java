package dev.spikeloom.physical.liberty;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A Boolean expression over the pins of a cell: {@code !}, {@code '}, {@code &}, {@code *}, a space between two factors,
 * {@code |}, {@code +}, {@code ^} and parentheses, in the precedence of Liberty: negation, exclusive or, and, or.
 */
public final class Condition {
    /** Deeper than any expression of a library. */
    private static final int MOST_DEPTH = 64;

    /** What is always true. */
    public static final Condition ALWAYS = new Condition("1", pins -> true, Set.of());

    private final String text;
    private final Predicate<Predicate<String>> holds;
    private final Set<String> pins;

    private Condition(String text, Predicate<Predicate<String>> holds, Set<String> pins) {
        this.text = text;
        this.holds = holds;
        this.pins = pins;
    }

    /** @throws IllegalArgumentException if it is none; the message says what is wrong where */
    static Condition parse(String text) {
        Parser parser = new Parser(text);
        Predicate<Predicate<String>> holds = parser.whole();
        return new Condition(text, holds, Set.copyOf(parser.pins));
    }

    /** @param isSet whether a pin is 1 */
    public boolean holds(Predicate<String> isSet) {
        return holds.test(isSet);
    }

    /** The pins in it. */
    public Set<String> pins() {
        return pins;
    }

    @Override
    public String toString() {
        return text;
    }

    private static final class Parser {
        private final String text;
        private final Set<String> pins = new TreeSet<>();
        private int at;
        private int depth;

        Parser(String text) {
            this.text = text;
        }

        Predicate<Predicate<String>> whole() {
            Predicate<Predicate<String>> all = or();
            if (at < text.length()) {
                throw wrong("'" + text.charAt(at) + "' at " + (at + 1));
            }
            return all;
        }

        private Predicate<Predicate<String>> or() {
            if (++depth > MOST_DEPTH) {
                throw wrong("more than " + MOST_DEPTH + " parentheses within each other");
            }
            List<Predicate<Predicate<String>>> terms = new ArrayList<>(List.of(and()));
            while (next('|') || next('+')) {
                terms.add(and());
            }
            depth--;
            return pinsSet -> terms.stream().anyMatch(term -> term.test(pinsSet));
        }

        private Predicate<Predicate<String>> and() {
            List<Predicate<Predicate<String>>> factors = new ArrayList<>(List.of(exclusive()));
            while (next('&') || next('*') || startsFactor()) {
                factors.add(exclusive());
            }
            return pinsSet -> factors.stream().allMatch(factor -> factor.test(pinsSet));
        }

        private Predicate<Predicate<String>> exclusive() {
            Predicate<Predicate<String>> left = factor();
            while (next('^')) {
                Predicate<Predicate<String>> before = left;
                Predicate<Predicate<String>> right = factor();
                left = pinsSet -> before.test(pinsSet) != right.test(pinsSet);
            }
            return left;
        }

        private Predicate<Predicate<String>> factor() {
            boolean inverted = false;
            while (next('!')) {
                inverted = !inverted;
            }
            Predicate<Predicate<String>> factor = next('(') ? inParentheses() : pin();
            while (next('\'')) {
                inverted = !inverted;
            }
            return inverted ? factor.negate() : factor;
        }

        private Predicate<Predicate<String>> inParentheses() {
            Predicate<Predicate<String>> within = or();
            if (!next(')')) {
                throw wrong("no ')' at " + (at + 1));
            }
            return within;
        }

        private Predicate<Predicate<String>> pin() {
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
                boolean value = name.equals("1");
                return pinsSet -> value;
            }
            pins.add(name);
            return pinsSet -> pinsSet.test(name);
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
