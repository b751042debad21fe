// Weight ROM: memory [=rom.name] of layer [=rom.layer], whose weights never change.
//
// It has [=rom.words] words of [=rom.width] bits, as constants: nothing has to be filled at the start. A word is what
// is read at once: the [=(rom.weights gt 1)?then("weights", "weight")] from one presynaptic neuron to [=(rom.weights gt 1)?then(rom.weights + " neurons", "one neuron")] of the layer, [=rom.weightBits] [=(rom.weightBits gt 1)?then("bits", "bit")] each,
// the weight to the lowest neuron in the lowest bits.
// It holds no logic beyond the memory itself: a ROM macro of this content fits in its place.
//
// Ports
//   clk_i    clock; a memory has no reset
//   req_i    read the word at addr_i
//   addr_i   its address
//   rdata_o  the word that was read last
//
// Timing
//   rdata_o takes the word one cycle after req_i, and holds it until the next read.

`default_nettype none

module [=rom.module] (
  input  wire clk_i,
  input  wire req_i,
  input  wire [[=rom.addrWidth - 1]:0] addr_i,
  output wire [[=rom.width - 1]:0] rdata_o
);

[#if rom.block]
  // Some tools look for the style at the register, others at the choice of the word.
  (* rom_style = "block" *)
[/#if]
  reg [[=rom.width - 1]:0] rdata_q;

  always @(posedge clk_i) begin
    if (req_i) begin
[#if rom.block]
      (* rom_style = "block" *)
[/#if]
      case (addr_i)
[#list rom.lines as line]
        [=line]
[/#list]
      endcase
    end
  end

  assign rdata_o = rdata_q;

endmodule

`default_nettype wire
