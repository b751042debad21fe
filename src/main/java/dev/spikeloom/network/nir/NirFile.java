package dev.spikeloom.network.nir;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.TemporaryFolder;
import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of NIR graphs: HDF5, in the layouts that releases 0.1 to 1.0 of the format have. */
public final class NirFile {
    /** Larger than any network that a machine here can have. */
    static final long MOST_BYTES = 256L << 20;

    private static final int LEAST_BYTES = 8;
    private static final String GRAPH = "node";

    static {
        BoundedInflate.use();
    }

    private NirFile() {}

    /**
     * Reads a graph.
     *
     * @throws InputException if the file is none of HDF5, or does not hold a graph that is whole
     */
    public static NirGraph read(Path file) {
        byte[] bytes = bytes(file);
        try (HdfFile hdf = HdfFile.fromBytes(bytes)) {
            Node root = hdf.getChildren().get(GRAPH);
            if (!(root instanceof Group group) || root.isLink()) {
                throw new InputException(file + ": there is no group 'node', which holds the graph of a NIR file");
            }
            return new NirReader(file).graph(group);
        } catch (InputException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // The library throws whatever comes of a file that is damaged.
            throw new InputException(file + " is no HDF5 file, or is damaged: " + reason(e), e);
        }
    }

    /** Writes a graph; the file appears whole. */
    public static void write(Path file, NirGraph graph) {
        try (TemporaryFolder work = TemporaryFolder.create()) {
            // The library takes no stream.
            Path whole = work.path().resolve("graph.nir");
            NirWriter.write(graph, whole);
            AtomicFiles.write(file, out -> Files.copy(whole, out));
        }
    }

    private static byte[] bytes(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new InputException(file + " is no file, expected a NIR graph (HDF5)");
            }
            long bytes = Files.size(file);
            if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
                throw new InputException(file + " has " + bytes + " bytes, allowed for a NIR graph (HDF5): "
                        + LEAST_BYTES + " to " + MOST_BYTES);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElseThrow();
    }
}
