package dev.spikeloom.mutate.verilog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LexerTest {
    @Test
    void theLongestOperatorWins() {
        assertThat(texts("a<=b>>>1&&~|c+:8")).containsExactly("a", "<=", "b", ">>>", "1", "&&", "~|", "c", "+:", "8");
    }

    @Test
    void commentsAndDirectivesAreNoTokens() {
        assertThat(texts("`default_nettype none\na // b == c\n/* d\n e */ f")).containsExactly("a", "f");
    }

    @Test
    void aSizedNumberIsOneToken() {
        assertThat(texts("12'h0fc 1'b1 4'd10 256")).containsExactly("12'h0fc", "1'b1", "4'd10", "256");
    }

    @Test
    void whatIsInAStringIsPartOfIt() {
        assertThat(texts("x != \"a == b // c\"")).containsExactly("x", "!=", "\"a == b // c\"");
    }

    @Test
    void aStarForAllSignalsIsNoAttribute() {
        assertThat(texts("(* keep *) reg @(*)")).containsExactly("(*", "keep", "*)", "reg", "@", "(", "*)");
    }

    @Test
    void everyTokenKnowsWhereItStands() {
        String text = "assign  a = b;";
        Lexer.tokens(text)
                .forEach(token ->
                        assertThat(text.substring(token.start(), token.end())).isEqualTo(token.text()));
    }

    @Test
    void aCharacterThatBeginsNoTokenIsNamed() {
        assertThatThrownBy(() -> Lexer.tokens("a \\ b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no token begins with '\\' at 2");
    }

    private static List<String> texts(String text) {
        return Lexer.tokens(text).stream()
                .map(Token::text)
                .filter(token -> !token.isEmpty())
                .toList();
    }
}
