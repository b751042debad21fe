package dev.spikeloom.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.fetch.DatasetFile;
import dev.spikeloom.dataset.fetch.DatasetSource;
import dev.spikeloom.dataset.fetch.FetchedDataset;
import dev.spikeloom.dataset.fetch.HttpMirror;
import dev.spikeloom.io.FolderLock;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DatasetFetcherTest {
    /** Longer than any machine is busy with something else. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    /** Random, so that it does not get smaller when packed, and large enough to come in several pieces. */
    private static final byte[] IMAGE_BYTES = randomBytes(300_000);

    private static final byte[] LABEL_BYTES = randomBytes(5_000);
    private static final int HALF = 150_000;

    private final FileServer server = serverWithAllFiles();
    private final Messages messages = new Messages();

    @TempDir
    Path folder;

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @Test
    void filesAreDownloadedAndUnpacked() {
        fetchFrom(server);

        assertComplete();
    }

    @Test
    void whatIsCompleteIsNotFetchedAgain() {
        fetchFrom(server);
        int requests = server.requests().size();

        fetchFrom(server);

        assertThat(server.requests()).hasSize(requests);
        assertThat(messages.lines).endsWith("tiny is already complete in " + dataFolder());
    }

    @Test
    void onlyWhatIsMissingIsFetched() throws IOException {
        fetchFrom(server);
        Files.delete(dataFolder().resolve(LABELS));

        fetchFrom(server);

        assertThat(server.requests()).containsExactly(IMAGES + ".gz", LABELS + ".gz", LABELS + ".gz");
        assertComplete();
    }

    @Test
    void aFileThatWasDamagedInTheCacheIsFetchedAgain() throws IOException {
        fetchFrom(server);
        byte[] damaged = IMAGE_BYTES.clone();
        damaged[1000] ^= 1;
        Files.write(dataFolder().resolve(IMAGES), damaged);

        fetchFrom(server);

        assertComplete();
    }

    @Test
    void progressCountsTheBytesOfEachDownloadToItsEnd() {
        fetchFrom(server);

        int size = IdxFiles.gzip(IMAGE_BYTES).length;
        assertThat(messages.updates)
                .contains("0 of " + size + " " + IMAGES + ".gz", size + " of " + size + " " + IMAGES + ".gz");
    }

    @Test
    void aDownloadThatIsCutOffGoesOnWhereItEnded() {
        server.cutOff(HALF, 1);

        fetchFrom(server);

        assertThat(server.requests())
                .containsExactly(IMAGES + ".gz", IMAGES + ".gz bytes=" + HALF + "-", LABELS + ".gz");
        assertComplete();
    }

    @Test
    void aDownloadThatIsCutOffAgainAndAgainWithoutGettingAnywhereFails() {
        server.cutOff(0, Integer.MAX_VALUE);

        assertThatThrownBy(() -> fetchFrom(server))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(IMAGES + ".gz was cut off after 0 bytes");
    }

    @Test
    void aDownloadThatFailsLeavesNothingUnderAFinalName() throws IOException {
        server.cutOff(HALF, Integer.MAX_VALUE);
        server.cannotResume();

        assertThatThrownBy(() -> fetchFrom(server)).isInstanceOf(InputException.class);

        assertThat(names()).containsExactly(IMAGES + ".gz.part");
    }

    @Test
    void aDownloadThatWasCutOffEarlierGoesOnTheNextTime() throws IOException {
        leavePart(Arrays.copyOf(IdxFiles.gzip(IMAGE_BYTES), HALF));

        fetchFrom(server);

        assertThat(server.requests()).startsWith(IMAGES + ".gz bytes=" + HALF + "-");
        assertComplete();
    }

    @Test
    void aDownloadThatEndedJustBeforeItWasUnpackedIsNotRepeated() throws IOException {
        leavePart(IdxFiles.gzip(IMAGE_BYTES));

        fetchFrom(server);

        assertThat(server.requests())
                .containsExactly(IMAGES + ".gz bytes=" + IdxFiles.gzip(IMAGE_BYTES).length + "-", LABELS + ".gz");
        assertComplete();
    }

    @Test
    void aServerThatCannotResumeMakesTheDownloadStartAnew() throws IOException {
        leavePart(Arrays.copyOf(IdxFiles.gzip(IMAGE_BYTES), HALF));
        server.cannotResume();

        fetchFrom(server);

        assertComplete();
    }

    @ParameterizedTest
    @ValueSource(ints = {HALF, 400_000})
    void anEarlierDownloadThatDoesNotFitIsDroppedAndTheDownloadStartsAnew(int size) throws IOException {
        leavePart(randomBytes(size));

        fetchFrom(server);

        assertThat(server.requests()).startsWith(IMAGES + ".gz bytes=" + size + "-", IMAGES + ".gz");
        assertComplete();
    }

    @Test
    void theWrongContentIsRefusedWithBothSums() throws IOException {
        byte[] wrong = IMAGE_BYTES.clone();
        wrong[7] ^= 1;
        server.put(IMAGES + ".gz", IdxFiles.gzip(wrong));

        assertThatThrownBy(() -> fetchFrom(server))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "SHA-256 of " + IMAGES + " is " + sha256(wrong) + ", expected " + sha256(IMAGE_BYTES))
                .message()
                .doesNotContain("\n");
        assertThat(names()).isEmpty();
    }

    @Test
    void contentThatUnpacksToTooMuchIsRefused() {
        server.put(IMAGES + ".gz", IdxFiles.gzip(new byte[50_000_000]));

        assertThatThrownBy(() -> fetchFrom(server))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is too long: " + IMAGES + " has 300000 bytes");
    }

    @Test
    void aDownloadThatDoesNotEndIsRefused() {
        server.put(IMAGES + ".gz", randomBytes(1_000_000));

        assertThatThrownBy(() -> fetchFrom(server))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(IMAGES + ".gz is too long: at most 365536 bytes are possible");
    }

    @Test
    void aSourceWithoutTheFilesIsFollowedByTheNext() {
        try (FileServer empty = new FileServer()) {
            fetchFrom(empty, server);
        }

        assertThat(messages.lines).contains("HTTP status 404 for " + IMAGES + ".gz");
        assertComplete();
    }

    @Test
    void aSourceWithTheWrongContentIsFollowedByTheNext() {
        try (FileServer wrong = new FileServer()) {
            wrong.put(IMAGES + ".gz", "not what it should be".getBytes(UTF_8));
            fetchFrom(wrong, server);
        }

        assertComplete();
    }

    @Test
    void aSourceThatStopsAnsweringIsFollowedByTheNext() {
        try (FileServer stalling = serverWithAllFiles()) {
            stalling.stallAfter(0);
            fetchFrom(new HttpMirror(stalling.url(), Duration.ofMillis(500)), new HttpMirror(server.url(), PATIENCE));
        }

        assertThat(messages.lines)
                .anyMatch(line -> line.contains("was cut off after 0 bytes (nothing came for 500 ms)"));
        assertComplete();
    }

    @Test
    void aSourceThatCannotBeReachedIsFollowedByTheNext() {
        FileServer gone = new FileServer();
        gone.close();

        fetchFrom(gone, server);

        assertThat(messages.lines).contains("no connection");
        assertComplete();
    }

    @Test
    void whenEverySourceFailsTheReasonOfEachIsGiven() {
        try (FileServer empty = new FileServer();
                FileServer alsoEmpty = new FileServer()) {
            assertThatThrownBy(() -> fetchFrom(empty, alsoEmpty))
                    .isInstanceOf(InputException.class)
                    .hasMessage("cannot fetch tiny from any of its sources (" + empty.url() + ": HTTP status 404 for "
                            + IMAGES + ".gz; " + alsoEmpty.url() + ": HTTP status 404 for " + IMAGES
                            + ".gz); get its four IDX files in some other way and name their folder with --from DIR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {IMAGES, "train-images.idx3-ubyte"})
    void filesAreTakenFromAFolder(String name) throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Files.write(from.resolve(name), IMAGE_BYTES);
        Files.write(from.resolve(LABELS), LABEL_BYTES);

        DatasetFetcher.fetch(tiny(), folder, Optional.of(from), messages);

        assertComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = {IMAGES + ".gz", "train-images.idx3-ubyte.gz"})
    void packedFilesAreTakenFromAFolder(String name) throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Files.write(from.resolve(name), IdxFiles.gzip(IMAGE_BYTES));
        Files.write(from.resolve(LABELS), LABEL_BYTES);

        DatasetFetcher.fetch(tiny(), folder, Optional.of(from), messages);

        assertComplete();
    }

    @Test
    void aFolderWithoutAFileIsRefusedWithTheNamesItMayHave() {
        assertThatThrownBy(() -> DatasetFetcher.fetch(tiny(), folder, Optional.of(folder), messages))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot take the files from " + folder + ": " + folder + " has none of " + IMAGES + ", "
                        + IMAGES + ".gz, train-images.idx3-ubyte, train-images.idx3-ubyte.gz");
    }

    @Test
    void aFolderWithTheWrongContentIsRefused() throws IOException {
        byte[] wrong = IMAGE_BYTES.clone();
        wrong[0] ^= 1;
        Path from = Files.createDirectory(folder.resolve("from"));
        Files.write(from.resolve(IMAGES), wrong);

        assertThatThrownBy(() -> DatasetFetcher.fetch(tiny(), folder, Optional.of(from), messages))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(from.resolve(IMAGES) + " has the wrong content: SHA-256 of " + IMAGES + " is "
                        + sha256(wrong) + ", expected " + sha256(IMAGE_BYTES));
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> DatasetFetcher.fetch(tiny(), folder, Optional.of(folder.resolve("nowhere")), messages))
                .isInstanceOf(InputException.class)
                .hasMessage("cannot take the files from " + folder.resolve("nowhere") + ": there is no such folder");
    }

    @Test
    void twoRunsDoNotFetchTheSameDataSetAtOnce() {
        try (FolderLock held = FolderLock.toWrite(dataFolder(), "spikeloom data fetch tiny")) {
            assertThatThrownBy(() -> fetchFrom(server))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(dataFolder() + " is in use by 'spikeloom data fetch tiny' (process ")
                    .hasMessageEndingWith("; wait for it to end");
        }
    }

    @Test
    void anUnknownDataSetIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> DatasetFetcher.fetch("digits", folder, Optional.empty(), messages))
                .isInstanceOf(InputException.class)
                .hasMessage("data set 'digits' cannot be fetched, allowed: mnist, fashion-mnist, n-mnist");
    }

    private void fetchFrom(FileServer... servers) {
        fetchFrom(Arrays.stream(servers)
                .map(each -> new HttpMirror(each.url(), PATIENCE))
                .toArray(DatasetSource[]::new));
    }

    private void fetchFrom(DatasetSource... sources) {
        DatasetFetcher.fetch(tiny(sources), folder, Optional.empty(), messages);
    }

    private static FetchedDataset tiny(DatasetSource... sources) {
        List<DatasetFile> files = List.of(
                new DatasetFile(IMAGES, IMAGE_BYTES.length, sha256(IMAGE_BYTES)),
                new DatasetFile(LABELS, LABEL_BYTES.length, sha256(LABEL_BYTES)));
        return new FetchedDataset("tiny", files, List.of(sources));
    }

    private static FileServer serverWithAllFiles() {
        FileServer server = new FileServer();
        server.put(IMAGES + ".gz", IdxFiles.gzip(IMAGE_BYTES));
        server.put(LABELS + ".gz", IdxFiles.gzip(LABEL_BYTES));
        return server;
    }

    private Path dataFolder() {
        return folder.resolve("tiny");
    }

    private void leavePart(byte[] content) throws IOException {
        Files.createDirectories(dataFolder());
        Files.write(dataFolder().resolve(IMAGES + ".gz.part"), content);
    }

    private List<String> names() throws IOException {
        if (!Files.exists(dataFolder())) {
            return List.of();
        }
        try (var files = Files.list(dataFolder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void assertComplete() {
        assertThat(dataFolder().resolve(IMAGES)).hasBinaryContent(IMAGE_BYTES);
        assertThat(dataFolder().resolve(LABELS)).hasBinaryContent(LABEL_BYTES);
        assertThat(dataFolder().toFile().list()).containsExactlyInAnyOrder(IMAGES, LABELS);
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Messages implements Progress {
        final List<String> lines = new ArrayList<>();
        final List<String> updates = new ArrayList<>();

        @Override
        public void update(long done, long total, String detail) {
            updates.add(done + " of " + total + " " + detail);
        }

        @Override
        public void message(String line) {
            lines.add(line);
        }
    }
}
