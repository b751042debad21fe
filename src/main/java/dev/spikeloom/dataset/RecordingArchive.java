package dev.spikeloom.dataset;

import dev.spikeloom.dataset.samples.EventRecording;
import dev.spikeloom.dataset.samples.EventRecordings;
import dev.spikeloom.dataset.samples.Polarities;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The recordings of N-MNIST, all or some, in a folder, in a zip file, or in zip files in a folder, as the authors
 * distribute them: {@code Train/<digit>/<number>.bin} and {@code Test/<digit>/<number>.bin}, where number 1 is the
 * recording of the first image of that part of MNIST. Other files are passed over.
 */
final class RecordingArchive implements Closeable {
    private static final Pattern NAME = Pattern.compile("(?:.*/)?(Train|Test)/([0-9])/([0-9]{5})\\.bin");
    /** The zip files may be in folders of their own. */
    private static final int MAX_DEPTH = 5;

    private static final int TRAINING_IMAGES = 60_000;
    private static final int TEST_IMAGES = 10_000;
    /** The whole set has 1.5 GB. */
    private static final long MAX_TOTAL_BYTES = 4L << 30;

    private final List<ZipFile> zips = new ArrayList<>();
    private final SortedMap<Integer, Entry> training = new TreeMap<>();
    private final SortedMap<Integer, Entry> test = new TreeMap<>();

    /** A recording that shows image {@code image}, from 0, of its part of MNIST. */
    private record Entry(int digit, int image, String origin, Content content) {
        EventRecording read() {
            try (InputStream in = content.open()) {
                return EventRecording.of(in.readNBytes(EventRecording.MAX_BYTES + 1), origin);
            } catch (IOException e) {
                throw new InputException("cannot read " + origin + ": " + AtomicFiles.reason(e), e);
            }
        }
    }

    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }

    private RecordingArchive() {}

    /**
     * Finds the recordings in a folder or zip file.
     *
     * @throws InputException if there are none, two of the same image, or one of an image that MNIST does not have
     */
    static RecordingArchive open(Path path) {
        RecordingArchive archive = new RecordingArchive();
        try {
            if (Files.isDirectory(path)) {
                archive.addFolder(path);
            } else {
                archive.addZip(path);
            }
            if (archive.training.isEmpty() && archive.test.isEmpty()) {
                throw new InputException(path + " has no recordings, expected Train/<digit>/<number>.bin and"
                        + " Test/<digit>/<number>.bin in a folder or zip file");
            }
            return archive;
        } catch (IOException e) {
            archive.close();
            throw new InputException("cannot read " + path + ": " + AtomicFiles.reason(e), e);
        } catch (InputException e) {
            archive.close();
            throw e;
        }
    }

    private void addFolder(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder, MAX_DEPTH, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
                if (file.toString().endsWith(".zip")) {
                    addZip(file);
                } else {
                    String name = file.toString().replace(file.getFileSystem().getSeparator(), "/");
                    add(name, file.toString(), () -> Files.newInputStream(file));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void addZip(Path file) throws IOException {
        ZipFile zip = open(file.toFile());
        zips.add(zip);
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            add(entry.getName(), file + ": " + entry.getName(), () -> zip.getInputStream(entry));
        }
    }

    private static ZipFile open(File file) throws IOException {
        try {
            return new ZipFile(file);
        } catch (ZipException | IllegalArgumentException e) {
            throw new InputException(file + " is not a zip file, or is truncated: " + e.getMessage(), e);
        }
    }

    private void add(String name, String origin, Content content) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return;
        }
        boolean train = matcher.group(1).equals("Train");
        int number = Integer.parseInt(matcher.group(3));
        int images = train ? TRAINING_IMAGES : TEST_IMAGES;
        if (number < 1 || number > images) {
            throw new InputException(origin + ": number of the recording is " + number + ", allowed 1 to " + images);
        }
        Entry entry = new Entry(Integer.parseInt(matcher.group(2)), number - 1, origin, content);
        Entry other = (train ? training : test).put(number - 1, entry);
        if (other != null) {
            throw new InputException(origin + " is the second recording of its image, beside " + other.origin);
        }
    }

    int trainingRecordings() {
        return training.size();
    }

    int testRecordings() {
        return test.size();
    }

    /** The images that there are training recordings of, ascending. */
    Iterable<Integer> trainingImages() {
        return training.keySet();
    }

    /** Reads the recording of a training image. */
    EventRecording readTraining(int image) {
        return training.get(image).read();
    }

    /** Reads the training recordings in the order of their images. */
    EventRecordings readTraining(Polarities polarities) {
        return read(training.values(), polarities);
    }

    /** Reads the test recordings in the order of their images. */
    EventRecordings readTest(Polarities polarities) {
        return read(test.values(), polarities);
    }

    private static EventRecordings read(Collection<Entry> entries, Polarities polarities) {
        EventRecordings.Builder recordings = new EventRecordings.Builder(entries.size(), polarities);
        int next = 0;
        for (Entry entry : entries) {
            recordings.set(next++, entry.read(), entry.digit, entry.image);
        }
        return recordings.build();
    }

    /**
     * Writes all recordings into one zip file, uncompressed, after checking each of them.
     *
     * @throws InputException if one of them is damaged, or the file cannot be written
     */
    void copyTo(Path zip, Progress progress) {
        AtomicFiles.write(zip, out -> {
            ZipOutputStream target = new ZipOutputStream(out);
            Copy copy = new Copy(target, progress);
            copy.addAll("Train", training.values());
            copy.addAll("Test", test.values());
            target.finish();
        });
    }

    /** Recordings on their way into a zip file. */
    private final class Copy {
        private final ZipOutputStream target;
        private final Progress progress;
        private long bytes;
        private int done;

        Copy(ZipOutputStream target, Progress progress) {
            this.target = target;
            this.progress = progress;
        }

        void addAll(String part, Collection<Entry> entries) throws IOException {
            for (Entry entry : entries) {
                byte[] content = entry.read().toBytes();
                bytes += content.length;
                if (bytes > MAX_TOTAL_BYTES) {
                    throw new InputException(entry.origin + ": the recordings up to this one have more than "
                            + MAX_TOTAL_BYTES + " bytes; the whole of N-MNIST has less");
                }
                target.putNextEntry(stored(path(part, entry.digit, entry.image), content));
                target.write(content);
                progress.update(++done, training.size() + test.size(), "recordings");
            }
        }
    }

    /** Where a recording is within a folder or zip file. */
    static String path(String part, int digit, int image) {
        return String.format(Locale.ROOT, "%s/%d/%05d.bin", part, digit, image + 1);
    }

    private static ZipEntry stored(String name, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        return entry;
    }

    @Override
    public void close() {
        for (ZipFile zip : zips) {
            try {
                zip.close();
            } catch (IOException e) {
                throw new InputException("cannot read " + zip.getName() + ": " + AtomicFiles.reason(e), e);
            }
        }
    }
}
