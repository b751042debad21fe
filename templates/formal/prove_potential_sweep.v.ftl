// Proof of potential_sweep with [=words] words in [=folds] folds: a sweep gives each word exactly once, in order,
// from the cycle after its start on, with the mark of its vector; otherwise it is at rest.

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire start_i,
  input wire final_i
);

  wire active;
  wire marked;
  wire first;
  wire last;
  wire [[=addrWidth - 1]:0] addr;
  wire [[=foldWidth - 1]:0] fold;

  potential_sweep #(
    .Words    ([=words]),
    .AddrWidth([=addrWidth]),
    .Folds    ([=folds]),
    .FoldWidth([=foldWidth])
  ) u_dut (
    .clk_i   (clk_i),
    .rst_ni  (rst_ni),
    .start_i (start_i),
    .final_i (final_i),
    .active_o(active),
    .final_o (marked),
    .first_o (first),
    .last_o  (last),
    .addr_o  (addr),
    .fold_o  (fold)
  );

  // Words that are left, the one of this cycle included; and the one whose turn it is.
  reg started_q = 1'b0;
  reg final_q;
  reg [[=addrWidth]:0] left_q;
  reg [[=addrWidth]:0] word_q;
  reg [[=foldWidth]:0] fold_q;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      left_q <= 0;
      word_q <= 0;
      fold_q <= 0;
    end else if (left_q != 0) begin
      left_q <= left_q - 1;
      word_q <= (left_q == 1) ? 0 : word_q + 1;
      fold_q <= (fold_q == [=folds - 1]) ? 0 : fold_q + 1;
    end else if (start_i) begin
      left_q  <= [=words];
      final_q <= final_i;
    end
  end

  // Folds are those of successive words: the last word is of the last fold.
  wire counts_hold;
  wire each_word_once_holds;
  wire rest_holds;
  wire mark_holds;

  assign counts_hold = (left_q <= [=words]) & (word_q == ((left_q == 0) ? 0 : [=words] - left_q))
      & (fold_q == word_q % [=folds]);
  assign each_word_once_holds = ({1'b0, addr} == word_q) & ({1'b0, fold} == fold_q)
      & (~active | ((first == (word_q == 0)) & (last == (left_q == 1))));
  assign rest_holds = active == (left_q != 0);
  assign mark_holds = ~active | (marked == final_q);

  always @* begin
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assume (!start_i | (left_q == 0));
      assert (counts_hold);
      assert (each_word_once_holds);
      assert (rest_holds);
      assert (mark_holds);
    end
  end

endmodule

`default_nettype wire
