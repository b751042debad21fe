package dev.spikeloom.physical.power;

import dev.spikeloom.physical.activity.Activity;
import dev.spikeloom.physical.memory.Bank;
import dev.spikeloom.physical.memory.Memories;
import dev.spikeloom.physical.netlist.DesignNetlist.Memory;

/** A memory of a design as a bank of a technology, and when it is accessed. */
record MemoryBank(Memory memory, Bank bank) {
    private static final String READ_PORT = "r_req_i";
    private static final String WRITE_PORT = "w_req_i";
    private static final String REQUEST = "req_i";
    private static final String WRITE = "we_i";

    static MemoryBank of(Memory memory, Memories memories) {
        boolean twoPorts = memory.has(READ_PORT);
        long bits = memory.width(twoPorts ? "r_data_o" : "rdata_o");
        // A memory that is never written has its number of words in its text, and addresses for as many or more.
        long words = memory.parameter("Words").orElse(1L << memory.width(twoPorts ? "r_addr_i" : "addr_i"));
        return new MemoryBank(memory, memories.bank(words, bits, twoPorts));
    }

    /** Cycles in which a word is read. */
    double reads(Activity activity) {
        if (memory.has(READ_PORT)) {
            return ones(activity, READ_PORT);
        }
        return Math.max(0, ones(activity, REQUEST) - writes(activity));
    }

    /** Cycles in which a word is written; of a memory with one port, as far as the port is enabled in all of them. */
    double writes(Activity activity) {
        if (memory.has(WRITE_PORT)) {
            return ones(activity, WRITE_PORT);
        }
        return memory.has(WRITE) ? Math.min(ones(activity, WRITE), ones(activity, REQUEST)) : 0;
    }

    private double ones(Activity activity, String port) {
        int net = memory.net(port);
        return Nets.ones(activity, net);
    }
}
