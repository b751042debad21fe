package dev.spikeloom.train;

import dev.spikeloom.dataset.Dataset;
import dev.spikeloom.dataset.samples.Samples;
import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.Checksums;
import dev.spikeloom.io.InputException;
import dev.spikeloom.network.Network;
import dev.spikeloom.network.neuron.NeuronModel;
import dev.spikeloom.network.neuron.PerLayer;
import dev.spikeloom.train.layer.TrainableLayer;
import dev.spikeloom.train.layer.WeightGrid;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that training can be resumed from, to the same bytes. It appears whole or not at all, so stopping the program
 * at any time leaves the last one.
 *
 * <p>Big-endian: 8 bytes of magic; int version; three SHA-256 digests, of the network's topology, the data and the
 * configuration (without the number of threads, which changes nothing); int epochs done; int best epoch; per epoch, as
 * doubles, loss, training accuracy, validation accuracy, validation accuracy of each head, and spikes of each hidden
 * layer; per layer the rows of parameters, of Adam's first and of its second moments, biases last, as floats; the rows
 * of the best epoch's network, likewise; a SHA-256 of all that. The length follows from the topology and the epochs
 * done; a file of any other length is refused unread.
 */
final class Checkpoint {
    private static final byte[] MAGIC = "SPIKCKPT".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int DIGEST_BYTES = 32;
    private static final int HEADER_BYTES = MAGIC.length + Integer.BYTES + 3 * DIGEST_BYTES + 2 * Integer.BYTES;
    private static final int ARRAYS_PER_LAYER = 4;

    private final Path file;
    private final TrainingConfig config;
    private final TrainableNetwork network;
    private final byte[] networkDigest;
    private final byte[] dataDigest;
    private final byte[] configDigest;

    /**
     * @param neuronModels of the layers with weights
     * @param start the network that training starts from, if not from random weights
     * @param grids that weights are rounded to, if any
     * @param network what is trained; its shapes say how long the file is
     */
    Checkpoint(
            Path file,
            List<NeuronModel> neuronModels,
            Dataset dataset,
            TrainingConfig config,
            Optional<Network> start,
            List<WeightGrid> grids,
            TrainableNetwork network) {
        this.file = file;
        this.config = config;
        this.network = network;
        this.networkDigest = Checksums.sha256().digest(bytes(network.topology() + ", " + names(neuronModels)));
        this.dataDigest = digest(dataset);
        this.configDigest = digest(start, grids);
    }

