package dev.spikeloom.physical.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.technology.Technologies;
import dev.spikeloom.physical.technology.Technology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharacterisationsTest {
    @TempDir
    private Path cache;

    private Technology technology;

    @BeforeEach
    void load() {
        technology = Technologies.load("generic28", cache);
    }

    private Technology other() {
        return new Technology(
                technology.name(),
                technology.description(),
                technology.corner(),
                technology.cells(),
                technology.liberty(),
                "0123456789abcdef0123456789abcdef",
                technology.memories(),
                technology.assumptions(),
                technology.constants(),
                technology.unused(),
                technology.licence(),
                technology.sources(),
                technology.memoriesFrom());
    }

    @Test
    void generic28ShipsAsItIsNow() {
        Characterisation shipped = Characterisations.load(technology, cache);

        assertThat(shipped.identity()).isEqualTo(technology.identity());
        assertThat(shipped.coefficients()).containsKeys("dense", "convolution", "core");
    }

    @Test
    void aTechnologyThatHasChangedIsNotCharacterised() {
        assertThatThrownBy(() -> Characterisations.load(other(), cache))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("run 'spikeloom tech characterise generic28' once");
    }

    @Test
    void whatIsKeptIsFoundAgain() {
        Characterisation shipped = Characterisations.load(technology, cache);

        Characterisations.store(shipped, other(), cache);

        assertThat(Characterisations.load(other(), cache)).isEqualTo(shipped);
    }

    @Test
    void aBrokenFileIsNamed() throws IOException {
        Path file = Characterisations.store(Characterisations.load(technology, cache), other(), cache);
        Files.writeString(file, "{\"technology\": 3}");

        assertThatThrownBy(() -> Characterisations.load(other(), cache))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(file.toString());
    }
}
