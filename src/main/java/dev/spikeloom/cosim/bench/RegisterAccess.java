package dev.spikeloom.cosim.bench;

import dev.spikeloom.design.register.Register;
import dev.spikeloom.design.register.RegisterMap;
import java.util.List;

/**
 * A write to a register or a read of one, over AXI4-Lite, and the answer that is due.
 *
 * @param write whether it is a write
 * @param address in bytes
 * @param data what is written, or what is to be read
 * @param strobes of the bytes that are written
 * @param error whether the answer is an error
 * @param window what the access means for the window in which the performance counters count
 */
record RegisterAccess(boolean write, int address, int data, int strobes, boolean error, Window window) {
    static final int ALL_STROBES = 0xf;

    /** What an access means for the window in which the performance counters count. */
    enum Window {
        NONE(0),
        /** The write opens it. */
        OPENS(1),
        /** The write closes it. */
        CLOSES(2),
        /** The value that is to be read is less than the real one by the cycles of the window. */
        COUNTED(3);

        private final int code;

        Window(int code) {
            this.code = code;
        }
    }

    static final int BITS = 32 + RegisterMap.ADDRESS_BITS + 4 + 1 + 2 + 1;

    static RegisterAccess write(int address, int data) {
        return new RegisterAccess(true, address, data, ALL_STROBES, false, Window.NONE);
    }

    static RegisterAccess read(int address, int data) {
        return new RegisterAccess(false, address, data, 0, false, Window.NONE);
    }

    /** A register takes its least and its greatest value, but none above, and none with a byte left out. */
    static List<RegisterAccess> number(Register register, int least, int greatest) {
        int address = register.offset();
        return List.of(
                write(address, greatest),
                write(address, greatest + 1).refused(),
                write(address, least).withStrobes(0b1110).refused(),
                write(address, least).withStrobes(0b0111).refused(),
                read(address, greatest),
                write(address, least),
                read(address, least));
    }

    /** The same access, which is to be refused. */
    RegisterAccess refused() {
        return new RegisterAccess(write, address, data, strobes, true, window);
    }

    RegisterAccess withStrobes(int mask) {
        return new RegisterAccess(write, address, data, mask, error, window);
    }

    RegisterAccess with(Window meaning) {
        return new RegisterAccess(write, address, data, strobes, error, meaning);
    }

    void append(HexLines lines) {
        lines.field(data, 32)
                .field(address, RegisterMap.ADDRESS_BITS)
                .field(strobes, 4)
                .field(error ? 1 : 0, 1)
                .field(window.code, 2)
                .field(write ? 1 : 0, 1)
                .end();
    }
}
