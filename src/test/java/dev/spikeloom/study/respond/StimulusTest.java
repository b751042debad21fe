package dev.spikeloom.study.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stimulus for two inputs, before a neuron. */
class StimulusTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("stimulus.csv");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,1\n1,0.5\n",
                "left,right\n0,1\n1,0.5\n",
                "0, 1 \r\n1,5e-1",
                "\n0,1\n\n1.0,.5\n",
                "0,1,0.1,0\n1,0.5,0.2,1\n",
                "input_0,input_1,v,spike\n0,1,-0.1,0\n1,0.5,200,1\n"
            })
    void aRowIsALineAndAColumnAnInput(String text) throws IOException {
        assertThat(read(text).rows()).isDeepEqualTo(new double[][] {{0, 1}, {1, 0.5}});
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            0,1;1             | :2: has 1 values, expected 2, one for each column
            a,b;0,1;;1,0,1    | :4: has 3 values, expected 2, one for each column
            0,1,0             | :1: has 3 values, expected 2, one for each input of the network, or the 4 of a recording
            0,1;0,NaN         | :2: column 2 is 'NaN', expected a number
            NaN,0             | :1: column 1 is 'NaN', expected a number
            a,b;inf,0         | :2: column 1 is 'inf', expected a number
            0,1e999           | :1: column 2 is '1e999', expected a number
            0,1;0,            | :2: column 2 is '', expected a number
            0,1;one,0         | :2: column 1 is 'one', expected a number
            a,0;0,1           | :1: column 1 is 'a', expected a number
            0,1;0,-0.5        | :2: column 2 is -0.5, allowed: 0 to 1, the share of the time steps in which the input spikes
            2,0               | :1: column 1 is 2.0, allowed: 0 to 1, the share of the time steps in which the input spikes
            a,b               | " has 0 rows of numbers, allowed: 1 to 1000000"
            ""                | " is empty, expected rows of comma-separated values"
            """)
    void whatIsWrongIsNamedWithItsLine(String lines, String message) {
        assertThatThrownBy(() -> read(lines.replace(";", "\n")))
                .isInstanceOf(InputException.class)
                .hasMessage(file + message);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Stimulus.read(file, 1, 2, 1))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read " + file + ": no such file");
    }

    @Test
    void aQuoteThatDoesNotEndIsSaidInOneLine() {
        assertThatThrownBy(() -> read("\"a,b\n0,1\n"))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + " is no table of comma-separated values: Missing closing quote")
                .message()
                .hasLineCount(1);
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, '1', '\n'});

        assertThatThrownBy(() -> Stimulus.read(file, 1, 2, 1))
                .isInstanceOf(InputException.class)
                .hasMessage(file + " is no table of comma-separated values: it is no text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void theTimeOfARowIsAboveZero(double seconds) {
        assertThatThrownBy(() -> Stimulus.requireSeconds(seconds))
                .isInstanceOf(InputException.class)
                .hasMessage("--stimulus-dt is '" + seconds + "', allowed: seconds, above 0");
    }

    private Stimulus read(String text) throws IOException {
        Files.writeString(file, text);
        return Stimulus.read(file, 1, 2, 1);
    }
}
