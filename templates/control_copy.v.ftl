// Control copy: the registers that control the neurons of a layer once more, for some of its neurons.
//
// A copy holds in each cycle what the registers hold that it is a copy of, so nothing takes longer
// for it, but each drives fewer neurons. Synthesis, which would merge registers that are always
// equal, leaves a module alone that is to be kept.
//
// Parameters
//   Tags         bits that tell the neurons what to accumulate
[#if folded]
//   FoldWidth    width of a fold's number
[/#if]
//
// Ports
//   clk_i        clock
//   rst_ni       synchronous reset, active low
//   valid_i      what the accumulate stage takes is valid
//   tags_i       its tags
[#if folded]
//   fold_i       its fold
[/#if]
//   fires_i      what the accumulate stage holds is the last of its vector, or of its pass
//   publish_i    the spikes of all neurons are in the output register from the next cycle on
//   taken_i      the output register is empty from the next cycle on, unless it is filled
//   acc_valid_o  accumulate in this cycle
//   acc_tags_o   the tags of what is accumulated
[#if folded]
//   acc_fold_o   its fold
[/#if]
//   fire_o       compare in this cycle
[#if folded]
//   fire_fold_o  the fold that is compared
[/#if]
//
// Timing
//   As that of the layer: a stall holds all but the output register's bit.

`default_nettype none

(* keep_hierarchy *)
module [=module] #(
[#if folded]
  parameter Tags      = 2,
  parameter FoldWidth = 1
[#else]
  parameter Tags = 2
[/#if]
) (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  input  wire [Tags-1:0] tags_i,
[#if folded]
  input  wire [FoldWidth-1:0] fold_i,
[/#if]
  input  wire fires_i,
  input  wire publish_i,
  input  wire taken_i,
  output wire acc_valid_o,
  output wire [Tags-1:0] acc_tags_o,
[#if folded]
  output wire [FoldWidth-1:0] acc_fold_o,
  output wire [FoldWidth-1:0] fire_fold_o,
[/#if]
  output wire fire_o
);

  reg acc_valid_q;
  reg [Tags-1:0] acc_tags_q;
[#if folded]
  reg [FoldWidth-1:0] acc_fold_q;
  reg [FoldWidth-1:0] fire_fold_q;
[/#if]
  reg fire_q;
  reg valid_q;

  wire stall;

  assign stall = fire_q & valid_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      acc_valid_q <= 1'b0;
      acc_tags_q  <= {Tags{1'b0}};
[#if folded]
      acc_fold_q  <= {FoldWidth{1'b0}};
      fire_fold_q <= {FoldWidth{1'b0}};
[/#if]
      fire_q      <= 1'b0;
      valid_q     <= 1'b0;
    end else begin
      if (!stall) begin
        acc_valid_q <= valid_i;
        acc_tags_q  <= tags_i;
[#if folded]
        acc_fold_q  <= fold_i;
        fire_fold_q <= acc_fold_q;
[/#if]
        fire_q      <= fires_i;
      end
      if (publish_i) begin
        valid_q <= 1'b1;
      end else if (taken_i) begin
        valid_q <= 1'b0;
      end
    end
  end

  assign acc_valid_o = acc_valid_q & ~stall;
  assign acc_tags_o  = acc_tags_q;
[#if folded]
  assign acc_fold_o  = acc_fold_q;
  assign fire_fold_o = fire_fold_q;
[/#if]
  assign fire_o      = fire_q & ~valid_q;

endmodule

`default_nettype wire
