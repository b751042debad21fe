// Proof of [=module] with [=words] words and [=ports] read port[=(ports gt 1)?then("s", "")]: [=loadable?then("whatever it holds, a read gives what the word held,
// with what was written to it since;", "")] at first it holds the words of its hex file, each in its place. One
// place of one word is followed, read by one port; they are any.
//
// Line k of the hex file here, from 0, is the number k.[=loadable?then(" What the memory holds otherwise is free, so that the
// four cycles that are looked at stand for any.", "")]

`default_nettype none

module [=name] (
  input wire clk_i,
[#if loadable]
  input wire wr_en_i,
  input wire [[=addrWidth - 1]:0] wr_addr_i,
  input wire [[=placeWidth - 1]:0] wr_place_i,
  input wire [[=weightWidth - 1]:0] wr_weight_i,
[/#if]
  input wire [[=ports - 1]:0] rd_en_i,
  input wire [[=ports * addrWidth - 1]:0] rd_addr_i
);

  wire [[=ports * wordWidth - 1]:0] filled_words;

  [=module] #(
    .Words      ([=words]),
    .AddrWidth  ([=addrWidth]),
    .Ports      ([=ports]),
    .Weights    ([=weights]),
[#if loadable]
    .PlaceWidth ([=placeWidth]),
[/#if]
    .WeightWidth([=weightWidth]),
    .InitFile   ("[=name].hex")
  ) u_filled (
    .clk_i      (clk_i),
[#if loadable]
    .wr_en_i    (1'b0),
    .wr_addr_i  (wr_addr_i),
    .wr_place_i (wr_place_i),
    .wr_weight_i(wr_weight_i),
[/#if]
    .rd_en_i    (rd_en_i),
    .rd_addr_i  (rd_addr_i),
    .rd_word_o  (filled_words)
  );
[#if loadable]

  wire [[=ports * wordWidth - 1]:0] words;

  [=module] #(
    .Words      ([=words]),
    .AddrWidth  ([=addrWidth]),
    .Ports      ([=ports]),
    .Weights    ([=weights]),
    .PlaceWidth ([=placeWidth]),
    .WeightWidth([=weightWidth])
  ) u_any (
    .clk_i      (clk_i),
    .wr_en_i    (wr_en_i),
    .wr_addr_i  (wr_addr_i),
    .wr_place_i (wr_place_i),
    .wr_weight_i(wr_weight_i),
    .rd_en_i    (rd_en_i),
    .rd_addr_i  (rd_addr_i),
    .rd_word_o  (words)
  );
[/#if]

  (* anyconst *) reg [[=addrWidth - 1]:0] address;
  (* anyconst *) reg [[=placeWidth - 1]:0] place;
  (* anyconst *) reg [0:0] port;

  // Cycle 0 reads the word, cycle 1 does whatever it likes, cycle 2 reads the word again.
  reg [2:0] step_q = 3'd0;
  reg enabled_q;
  reg [[=wordWidth - 1]:0] filled_q;

  wire enabled;
  wire [[=wordWidth - 1]:0] filled_word;

  assign enabled     = rd_en_i[port];
  assign filled_word = filled_words[port*[=wordWidth] +: [=wordWidth]];

  always @(posedge clk_i) begin
    step_q    <= step_q + 3'd1;
    enabled_q <= enabled;
    filled_q  <= filled_word;
  end

  // gives_the_hex_file_holds: a read of word {address} gives line {filled_word} of the hex file, counted from 0
  wire gives_the_hex_file_holds;
  wire keeps_its_output_holds;

  assign gives_the_hex_file_holds = (step_q != 3'd1) | (filled_word == address);
  assign keeps_its_output_holds = (step_q == 3'd0) | enabled_q | (filled_word == filled_q);
[#if loadable]

  // The weight that is followed: as it was read first, and with what was written since.
  wire [[=weightWidth - 1]:0] read_weight;
  wire write_it;
  reg written_q;
  reg [[=weightWidth - 1]:0] weight_q;
  wire [[=weightWidth - 1]:0] known;

  assign read_weight = words[(port*[=weights]+place)*[=weightWidth] +: [=weightWidth]];
  assign write_it    = wr_en_i & (wr_addr_i == address) & (wr_place_i == place);
  assign known       = ((step_q == 3'd1) & ~written_q) ? read_weight : weight_q;

  always @(posedge clk_i) begin
    written_q <= write_it;
    weight_q  <= write_it ? wr_weight_i : known;
  end

  // A read in the cycle of a write gives the word as it was.
  reg [[=weightWidth - 1]:0] before_q;

  always @(posedge clk_i) begin
    before_q <= known;
  end

  // gives_what_was_written_holds: at place {place} of word {address}, {read_weight} is read where {before_q} should stand
  wire gives_what_was_written_holds;

  assign gives_what_was_written_holds = (step_q != 3'd3) | (read_weight == before_q);
[/#if]

  always @* begin
    assume (address < [=words]);
    assume (place < [=weights]);
    assume (port < [=ports]);
    assume (((step_q != 3'd0) & (step_q != 3'd2))
        | (enabled & (rd_addr_i[port*[=addrWidth] +: [=addrWidth]] == address)));
[#if loadable]
    assume (~wr_en_i | ((wr_addr_i < [=words]) & (wr_place_i < [=weights])));
[/#if]
    assert (gives_the_hex_file_holds);
    assert (keeps_its_output_holds);
[#if loadable]
    assert (gives_what_was_written_holds);
[/#if]
  end

endmodule

`default_nettype wire
