package dev.spikeloom.dataset.samples;

import static dev.spikeloom.dataset.IdxFiles.IMAGES_MAGIC;
import static dev.spikeloom.dataset.IdxFiles.LABELS_MAGIC;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.IdxFiles;
import dev.spikeloom.io.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxReaderTest {
    private static final int CLASSES = 10;

    @TempDir
    Path folder;

    private Path images;
    private Path labels;

    @BeforeEach
    void writeThreeImages() {
        images = IdxFiles.write(folder.resolve("images"), IdxFiles.images(3, 2, 4));
        labels = IdxFiles.write(folder.resolve("labels"), IdxFiles.labels(9, 0, 5));
    }

    @Test
    void imagesAreReadWithTheirLabels() {
        LabelledImages read = IdxReader.read(images, labels, CLASSES);

        assertThat(read)
                .extracting(
                        LabelledImages::samples,
                        LabelledImages::rows,
                        LabelledImages::columns,
                        LabelledImages::maxPixel)
                .containsExactly(3, 2, 4, 255);
        assertThat(read.pixel(2, 7)).isEqualTo(23);
        assertThat(read.labels()).containsExactly(9, 0, 5);
    }

    @Test
    void packedFilesAreReadWhateverTheirName() {
        IdxFiles.write(images, IdxFiles.gzip(IdxFiles.images(3, 2, 4)));
        Path packedLabels = IdxFiles.write(folder.resolve("labels.gz"), IdxFiles.gzip(IdxFiles.labels(9, 0, 5)));

        assertThat(IdxReader.read(images, packedLabels, CLASSES).samples()).isEqualTo(3);
    }

    @Test
    void aFileTruncatedAnywhereIsRefused() {
        byte[] whole = IdxFiles.images(3, 2, 4);
        for (int length = 0; length < whole.length; length++) {
            IdxFiles.write(images, Arrays.copyOf(whole, length));
            assertRefused(images, "");
        }
    }

    @Test
    void aPackedFileTruncatedAnywhereIsRefused() {
        byte[] whole = IdxFiles.gzip(IdxFiles.images(3, 2, 4));
        for (int length = 0; length < whole.length; length++) {
            IdxFiles.write(images, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> IdxReader.read(images, labels, CLASSES))
                    .as("first %d bytes", length)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(images.toString());
        }
    }

    @Test
    void aTruncatedHeaderIsSaidToBeOne() {
        IdxFiles.write(images, Arrays.copyOf(IdxFiles.images(3, 2, 4), 11));

        assertRefused(images, " is truncated: it has 11 bytes, but an IDX header has 16");
    }

    @Test
    void aTruncatedFileIsSaidToHoldFewerImagesThanItsHeaderPromises() {
        IdxFiles.write(images, Arrays.copyOf(IdxFiles.images(3, 2, 4), 16 + 2 * 8 + 5));

        assertRefused(
                images, ": number of images is 3, but 1 to 2 are possible with 2 x 4 pixels in a file of 37 bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {LABELS_MAGIC, 0x00000802, 0x00000d03, 0x01000803, 0})
    void anotherMagicNumberIsRefused(int magic) {
        IdxFiles.write(images, IdxFiles.file(new byte[24], magic, 3, 2, 4));

        assertRefused(images, String.format(": magic number is 0x%08x, expected 0x00000803", magic));
    }

    @Test
    void imagesInPlaceOfLabelsAreRefused() {
        assertThatThrownBy(() -> IdxReader.read(images, images, CLASSES))
                .isInstanceOf(InputException.class)
                .hasMessage(images + ": magic number is 0x00000803, expected 0x00000801, which is IDX labels of"
                        + " unsigned bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000_000_000, Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 4})
    void aHeaderThatPromisesMoreImagesThanTheFileCanHoldIsRefused(int count) {
        IdxFiles.write(images, IdxFiles.file(new byte[24], IMAGES_MAGIC, count, 2, 4));

        assertRefused(
                images,
                ": number of images is " + Integer.toUnsignedLong(count)
                        + ", but 1 to 3 are possible with 2 x 4 pixels in a file of 40 bytes");
    }

    @Test
    void aPackedHeaderThatPromisesTwoBillionImagesIsRefused() {
        IdxFiles.write(images, IdxFiles.gzip(IdxFiles.file(new byte[24], IMAGES_MAGIC, 2_000_000_000, 28, 28)));

        assertRefused(images, ": number of images is 2000000000, but 1 to ");
    }

    /** The file bounds the promise to some 40 kB, which the 24 bytes that are there then fall short of. */
    @Test
    void aPackedHeaderThatPromisesMoreThanFollowsIsRefused() {
        IdxFiles.write(images, IdxFiles.gzip(IdxFiles.file(new byte[24], IMAGES_MAGIC, 40, 28, 28)));

        assertRefused(images, " is truncated: its header promises 31360 bytes of content, but 24 follow");
    }

    @Test
    void sidesWhoseProductOverflowsAreRefused() {
        IdxFiles.write(images, IdxFiles.file(new byte[24], IMAGES_MAGIC, 3, 65_536, 65_536));

        assertRefused(images, ": number of rows is 65536, allowed 1 to 4096");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 4097, Integer.MIN_VALUE})
    void aSideOutOfRangeIsRefused(int columns) {
        IdxFiles.write(images, IdxFiles.file(new byte[24], IMAGES_MAGIC, 3, 2, columns));

        assertRefused(images, ": number of columns is " + Integer.toUnsignedLong(columns) + ", allowed 1 to 4096");
    }

    @Test
    void aFileWithoutImagesIsRefused() {
        IdxFiles.write(images, IdxFiles.file(new byte[24], IMAGES_MAGIC, 0, 2, 4));

        assertRefused(images, ": number of images is 0, but 1 to 3 are possible");
    }

    @Test
    void bytesAfterTheLastImageAreRefused() {
        IdxFiles.write(images, IdxFiles.file(new byte[25], IMAGES_MAGIC, 3, 2, 4));

        assertRefused(images, " has bytes after its end: its header promises 24 bytes of content");
    }

    @Test
    void garbageAfterPackedContentIsRefused() {
        byte[] packed = IdxFiles.gzip(IdxFiles.images(3, 2, 4));
        byte[] garbage = Arrays.copyOf(packed, packed.length + 10);
        Arrays.fill(garbage, packed.length, garbage.length, (byte) 'x');
        IdxFiles.write(images, garbage);

        assertThatThrownBy(() -> IdxReader.read(images, labels, CLASSES))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("cannot read " + images + ": Unexpected data after a valid .gz stream.");
    }

    @Test
    void garbageInsidePackedContentIsRefused() {
        byte[] packed = IdxFiles.gzip(IdxFiles.images(200, 28, 28));
        Arrays.fill(packed, packed.length / 2, packed.length / 2 + 50, (byte) 0xaa);
        IdxFiles.write(images, packed);

        assertThatThrownBy(() -> IdxReader.read(images, labels, CLASSES))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(images.toString())
                .message()
                .doesNotContain("\n");
    }

    @Test
    void garbageNamedGzIsRefused() {
        Path garbage = IdxFiles.write(folder.resolve("images.gz"), "this is not gzip".getBytes(UTF_8));

        assertThatThrownBy(() -> IdxReader.read(garbage, labels, CLASSES))
                .isInstanceOf(InputException.class)
                .hasMessage(garbage + " is not gzip-compressed, though its name ends in .gz");
    }

    @Test
    void anotherNumberOfLabelsThanImagesIsRefused() {
        IdxFiles.write(labels, IdxFiles.labels(1, 2));

        assertRefused(labels, ": number of labels is 2, but " + images + " holds 3 images");
    }

    @Test
    void aLabelBeyondTheClassesIsNamed() {
        IdxFiles.write(labels, IdxFiles.labels(1, 2, 200));

        assertRefused(labels, ": label of sample 2 is 200, allowed 0 to 9");
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> IdxReader.read(missing, labels, CLASSES))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot read " + missing + ": no such file");
    }

    private void assertRefused(Path file, String message) {
        assertThatThrownBy(() -> IdxReader.read(images, labels, CLASSES))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + message)
                .message()
                .doesNotContain("\n");
    }
}