    /** Such as {@code SNN_CT}, what checkpoints have always been made with; one a layer unless all have the same. */
    private static String names(List<NeuronModel> neuronModels) {
        return PerLayer.text(neuronModels).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private byte[] digest(Optional<Network> start, List<WeightGrid> grids) {
        MessageDigest digest = Checksums.sha256();
        digest.update(bytes(config.toBuilder().threads(1).build().toString()));
        if (start.isPresent()) {
            for (float[][] rows : network.copyOfParameters()) {
                for (float[] row : rows) {
                    digest.update(bytes(Arrays.toString(row)));
                }
            }
        }
        for (WeightGrid grid : grids) {
            digest.update(bytes(grid.format().bits() + Arrays.toString(grid.scales())));
        }
        return digest.digest();
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** @throws InputException if the file cannot be written */
    void write(TrainingState state) {
        AtomicFiles.write(file, out -> write(state, out));
    }

    private void write(TrainingState state, OutputStream out) throws IOException {
        MessageDigest checksum = Checksums.sha256();
        DataOutputStream data = new DataOutputStream(new DigestOutputStream(out, checksum));
        data.write(MAGIC);
        data.writeInt(VERSION);
        data.write(networkDigest);
        data.write(dataDigest);
        data.write(configDigest);
        data.writeInt(state.epochsDone());
        data.writeInt(state.bestEpoch());
        for (EpochResult epoch : state.history()) {
            data.writeDouble(epoch.loss());
            data.writeDouble(epoch.trainingAccuracy());
            data.writeDouble(epoch.validationAccuracy());
            for (double accuracy : epoch.validationAccuracyByHead()) {
                data.writeDouble(accuracy);
            }
            for (double spikes : epoch.hiddenSpikes()) {
                data.writeDouble(spikes);
            }
        }
        for (TrainableLayer layer : network.layers()) {
            for (float[][] rows : layer.parameters().state()) {
                writeRows(data, rows);
            }
        }
        for (float[][] rows : state.best()) {
            writeRows(data, rows);
        }
        data.flush();
        out.write(checksum.digest());
    }

    /**
     * Fills a state before its first epoch.
     *
     * @throws InputException if the file cannot be read, is not a checkpoint, is damaged, or was made for another
     *     network, data set or configuration
     */
    void readInto(TrainingState state) {
        MessageDigest checksum = Checksums.sha256();
        try (DataInputStream in = new DataInputStream(
                new DigestInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), checksum))) {
            read(in, checksum, state);
        } catch (IOException e) {
            throw new InputException("cannot read checkpoint " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private void read(DataInputStream in, MessageDigest checksum, TrainingState state) throws IOException {
        if (Files.size(file) < HEADER_BYTES || !Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new InputException(file + " is not a checkpoint of Spikeloom; delete it or name another file");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new InputException("checkpoint " + file + " has version " + version + ", expected " + VERSION
                    + "; delete it to train anew");
        }
        requireSame(in, networkDigest, "network");
        requireSame(in, dataDigest, "data set");
        requireSame(in, configDigest, "training configuration");
        int epochsDone = in.readInt();
        int bestEpoch = in.readInt();
        if (epochsDone < 1 || epochsDone > config.epochs() || bestEpoch < 1 || bestEpoch > epochsDone) {
            throw damaged("epoch " + bestEpoch + " is its best of " + epochsDone + " done");
        }
        long expected = HEADER_BYTES + epochBytes() * epochsDone + parameterBytes() + DIGEST_BYTES;
        if (Files.size(file) != expected) {
            throw damaged("it has " + Files.size(file) + " bytes, expected " + expected);
        }
        List<EpochResult> history = new ArrayList<>();
        for (int epoch = 0; epoch < epochsDone; epoch++) {
            history.add(new EpochResult(
                    epoch + 1,
                    config.learningRateAt(epoch),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    readDoubles(in, heads()),
                    readDoubles(in, hiddenLayers())));
        }
        for (TrainableLayer layer : network.layers()) {
            for (float[][] rows : layer.parameters().state()) {
                readRows(in, rows);
            }
        }
        for (float[][] rows : state.best()) {
            readRows(in, rows);
        }
        byte[] found = checksum.digest();
        if (!Arrays.equals(found, in.readNBytes(DIGEST_BYTES))) {
            throw damaged("its checksum does not fit its content");
        }
        state.resume(history, bestEpoch);
    }

    private static List<Double> readDoubles(DataInputStream in, int count) throws IOException {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(in.readDouble());
        }
        return values;
    }

    private int heads() {
        return network.topology().heads().size();
    }

    private int hiddenLayers() {
        return network.layers().size() - 1;
    }

    private long epochBytes() {
        return Double.BYTES * (3L + heads() + hiddenLayers());
    }

    private long parameterBytes() {
        long parameters = 0;
        for (TrainableLayer layer : network.layers()) {
            parameters +=
                    (layer.parameters().inputs() + 1L) * layer.parameters().columns();
        }
        return parameters * ARRAYS_PER_LAYER * Float.BYTES;
    }

    private void requireSame(DataInputStream in, byte[] digest, String what) throws IOException {
        if (!Arrays.equals(in.readNBytes(DIGEST_BYTES), digest)) {
            throw new InputException("checkpoint " + file + " was made for another " + what
                    + "; delete it to train anew, or name another file");
        }
    }

    private InputException damaged(String reason) {
        return new InputException("checkpoint " + file + " is damaged: " + reason + "; delete it to train anew");
    }

    private static void writeRows(DataOutputStream out, float[]... rows) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(rows[0].length * Float.BYTES);
        for (float[] row : rows) {
            buffer.asFloatBuffer().put(row);
            out.write(buffer.array());
        }
    }

    private void readRows(DataInputStream in, float[]... rows) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(rows[0].length * Float.BYTES);
        for (float[] row : rows) {
            in.readFully(buffer.array());
            buffer.asFloatBuffer().get(row);
            for (float value : row) {
                if (!Float.isFinite(value)) {
                    throw damaged("it holds the value " + value);
                }
            }
        }
    }

    private static byte[] digest(Dataset dataset) {
        MessageDigest digest = Checksums.sha256();
        for (Samples samples : List.of(dataset.training(), dataset.validation())) {
            samples.updateDigest(digest);
        }
        return digest.digest();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
