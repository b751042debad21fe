package dev.spikeloom.network.nir;

import dev.spikeloom.io.InputException;
import io.jhdf.filter.Filter;
import io.jhdf.filter.FilterManager;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses a chunk of a data set, but never more than any chunk of a network takes: compressed zeros may claim terabytes. */
final class BoundedInflate implements Filter {
    /** Of HDF5. */
    private static final int DEFLATE = 1;

    private static final int MOST_BYTES = 256 << 20;
    private static final int PIECE = 1 << 16;

    private BoundedInflate() {}

    /** In place of the one that the library has. */
    static void use() {
        FilterManager.addFilter(new BoundedInflate());
    }

    @Override
    public int getId() {
        return DEFLATE;
    }

    @Override
    public String getName() {
        return "deflate";
    }

    @Override
    public byte[] decode(byte[] encoded, int[] settings) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(encoded);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(PIECE, encoded.length));
            byte[] piece = new byte[PIECE];
            while (!inflater.finished()) {
                int count = inflater.inflate(piece);
                if (count == 0 && !inflater.finished()) {
                    throw new InputException("a compressed chunk is truncated");
                }
                bytes.write(piece, 0, count);
                if (bytes.size() > MOST_BYTES) {
                    throw new InputException("a compressed chunk has more than " + MOST_BYTES + " bytes");
                }
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new InputException("a compressed chunk is damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }
}
