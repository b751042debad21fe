package dev.spikeloom.rtl;

/**
 * What the layer's template says about one SRAM bank.
 *
 * @param index 0 for the bank that holds input 0
 * @param firstInput the presynaptic neuron of row 0
 * @param lastInput the presynaptic neuron of the last row in use
 * @param literal its number as a sized Verilog literal; empty if the layer has no other bank
 * @param hexFile its initial content
 * @param readEnable Verilog expression: the bank is read in this cycle
 * @param writeEnable Verilog expression: one of its weights is written in this cycle
 */
public record BankView(
        int index,
        int firstInput,
        int lastInput,
        String literal,
        String hexFile,
        String readEnable,
        String writeEnable) {}
