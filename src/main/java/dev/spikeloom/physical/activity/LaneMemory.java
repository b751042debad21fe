package dev.spikeloom.physical.activity;

import dev.spikeloom.io.AtomicFiles;
import dev.spikeloom.io.InputException;
import dev.spikeloom.physical.netlist.CellModule;
import dev.spikeloom.physical.netlist.DesignNetlist.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A memory of a netlist for 64 runs at once: what is in it is the same for all of them until one writes. */
final class LaneMemory {
    private static final int LANES = 64;

    private final int[] readAddress;
    private final int readRequest;
    private final int writeEnable;
    private final boolean twoPorts;
    private final int writeRequest;
    private final int[] writeAddress;
    private final int[] writeData;
    private final int[] writeMask;
    private final int[] output;
    private final int words;
    private final int wordLongs;
    private final long[] content;
    /** By lane, once it has written. */
    private final long[][] own = new long[LANES][];

    private final long[] pendingRead;
    private long reading;

    /**
     * Takes its first content from its file.
     *
     * @param rtl the folder of the file
     * @throws InputException if it is of a kind whose content is not in a file
     */
    LaneMemory(Memory memory, Path rtl) {
        twoPorts = memory.has("r_req_i");
        readRequest = memory.net(twoPorts ? "r_req_i" : "req_i");
        readAddress = memory.nets(twoPorts ? "r_addr_i" : "addr_i");
        output = memory.nets(twoPorts ? "r_data_o" : "rdata_o");
        boolean written = twoPorts || memory.has("we_i");
        if (!written) {
            throw new InputException("memory " + memory.path() + " is of constants, which only Verilator simulates");
        }
        writeRequest = memory.net(twoPorts ? "w_req_i" : "req_i");
        writeEnable = twoPorts ? CellModule.ONE : memory.net("we_i");
        writeAddress = memory.nets(twoPorts ? "w_addr_i" : "addr_i");
        writeData = memory.nets(twoPorts ? "w_data_i" : "wdata_i");
        writeMask = memory.nets(twoPorts ? "w_mask_i" : "wmask_i");
        words = (int) memory.parameter("Words").orElse(1L << readAddress.length);
        wordLongs = (output.length + LANES - 1) / LANES;
        content = new long[words * wordLongs];
        pendingRead = new long[output.length];
        String file = memory.child().parameters().getOrDefault("InitFile", "");
        if (!file.isEmpty()) {
            load(rtl.resolve(file));
        }
    }

    private void load(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            int word = 0;
            for (String line : lines) {
                String digits = line.replaceAll("//.*", "").strip();
                if (!digits.isEmpty() && word < words) {
                    put(word++, digits);
                }
            }
        } catch (IOException e) {
            throw new InputException("cannot read " + file + ": " + AtomicFiles.reason(e), e);
        }
    }

    private void put(int word, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 16);
            int bit = 4 * i;
            if (bit / LANES < wordLongs) {
                content[word * wordLongs + bit / LANES] |= (long) digit << bit % LANES;
            }
        }
    }

    /** What the output will be after the edge. */
    void evaluate(long[] values) {
        long request = LaneProgram.value(values, readRequest);
        reading = twoPorts ? request : request & ~LaneProgram.value(values, writeEnable);
        if (reading != 0) {
            Arrays.fill(pendingRead, 0);
            for (int lane = 0; lane < LANES; lane++) {
                if ((reading >>> lane & 1) != 0) {
                    read(values, lane);
                }
            }
        }
        long writing = LaneProgram.value(values, writeRequest) & LaneProgram.value(values, writeEnable);
        for (int lane = 0; writing != 0 && lane < LANES; lane++) {
            if ((writing >>> lane & 1) != 0) {
                write(values, lane);
            }
        }
    }

    private void read(long[] values, int lane) {
        int word = address(values, readAddress, lane);
        if (word >= words) {
            return;
        }
        long[] from = own[lane] == null ? content : own[lane];
        for (int i = 0; i < wordLongs; i++) {
            long bits = from[word * wordLongs + i];
            while (bits != 0) {
                int bit = Long.numberOfTrailingZeros(bits);
                int place = i * LANES + bit;
                if (place < pendingRead.length) {
                    pendingRead[place] |= 1L << lane;
                }
                bits &= bits - 1;
            }
        }
    }

    /** A read in the same cycle comes before. */
    private void write(long[] values, int lane) {
        if (own[lane] == null) {
            own[lane] = content.clone();
        }
        int word = address(values, writeAddress, lane);
        if (word >= words) {
            return;
        }
        int part = output.length / writeMask.length;
        for (int bit = 0; bit < output.length; bit++) {
            if ((LaneProgram.value(values, writeMask[bit / part]) >>> lane & 1) != 0) {
                long one = LaneProgram.value(values, writeData[bit]) >>> lane & 1;
                int at = word * wordLongs + bit / LANES;
                own[lane][at] = (own[lane][at] & ~(1L << bit % LANES)) | (one << bit % LANES);
            }
        }
    }

    private static int address(long[] values, int[] nets, int lane) {
        int address = 0;
        for (int bit = 0; bit < nets.length; bit++) {
            address |= (int) (LaneProgram.value(values, nets[bit]) >>> lane & 1) << bit;
        }
        return address;
    }

    void commit(long[] values) {
        if (reading == 0) {
            return;
        }
        for (int bit = 0; bit < output.length; bit++) {
            if (output[bit] >= 0) {
                values[output[bit]] = (values[output[bit]] & ~reading) | (pendingRead[bit] & reading);
            }
        }
    }
}
