package dev.spikeloom.regress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.regress.suite.Suite;
import dev.spikeloom.regress.suite.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites are read strictly; what is wrong is named in one line. */
class SuiteReaderTest {
    private static final String CHECKS = "checks: {quick: {lint: {}, cosim: {samples: 3}}}\n";

    @TempDir
    private Path folder;

    @Test
    void everyDesignOfARangeIsAnItemForEachCheck() throws IOException {
        Suite suite = read(CHECKS + "designs:\n  - {matrix: 1, designs: [0-2], checks: quick}\n");

        assertThat(new Selection(List.of("*/cosim"), List.of(), 2).of(suite))
                .extracting(Item::id)
                .containsExactly(
                        "matrix1-0/cosim",
                        "matrix1-0/cosim@2",
                        "matrix1-1/cosim",
                        "matrix1-1/cosim@2",
                        "matrix1-2/cosim",
                        "matrix1-2/cosim@2");
    }

    @Test
    void anUnknownKeyIsNamedWithItsLine() {
        refused(CHECKS + "desings: []\n", "suite.yaml:2: ", "desings");
    }

    @Test
    void anUnknownSetOfChecksIsNamed() {
        refused(CHECKS + "designs:\n  - {preset: digits, checks: quik}\n", "suite.yaml:3: checks has 'quik'", "quick");
    }

    @Test
    void twoDesignsOfOneNameAreRefused() {
        String entry = "  - {preset: digits, checks: quick}\n";
        refused(CHECKS + "designs:\n" + entry + entry, "two designs are called 'digits'", "name");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        refused(
                CHECKS + "designs:\n  - {preset: digits, name: '<script>', checks: quick}\n",
                "name is '<script>'",
                "allowed");
    }

    @Test
    void anOptionOutOfRangeIsRefused() {
        refused(
                "checks: {quick: {cosim: {samples: 0}}}\ndesigns:\n  - {preset: digits, checks: quick}\n",
                "checks.quick.cosim.samples is '0'",
                "allowed: 1 to 1000000");
    }

    @Test
    void anEmptySelectionIsRefused() throws IOException {
        Suite suite = read(CHECKS + "designs:\n  - {preset: digits, checks: quick}\n");

        assertThatThrownBy(() -> new Selection(List.of("nothing*"), List.of(), 1).of(suite))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--items 'nothing*'");
    }

    private void refused(String yaml, String... words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    private Suite read(String yaml) throws IOException {
        return SuiteReader.read(Files.writeString(folder.resolve("suite.yaml"), yaml));
    }
}
