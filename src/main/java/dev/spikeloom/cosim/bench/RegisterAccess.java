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
 * @param meaning what is special about it
 * @param more whether the next access begins before this one is answered; reads and writes are in no order then
 * @param interrupt whether there is an interrupt when the answer of a read comes
 */
record RegisterAccess(
        boolean write,
        int address,
        int data,
        int strobes,
        boolean error,
        Meaning meaning,
        boolean more,
        boolean interrupt) {
    static final int ALL_STROBES = 0xf;

    /** What is special about an access. */
    enum Meaning {
        NONE(0),
        /** The write opens the window in which the performance counters count. */
        OPENS(1),
        /** The write closes it. */
        CLOSES(2),
        /** The value that is to be read is less than the real one by the cycles of the window. */
        COUNTED(3),
        /** The register is read until it holds the value. */
        POLLED(4),
        /** The same, and results are taken meanwhile. */
        DRAINED(5),
        /** The register is read until the bits of the value are 1, whatever the others are. */
        AWAITED(6);

        private final int code;

        Meaning(int code) {
            this.code = code;
        }
    }

    static final int BITS = 32 + RegisterMap.ADDRESS_BITS + 4 + 1 + 3 + 3;

    static RegisterAccess write(int address, int data) {
        return new RegisterAccess(true, address, data, ALL_STROBES, false, Meaning.NONE, false, false);
    }

    static RegisterAccess read(int address, int data) {
        return new RegisterAccess(false, address, data, 0, false, Meaning.NONE, false, false);
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
        return new RegisterAccess(write, address, data, strobes, true, meaning, more, interrupt);
    }

    RegisterAccess refusedIf(boolean refused) {
        return refused ? refused() : this;
    }

    RegisterAccess withStrobes(int mask) {
        return new RegisterAccess(write, address, data, mask, error, meaning, more, interrupt);
    }

    RegisterAccess with(Meaning special) {
        return new RegisterAccess(write, address, data, strobes, error, special, more, interrupt);
    }

    /** The same access, before whose answer the next one begins. */
    RegisterAccess andMore() {
        return new RegisterAccess(write, address, data, strobes, error, meaning, true, interrupt);
    }

    RegisterAccess withInterrupt(boolean pending) {
        return new RegisterAccess(write, address, data, strobes, error, meaning, more, pending);
    }

    void append(HexLines lines) {
        lines.field(data, 32)
                .field(address, RegisterMap.ADDRESS_BITS)
                .field(strobes, 4)
                .field(error ? 1 : 0, 1)
                .field(meaning.code, 3)
                .field(write ? 1 : 0, 1)
                .field(more ? 1 : 0, 1)
                .field(interrupt ? 1 : 0, 1)
                .end();
    }
}
