package dev.spikeloom.network.nir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.io.InputException;
import dev.spikeloom.testing.Sampled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that were damaged anywhere are read, or refused in one line; nothing else comes of them. */
class DamagedNirFileTest {
    private static final int MUTATIONS = 2_000;

    @TempDir
    private Path folder;

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @Sampled(every = 20)
    @ParameterizedTest
    @MethodSource("seeds")
    void aDamagedFileIsReadOrRefused(int seed) throws IOException {
        Path file = folder.resolve("damaged.nir");
        NirFile.write(file, graph());
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(seed);
        int refused = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Files.write(file, damaged(whole, random));
            try {
                NirFile.read(file);
            } catch (InputException e) {
                refused++;
                assertThat(e.getMessage()).as("seed " + seed + ", file " + i).hasLineCount(1);
            }
        }
        assertThat(refused).isGreaterThan(MUTATIONS / 20);
    }

    private static NirGraph graph() {
        return NirGraph.chain(List.of(
                new NirNode("input", NirType.INPUT, Map.of("shape", NirTensor.row(4))),
                new NirNode(
                        "weights",
                        NirType.AFFINE,
                        Map.of("weight", new NirTensor(new int[] {2, 4}, new double[8]), "bias", NirTensor.of(1, 2))),
                new NirNode(
                        "neurons",
                        NirType.LIF,
                        Map.of(
                                "tau", NirTensor.of(1, 1),
                                "r", NirTensor.of(1, 1),
                                "v_leak", NirTensor.of(0, 0),
                                "v_threshold", NirTensor.of(1, 1))),
                new NirNode("output", NirType.OUTPUT, Map.of("shape", NirTensor.row(2)))));
    }

    /** Some bytes become others, are copied from elsewhere, or are lost at the end. */
    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        for (int change = 0; change <= random.nextInt(8); change++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) 0xff;
                default -> {
                    int length = Math.min(bytes.length - at, 1 + random.nextInt(8));
                    System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, at, length);
                }
            }
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
