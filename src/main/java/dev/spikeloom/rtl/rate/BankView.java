package dev.spikeloom.rtl.rate;

import java.util.List;

/**
 * What the layer's template says about one SRAM bank.
 *
 * @param index 0 for the bank that holds input 0
 * @param rows the weight rows that it holds, in words
 * @param readEnable Verilog expression: the bank is read in this cycle
 * @param loadEnable Verilog expression: what is loaded is one of its rows
 * @param memories of its read port 0, lowest lanes first, then those of port 1
 */
public record BankView(int index, String rows, String readEnable, String loadEnable, List<MemoryView> memories) {

    /**
     * One memory of a bank: of the rows that a read port serves, the weights to some of the lanes.
     *
     * @param port the read port, of all that the banks have
     * @param column 0 for the lowest lanes
     * @param module what it is
     * @param instance its name
     * @param weights of a word
     * @param hexFile Verilog expression: the file with its initial content; empty if it has none
     * @param address Verilog expression: of the word that is read, or loaded
     * @param output Verilog expression: where its word goes
     * @param data Verilog expression: what is written to it
     * @param lanes Verilog expression: which of its weights are written
     */
    public record MemoryView(
            int port,
            int column,
            String module,
            String instance,
            int weights,
            String hexFile,
            String address,
            String output,
            String data,
            String lanes) {}

    public BankView {
        memories = List.copyOf(memories);
    }
}
