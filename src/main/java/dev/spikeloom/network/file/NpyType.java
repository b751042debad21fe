package dev.spikeloom.network.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The element types of the arrays in a network file, all little-endian. */
enum NpyType {
    FLOAT32("<f4", Float.BYTES),
    INT16("<i2", Short.BYTES),
    INT32("<i4", Integer.BYTES);

    private final String descr;
    private final int bytes;

    NpyType(String descr, int bytes) {
        this.descr = descr;
        this.bytes = bytes;
    }

    /** As numpy writes it in the header of an array. */
    String descr() {
        return descr;
    }

    /** Size of an element. */
    int bytes() {
        return bytes;
    }

    static Optional<NpyType> of(String descr) {
        return Arrays.stream(values()).filter(type -> type.descr.equals(descr)).findFirst();
    }

    static String allowed() {
        return Arrays.stream(values()).map(NpyType::descr).collect(Collectors.joining(", "));
    }
}
