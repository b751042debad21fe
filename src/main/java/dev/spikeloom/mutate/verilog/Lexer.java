package dev.spikeloom.mutate.verilog;

import dev.spikeloom.mutate.verilog.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a Verilog text into tokens. Comments and lines with a directive are no tokens. */
final class Lexer {
    private static final Pattern BLANK = Pattern.compile("\\s+|//[^\\n]*|(?s:/\\*.*?\\*/)|`[^\\n]*");

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][\\w$]*");
    private static final Pattern SYSTEM = Pattern.compile("\\$\\w+");
    private static final Pattern NUMBER =
            Pattern.compile("(?:\\d[\\d_]*)?'[sS]?[bodhBODH][\\da-fA-F_xXzZ?]+|\\d[\\d_]*");
    private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    /** Longer signs first. {@code (*} and {@code *)} are around an attribute. */
    private static final Pattern SIGN = Pattern.compile("<<<|>>>|===|!==|<=|>=|==|!=|&&|\\|\\||<<|>>|\\+:|-:|\\*\\*"
            + "|~\\||~&|~\\^|\\^~|\\(\\*(?!\\))|\\*\\)|[-+*/%&|^~!<>=?:;,.#@()\\[\\]{}]");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int position;

    private Lexer(String text) {
        this.text = text;
    }

    /**
     * The tokens of a text, with one at its end.
     *
     * @throws IllegalArgumentException if there is a character that begins no token
     */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.position < text.length()) {
            lexer.next();
        }
        lexer.tokens.add(new Token(Kind.END, "", text.length()));
        return lexer.tokens;
    }

    private void next() {
        Matcher blank = at(BLANK);
        if (blank.lookingAt()) {
            position = blank.end();
            return;
        }
        boolean found = token(Kind.WORD, WORD)
                || token(Kind.SYSTEM, SYSTEM)
                || token(Kind.NUMBER, NUMBER)
                || token(Kind.STRING, STRING)
                || token(Kind.SIGN, SIGN);
        if (!found) {
            throw new IllegalArgumentException("no token begins with '" + text.charAt(position) + "' at " + position);
        }
    }

    private boolean token(Kind kind, Pattern pattern) {
        Matcher matcher = at(pattern);
        if (!matcher.lookingAt()) {
            return false;
        }
        tokens.add(new Token(kind, matcher.group(), position));
        position = matcher.end();
        return true;
    }

    private Matcher at(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length());
    }
}
