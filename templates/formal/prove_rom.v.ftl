// Proof of [=rom.module]: each read gives the word that stands in the network's own hex file here, and
// the output holds until the next.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire req_i,
  input wire [[=rom.addrWidth - 1]:0] addr_i
);

  wire [[=rom.width - 1]:0] word;

  [=rom.module] u_dut (
    .clk_i  (clk_i),
    .req_i  (req_i),
    .addr_i (addr_i),
    .rdata_o(word)
  );

  reg [[=rom.width - 1]:0] words [0:[=rom.words - 1]];

  initial begin
    $readmemh("[=name].hex", words);
  end

  reg started_q = 1'b0;
  reg request_q = 1'b0;
  (* keep *) reg [[=rom.addrWidth - 1]:0] address_q;
  reg [[=rom.width - 1]:0] right_q;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    request_q <= req_i;
    address_q <= addr_i;
    right_q   <= req_i ? words[addr_i] : word;
  end

  // gives_its_word_holds: a read of word {address_q} does not give the weights that the network has there
  wire gives_its_word_holds;

  assign gives_its_word_holds = ~started_q | ~request_q | (word == right_q);

  // keeps_its_output_holds: the output changes without a read
  wire keeps_its_output_holds;

  assign keeps_its_output_holds = ~started_q | request_q | (word == right_q);

  always @* begin
    assume (addr_i < [=rom.words]);
    assert (gives_its_word_holds);
    assert (keeps_its_output_holds);
  end

endmodule

`default_nettype wire
