package dev.spikeloom.cosim.digest;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Words of 64 bits in bytes. */
final class LittleEndianWords {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private LittleEndianWords() {}

    static long whole(byte[] bytes, int offset) {
        return (long) LONG.get(bytes, offset);
    }

    /** The first {@code count} bytes of a word, the others being 0. */
    static long part(byte[] bytes, int offset, int count) {
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[offset + i] & 0xffL) << (i * Byte.SIZE);
        }
        return word;
    }
}
