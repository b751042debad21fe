package dev.spikeloom.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Progress;
import dev.spikeloom.network.Topology;
import dev.spikeloom.network.neuron.NeuronModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final Dataset TOY = ToyData.dataset();
    private static final Topology TOPOLOGY = Topology.parse("70-37-20-3");
    private static final TrainingConfig CONFIG = TrainingConfig.builder()
            .epochs(2)
            .batchSize(50)
            .learningRate(4e-3, 1e-5)
            .dropout(0.1, 0.2)
            .validationTimeSteps(4)
            .seed(1)
            .threads(2)
            .build();

    @TempDir
    private Path folder;

    private Path file;
    private byte[] content;

    @BeforeEach
    void trainToACheckpoint() throws IOException {
        file = folder.resolve("checkpoint");
        trainer(TOPOLOGY, TOY, CONFIG).train();
        content = Files.readAllBytes(file);
    }

    @Test
    void hasTheSameBytesForTheSameTraining() throws IOException {
        Files.delete(file);
        trainer(TOPOLOGY, TOY, CONFIG.toBuilder().threads(1).build()).train();
        assertThat(Files.readAllBytes(file)).containsExactly(content);
    }

    /** Pinned, so that another Java version, machine or vector width that changed a bit of the training would show. */
    @Test
    void hasTheBytesThatThisTrainingHasAlwaysGiven() throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("d4015eaf900b4f6cba413a66908397bc42af622b2330338cbd451643b268c0c8");
    }

    @Test
    void hasTheBytesThatThisTrainingThroughTimeHasAlwaysGiven() throws NoSuchAlgorithmException, IOException {
        Path throughTime = folder.resolve("through-time");
        TrainingConfig config = CONFIG.toBuilder().timeSteps(7).build();
        new Trainer(TOPOLOGY, NeuronModel.SNN_CT, TOY, config, Progress.NONE)
                .withCheckpoint(throughTime, 1)
                .train();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(throughTime));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("3d9905e2970e7d03e765040c854b3ffe146f3335028ca49225f6bf83d57e9a93");
    }

    @Test
    void isRefusedWhenItIsForeign() throws IOException {
        Files.write(file, new byte[1_000]);
        assertRefused(file + " is not a checkpoint of Spikeloom; delete it or name another file");
    }

    @Test
    void isRefusedWhenItIsEmpty() throws IOException {
        Files.write(file, new byte[0]);
        assertRefused(file + " is not a checkpoint of Spikeloom; delete it or name another file");
    }

    @Test
    void isRefusedWhenItIsTruncated() throws IOException {
        Files.write(file, Arrays.copyOf(content, content.length - 1));
        assertRefused("checkpoint " + file + " is damaged: it has " + (content.length - 1) + " bytes, expected "
                + content.length + "; delete it to train anew");
    }

    @Test
    void isRefusedWhenItIsTooLong() throws IOException {
        Files.write(file, Arrays.copyOf(content, content.length + 1));
        assertRefused("checkpoint " + file + " is damaged: it has " + (content.length + 1) + " bytes, expected "
                + content.length + "; delete it to train anew");
    }

    @Test
    void isRefusedWhenABitHasFlipped() throws IOException {
        content[content.length / 2 | 3] ^= 1;
        Files.write(file, content);
        assertRefused(
                "checkpoint " + file + " is damaged: its checksum does not fit its content; delete it to train anew");
    }

    @Test
    void isRefusedWhenItClaimsMoreEpochsThanThereAre() throws IOException {
        int epochsDone = 8 + 4 + 3 * 32;
        content[epochsDone] = 0x7f;
        Files.write(file, content);
        assertRefused("checkpoint " + file + " is damaged: epoch 1 is its best of 2130706434 done;"
                + " delete it to train anew");
    }

    @Test
    void isRefusedWhenItIsOfAnotherVersion() throws IOException {
        content[11] = 9;
        Files.write(file, content);
        assertRefused("checkpoint " + file + " has version 9, expected 2; delete it to train anew");
    }

    @Test
    void isRefusedWhenItWasMadeForAnotherNetwork() {
        assertForAnother("network", trainer(Topology.parse("70-37-21-3"), TOY, CONFIG));
    }

    @Test
    void isRefusedWhenItWasMadeForAnotherDataSet() {
        Dataset other =
                new Dataset("toy", TOY.heads(), TOY.training(), TOY.validation().subset(1, 2, 3), TOY.test());
        assertForAnother("data set", trainer(TOPOLOGY, other, CONFIG));
    }

    @Test
    void isRefusedWhenItWasMadeForAnotherConfiguration() {
        assertForAnother(
                "training configuration",
                trainer(TOPOLOGY, TOY, CONFIG.toBuilder().seed(77).build()));
    }

    @Test
    void refusesToBeWrittenEveryZeroEpochs() {
        assertThatThrownBy(() ->
                        new Trainer(TOPOLOGY, NeuronModel.SNN_DC, TOY, CONFIG, Progress.NONE).withCheckpoint(file, 0))
                .isInstanceOf(InputException.class)
                .hasMessage("training.checkpoint_every 0 is out of range, allowed 1 and above");
    }

    private Trainer trainer(Topology topology, Dataset dataset, TrainingConfig config) {
        return new Trainer(topology, NeuronModel.SNN_DC, dataset, config, Progress.NONE).withCheckpoint(file, 1);
    }

    private void assertForAnother(String what, Trainer trainer) {
        assertThatThrownBy(trainer::train)
                .isInstanceOf(InputException.class)
                .hasMessage("checkpoint " + file + " was made for another " + what
                        + "; delete it to train anew, or name another file");
    }

    private void assertRefused(String message) {
        assertThatThrownBy(() -> trainer(TOPOLOGY, TOY, CONFIG).train())
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }
}
