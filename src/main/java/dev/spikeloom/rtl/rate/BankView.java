package dev.spikeloom.rtl.rate;

import java.util.List;

/**
 * What the layer's template says about one SRAM bank.
 *
 * @param index 0 for the bank that holds input 0
 * @param rows the weight rows that it holds, in words
 * @param readEnable Verilog expression: the bank is read in this cycle
 * @param writeEnable Verilog expression: one of its weights is written in this cycle
 * @param portRange its part of a vector with a bit a port: {@code [1]}, {@code [3:2]}
 * @param addrRange its part of the addresses; empty if all banks have the same
 * @param macros side by side, lowest neurons first
 */
public record BankView(
        int index,
        String rows,
        String readEnable,
        String writeEnable,
        String portRange,
        String addrRange,
        List<MacroView> macros) {

    /**
     * One memory macro of a bank.
     *
     * @param instance its name
     * @param hexFile its initial content
     * @param output Verilog expression: where its word goes
     * @param writeEnable Verilog expression: one of its weights is written in this cycle
     */
    public record MacroView(String instance, String hexFile, String output, String writeEnable) {}

    public BankView {
        macros = List.copyOf(macros);
    }
}
