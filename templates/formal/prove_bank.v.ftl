// Proof of [=module] with [=words] words: whatever it holds, a read gives what the word held, with
// what was written to it since[=initialized?then("; at first it holds the words of its hex file, each in its place", "")]. One
// place of one word is followed; they are any.
//
[#if initialized]
// Line k of the hex file here, from 0, is the number k. What the memory holds otherwise is free, so that the
[#else]
// What the memory holds at first is free, so that the
[/#if]
// four cycles that are looked at stand for any.

`default_nettype none

module [=name] (
  input wire clk_i,
[#if ownPort]
  input wire w_req_i,
  input wire [[=addrWidth - 1]:0] w_addr_i,
[#else]
  input wire we_i,
[/#if]
  input wire [[=wordWidth - 1]:0] wdata_i,
  input wire [[=weights - 1]:0] wmask_i,
  input wire req_i,
  input wire [[=addrWidth - 1]:0] addr_i
);

[#macro memory instance written file word]
  [=module] #(
    .Words    ([=words]),
    .AddrWidth([=addrWidth]),
    .Width    ([=wordWidth]),
    .MaskWidth([=weights])[=file?then(",", "")]
[#if file]
    .InitFile ("[=name].hex")
[/#if]
  ) [=instance] (
    .clk_i   (clk_i),
[#if ownPort]
    .r_req_i (req_i),
    .r_addr_i(addr_i),
    .r_data_o([=word]),
    .w_req_i ([=written?then("w_req_i", "1'b0")]),
    .w_addr_i(w_addr_i),
    .w_data_i(wdata_i),
    .w_mask_i(wmask_i)
[#else]
    .req_i   (req_i),
    .we_i    ([=written?then("we_i", "1'b0")]),
    .addr_i  (addr_i),
    .wdata_i (wdata_i),
    .wmask_i (wmask_i),
    .rdata_o ([=word])
[/#if]
  );
[/#macro]
[#assign kept = initialized?then("filled", "any")]
[#if initialized]
  wire [[=wordWidth - 1]:0] filled_word;

[@memory instance="u_filled" written=false file=true word="filled_word"/]

[/#if]
  wire [[=wordWidth - 1]:0] any_word;

[@memory instance="u_any" written=true file=false word="any_word"/]

  (* anyconst *) reg [[=addrWidth - 1]:0] address;
  (* anyconst *) reg [[=placeWidth - 1]:0] place;

  // Cycle 0 reads the word, cycle 1 does whatever it likes, cycle 2 reads the word again.
  reg [2:0] step_q = 3'd0;
  reg request_q;
  reg [[=wordWidth - 1]:0] [=kept]_q;

  always @(posedge clk_i) begin
    step_q    <= step_q + 3'd1;
    request_q <= req_i;
    [=kept]_q <= [=kept]_word;
  end

[#if initialized]
  // gives_the_hex_file_holds: a read of word {address} gives line {filled_word} of the hex file, counted from 0
  wire gives_the_hex_file_holds;

  assign gives_the_hex_file_holds = (step_q != 3'd1) | (filled_word == address);

[/#if]
  wire keeps_its_output_holds;

  assign keeps_its_output_holds = (step_q == 3'd0) | request_q | ([=kept]_word == [=kept]_q);

  // The weight that is followed: as it was read first, and with what was written since.
  wire [[=weightWidth - 1]:0] read_weight;
  wire write_it;
  reg written_q;
  reg [[=weightWidth - 1]:0] weight_q;
  wire [[=weightWidth - 1]:0] known;

  assign read_weight = any_word[place*[=weightWidth] +: [=weightWidth]];
[#if ownPort]
  assign write_it    = w_req_i & (w_addr_i == address) & wmask_i[place];
[#else]
  assign write_it    = req_i & we_i & (addr_i == address) & wmask_i[place];
[/#if]
  assign known       = ((step_q == 3'd1) & ~written_q) ? read_weight : weight_q;

  always @(posedge clk_i) begin
    written_q <= write_it;
    weight_q  <= write_it ? wdata_i[place*[=weightWidth] +: [=weightWidth]] : known;
  end

  // What is read is what stood there before the cycle of the read.
  reg [[=weightWidth - 1]:0] before_q;

  always @(posedge clk_i) begin
    before_q <= known;
  end

  // gives_what_was_written_holds: at place {place} of word {address}, {read_weight} is read where {before_q} should stand
  wire gives_what_was_written_holds;

  assign gives_what_was_written_holds = (step_q != 3'd3) | (read_weight == before_q);

  always @* begin
    assume (address < [=words]);
    assume (place < [=weights]);
    assume (((step_q != 3'd0) & (step_q != 3'd2)) | (req_i & (addr_i == address)));
[#if ownPort]
    // A word is not written while it is read.
    assume (~w_req_i | (w_addr_i < [=words]));
    assume (~(w_req_i & req_i & (w_addr_i == addr_i)));
[#else]
    assume (((step_q != 3'd0) & (step_q != 3'd2)) | ~we_i);
    assume (addr_i < [=words]);
[/#if]
[#if initialized]
    assert (gives_the_hex_file_holds);
[/#if]
    assert (keeps_its_output_holds);
    assert (gives_what_was_written_holds);
  end

endmodule

`default_nettype wire
