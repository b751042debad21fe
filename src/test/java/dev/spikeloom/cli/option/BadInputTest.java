package dev.spikeloom.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.spikeloom.cli.Ran;
import dev.spikeloom.cli.Spikeloom;
import dev.spikeloom.testing.FullDisk;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bad input ends with one line, exit code 2 and nothing half-written. */
class BadInputTest {
    private static final List<String> MNIST_FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    @TempDir
    private Path temp;

    @Test
    void aDataSetThatWasNeverFetched() {
        refuses(runOf("mnist-dc"), "run 'spikeloom data fetch mnist' first");
    }

    @Test
    void aTruncatedIdxFile() throws Exception {
        byte[] images = idxOfImages(60_000);
        putMnist(java.util.Arrays.copyOf(images, 1_000));

        refuses(runOf("mnist-dc"), "train-images-idx3-ubyte");
    }

    @Test
    void anIdxHeaderThatClaimsTwoBillionImages() throws Exception {
        putMnist(idxOfImages(2_000_000_000));

        refuses(runOf("mnist-dc"), "train-images-idx3-ubyte");
    }

    @Test
    void aGzipFileOfGarbage() throws Exception {
        Path from = Files.createDirectories(temp.resolve("from"));
        for (String name : MNIST_FILES) {
            Files.writeString(from.resolve(name + ".gz"), "this is not gzip");
        }

        Ran ran = Ran.spikeloom("data", "fetch", "mnist", "--from", from.toString(), "--cache", cache());

        isRefused(ran, ".gz");
        assertThat(filesBelow(temp.resolve("cache"))).allMatch(file -> file.endsWith("/.lock"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            architecture.issue_width=4                       | architecture.issue_width 4 is not possible in layer 0 (64 x 64): 1 bank of 64 rows
            architecture.lanes=64,64,16                      | architecture.lanes 16 is not possible in layer 2 (64 x 10): the layer has 10 neurons
            architecture.word_bits=6                         | architecture.word_bits 6 is not possible in layer 0 (64 x 64): a word has whole weights of 7 bits; allowed is that or more
            architecture.membrane_bits=8                     | architecture.membrane_bits 8 is not possible in layer 0 (64 x 64): potentials need 14 bits
            architecture.lanes=8,8                           | architecture.lanes has 2 values, allowed: one, or one for each of the 3 layers
            """)
    void anImpossibleArchitectureIsRefusedBeforeAnythingRuns(String override, String message) {
        Path folder = temp.resolve("run");

        Ran ran = Ran.spikeloom("run", "digits", "--train", "-o", folder.toString(), "-s", override);

        isRefused(ran, message);
        assertThat(folder).doesNotExist();
    }

    @Test
    void anUnknownKey() throws Exception {
        Path file = yaml("quantization: {weight_bit: 7}\n");

        refuses(
                runOf(file.toString()),
                file + ":1: unknown key quantization.weight_bit, did you mean" + " quantization.weight_bits?");
    }

    @Test
    void noWeightBits() throws Exception {
        Path file = yaml("quantization:\n  weight_bits: 0\n");

        refuses(runOf(file.toString()), file + ":2: quantization.weight_bits is '0', allowed: 1 to 16");
    }

    @Test
    void fortyWeightBits() throws Exception {
        Path file = yaml("quantization:\n  weight_bits: 40\n");

        refuses(runOf(file.toString()), file + ":2: quantization.weight_bits is '40', allowed: 1 to 16");
    }

    @Test
    void aLayerOfSizeZero() throws Exception {
        Path file = yaml("network: 64-0-10\n");

        refuses(
                runOf(file.toString()),
                file + ":1: network is '64-0-10': layer size 0 is out of range, allowed 1 to 4096");
    }

    @Test
    void aNetworkThatDoesNotFitTheImages() {
        refuses(runOf("digits", "-s", "network=784-10"), "network 784-10 has 784 inputs, but digits has 64 pixels");
    }

    @Test
    void moreImagesToCoSimulateThanThereAre() {
        refuses(
                runOf("digits", "-s", "cosimulation.samples=1000"),
                "cosimulation.samples is '1000', allowed: 1 to 393");
    }

    @Test
    void aTechnologyThatIsNotFetched() {
        refuses(runOf("digits", "-s", "physical.technology=ihp-sg13g2"), "run 'spikeloom tech fetch ihp-sg13g2' first");
    }

    @Test
    void aTechnologyThatDoesNotExist() {
        refuses(
                runOf("digits", "-s", "physical.technology=tsmc7"),
                "physical.technology is 'tsmc7', allowed: one of generic28, ihp-sg13g2, nangate45, asap7");
    }

    @Test
    void aMissingVerilator() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Spikeloom.class.getName(),
                "run",
                "digits",
                "-o",
                run());
        builder.environment().put("PATH", temp.toString());
        Process process = builder.redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        isRefused(new Ran(process.waitFor(), "", printed), "verilator is not on the PATH; install it");
        assertThat(Path.of(run())).doesNotExist();
    }

    @Test
    void aFullDisk() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        FullDisk.Ended ended = FullDisk.run(
                disk,
                RunOnDisk.class,
                disk.toString(),
                "train",
                "digits",
                "-s",
                "training.epochs=1",
                "-o",
                disk.resolve("run").toString());

        assertThat(ended.lines())
                .filteredOn(line -> line.startsWith("spikeloom:"))
                .singleElement()
                .asString()
                .matches("spikeloom: cannot write .*: " + FullDisk.REASON);
        assertThat(ended.lines()).noneMatch(line -> line.contains("\tat "));
        assertThat(ended.lines()).endsWith("files: [run/experiment.yaml]");
        assertThat(ended.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aFolderThatHoldsSomethingElse() throws Exception {
        Path precious = Files.createDirectories(Path.of(run())).resolve("thesis.tex");
        Files.writeString(precious, "all of it");

        isRefused(runOf("digits"), "is neither empty nor the folder of a run");
        assertThat(precious).hasContent("all of it");
    }

    /** Runs a command line while the disk is mounted, then lists what is on it. */
    static final class RunOnDisk {
        private RunOnDisk() {}

        public static void main(String[] args) throws IOException {
            String[] command = java.util.Arrays.copyOfRange(args, 1, args.length);
            Ran ran = Ran.spikeloom(command);
            System.out.print(ran.out() + ran.err());
            System.out.println("files: " + filesBelow(Path.of(args[0])));
            System.exit(ran.exitCode());
        }
    }

    private Ran runOf(String... experiment) {
        String[] command = Stream.of(
                        Stream.of("run"), Stream.of(experiment), Stream.of("-o", run(), "--cache", cache()))
                .flatMap(words -> words)
                .toArray(String[]::new);
        return Ran.spikeloom(command);
    }

    private void refuses(Ran ran, String message) {
        isRefused(ran, message);
        assertThat(Path.of(run())).doesNotExist();
    }

    private static void isRefused(Ran ran, String message) {
        assertThat(ran.errLines())
                .singleElement()
                .asString()
                .startsWith("spikeloom: ")
                .contains(message);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
    }

    private String run() {
        return temp.resolve("run").toString();
    }

    private String cache() {
        return temp.resolve("cache").toString();
    }

    private Path yaml(String text) throws IOException {
        Path file = temp.resolve("mine.yaml");
        Files.writeString(file, text);
        return file;
    }

    /** Puts all four files of MNIST into the cache, the training images as given. */
    private void putMnist(byte[] trainingImages) throws IOException {
        Path folder = Files.createDirectories(temp.resolve("cache/mnist"));
        for (String name : MNIST_FILES) {
            Files.write(folder.resolve(name), trainingImages);
        }
    }

    /** The header of an IDX file of images, and the pixels of one image. */
    private static byte[] idxOfImages(int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0x00000803);
            out.writeInt(count);
            out.writeInt(28);
            out.writeInt(28);
            out.write(new byte[28 * 28]);
        }
        return bytes.toByteArray();
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
