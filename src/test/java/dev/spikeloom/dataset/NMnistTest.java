package dev.spikeloom.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NMnistTest {
    @TempDir
    Path folder;

    @Test
    void recordingsOfAFolderBecomeADataSetWithTheLastSixthOfTheTrainingForValidation() throws IOException {
        Path from = folder.resolve("n-mnist");
        for (int image = 0; image < 12; image++) {
            write(from, "Train", image % 10, image);
        }
        write(from, "Test", 3, 8);
        fetch(from);

        Dataset dataset = DatasetCatalog.load("n-mnist", cache());

        assertThat(dataset.heads()).containsExactly(10, 2);
        assertThat(((EventRecordings) dataset.training()).recordings()).isEqualTo(10);
        EventRecordings validation = (EventRecordings) dataset.validation();
        assertThat(validation.recordings()).isEqualTo(2);
        assertThat(new int[] {validation.image(0), validation.image(1)}).containsExactly(10, 11);
        assertThat(new int[] {validation.digit(0), validation.digit(1)}).containsExactly(0, 1);
        assertThat(dataset.test().label(0, 0)).isEqualTo(3);
    }

    @Test
    void aNetworkOfDigitsAloneSeesRecordingsForwards() throws IOException {
        Dataset all = fewRecordings();

        Dataset digits = all.forTasks(List.of(10));

        assertThat(digits.heads()).containsExactly(10);
        assertThat(all.test().samples()).isEqualTo(2);
        assertThat(digits.test().samples()).isEqualTo(1);
        assertThat(digits.test().label(0, 1)).isZero();
    }

    @Test
    void aNetworkOfDigitAndMotionSeesAllSamplesAndSoDoesOneThatFitsNoData() throws IOException {
        Dataset all = fewRecordings();

        assertThat(all.forTasks(List.of(10, 2))).isSameAs(all);
        assertThat(all.forTasks(List.of(2))).isSameAs(all);
    }

    private Dataset fewRecordings() throws IOException {
        Path from = folder.resolve("n-mnist");
        for (int image = 0; image < 6; image++) {
            write(from, "Train", image, image);
        }
        write(from, "Test", 3, 8);
        fetch(from);
        return DatasetCatalog.load("n-mnist", cache());
    }

    @Test
    void aZipFileGivesWhatItsFolderGives() throws IOException {
        Path zip = folder.resolve("some.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(out, "N-MNIST/Test/3/00001.bin", content(0));
            add(out, "N-MNIST/Train/5/00002.bin", content(1));
            add(out, "N-MNIST/ReadMe.txt", new byte[] {1});
        }
        fetch(zip);

        NMnist.Recordings recordings = NMnist.recordings(cache(), Polarities.ON);

        assertThat(recordings.training().digit(0)).isEqualTo(5);
        assertThat(recordings.training().image(0)).isEqualTo(1);
        assertThat(recordings.test().digit(0)).isEqualTo(3);
    }

    @Test
    void theAuthorsTwoZipFilesInAFolderAreTakenTogether() throws IOException {
        Path from = Files.createDirectories(folder.resolve("downloads"));
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(from.resolve("Train.zip")))) {
            add(out, "Train/5/00001.bin", content(0));
        }
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(from.resolve("Test.zip")))) {
            add(out, "Test/7/00001.bin", content(0));
        }
        fetch(from);

        NMnist.Recordings recordings = NMnist.recordings(cache(), Polarities.ON);

        assertThat(recordings.training().digit(0)).isEqualTo(5);
        assertThat(recordings.test().digit(0)).isEqualTo(7);
    }

    @Test
    void fetchingMoreReplacesWhatThereWas() throws IOException {
        Path from = folder.resolve("n-mnist");
        write(from, "Train", 1, 0);
        fetch(from);
        write(from, "Train", 2, 1);
        fetch(from);

        assertThat(NMnist.recordings(cache(), Polarities.ON).training().recordings())
                .isEqualTo(2);
    }

    @Test
    void aDamagedRecordingIsNamedAndLeavesTheCacheAsItWas() throws IOException {
        Path from = folder.resolve("n-mnist");
        write(from, "Train", 1, 0);
        fetch(from);
        Path damaged = write(from, "Train", 2, 1);
        Files.write(damaged, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> fetch(from))
                .isInstanceOf(InputException.class)
                .hasMessage(damaged + " is truncated: it has 3 bytes, but an event has 5");
        assertThat(NMnist.recordings(cache(), Polarities.ON).training().recordings())
                .isEqualTo(1);
    }

    @Test
    void aRecordingThatUnpacksToFarTooMuchIsRefused() throws IOException {
        Path zip = folder.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            add(out, "Train/5/00001.bin", new byte[50_000_000]);
        }

        assertThatThrownBy(() -> fetch(zip))
                .isInstanceOf(InputException.class)
                .hasMessage(zip + ": Train/5/00001.bin: number of events is above 100000, allowed 1 to 100000");
    }

    @Test
    void aRecordingOfAnImageThatMnistDoesNotHaveIsRefused() throws IOException {
        Path from = folder.resolve("n-mnist");
        Path wrong = write(from, "Test", 1, 10_000);

        assertThatThrownBy(() -> fetch(from))
                .isInstanceOf(InputException.class)
                .hasMessage(wrong + ": number of the recording is 10001, allowed 1 to 10000");
    }

    @Test
    void twoRecordingsOfOneImageAreRefused() throws IOException {
        Path from = folder.resolve("n-mnist");
        write(from, "Test", 1, 4);
        write(from, "Test", 2, 4);

        assertThatThrownBy(() -> fetch(from))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("00005.bin is the second recording of its image, beside ");
    }

    @Test
    void aFolderWithoutRecordingsIsRefused() {
        assertThatThrownBy(() -> fetch(folder))
                .isInstanceOf(InputException.class)
                .hasMessage(folder + " has no recordings, expected Train/<digit>/<number>.bin and"
                        + " Test/<digit>/<number>.bin in a folder or zip file");
    }

    @Test
    void aFileThatIsNoZipFileIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("n-mnist.zip"), new byte[100]);

        assertThatThrownBy(() -> fetch(file))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + " is not a zip file, or is truncated: ");
    }

    @Test
    void itIsNotDownloaded() {
        assertThatThrownBy(() -> DatasetFetcher.fetch("n-mnist", cache(), Optional.empty(), Progress.NONE))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("data set n-mnist cannot be downloaded by a program; get it from https://");
    }

    @Test
    void withoutItTheCommandToFetchItIsNamed() {
        assertThatThrownBy(() -> DatasetCatalog.load("n-mnist", cache()))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "run 'spikeloom data fetch n-mnist --from PATH' with the folder or zip file of the"
                                + " recordings first");
    }

    private Path cache() {
        return folder.resolve("cache");
    }

    private void fetch(Path from) {
        DatasetFetcher.fetch("n-mnist", cache(), Optional.of(from), Progress.NONE);
    }

    private static Path write(Path root, String part, int digit, int image) throws IOException {
        Path file = root.resolve(RecordingArchive.path(part, digit, image));
        Files.createDirectories(file.getParent());
        return Files.write(file, content(image));
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        ((OutputStream) out).write(content);
    }

    private static byte[] content(int x) {
        EventRecording.Builder events = new EventRecording.Builder();
        events.event(x % 34, 0, true, 100);
        return events.build().toBytes();
    }

    @Test
    void aBadZipAmongOthersIsNamed() throws Exception {
        Path from = Files.createDirectories(folder.resolve("from"));
        Files.writeString(from.resolve("Train.zip"), "this is no zip file");

        assertThatThrownBy(() -> fetch(from)).hasMessageContaining("Train.zip is not a zip file, or is truncated: ");
    }
}
