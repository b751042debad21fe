package dev.spikeloom.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"'',abc,3", "abc,abc,0", "kitten,sitting,3", "abc,acb,2"})
    void distanceIsTheLeastNumberOfEdits(String a, String b, int edits) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(edits);
    }

    @Test
    void theNearestNameIsSuggested() {
        assertThat(Suggestion.nearest("epoch", List.of("seed", "epochs", "approach")))
                .hasValue("epochs");
    }

    @Test
    void nothingIsSuggestedForANameUnlikeAnyOther() {
        assertThat(Suggestion.nearest("colour", List.of("seed", "epochs"))).isEmpty();
    }
}
