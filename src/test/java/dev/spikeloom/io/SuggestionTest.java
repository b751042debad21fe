package dev.spikeloom.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,abc,0", "kitten,sitting,3", "abc,acb,1", "ca,abc,3"})
    void distanceIsTheLeastNumberOfEdits(String a, String b, int edits) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(edits);
    }

    @Test
    void theNearestNameIsSuggested() {
        assertThat(Suggestion.nearest("epoch", List.of("seed", "epochs", "approach")))
                .containsExactly("epochs");
    }

    @Test
    void nothingIsSuggestedForANameUnlikeAnyOther() {
        assertThat(Suggestion.nearest("colour", List.of("seed", "epochs"))).isEmpty();
        assertThat(Suggestion.withWordsOf("colour", List.of("seed", "epochs"))).isEmpty();
    }

    @Test
    void theSectionThatTwoNamesShareDoesNotMakeThemAlike() {
        assertThat(Suggestion.nearest("architecture.banks", List.of("architecture.lanes")))
                .isEmpty();
    }

    @Test
    void aNameThatIsRememberedByAPartIsFoundByItsWords() {
        assertThat(Suggestion.withWordsOf(
                        "architecture.banks",
                        List.of(
                                "architecture.bank_mapping",
                                "architecture.lanes",
                                "architecture.bank_rows",
                                "banks.rows")))
                .containsExactly("architecture.bank_rows", "architecture.bank_mapping");
    }

    @Test
    void severalNamesAreOneQuestion() {
        assertThat(Suggestion.question(List.of("a", "b", "c"))).isEqualTo("did you mean a, b or c?");
        assertThat(Suggestion.question(List.of("a"))).isEqualTo("did you mean a?");
    }

    @Test
    void aNameThatIsNearToNoneHasNoQuestion() {
        assertThat(Suggestion.hint("energi", List.of("energy", "area"))).isEqualTo(", did you mean energy?");
        assertThat(Suggestion.hint("zzzzz", List.of("energy", "area"))).isEmpty();
        assertThat(Suggestion.question(List.of())).isEmpty();
    }
}
