// Layer counters: what one layer did, counted in hardware.
//
// Parameters
//   Neurons      postsynaptic neurons
//   Lanes        accumulators
//   Ports        rows that can be issued in a cycle
//   SopsWidth    width of the synaptic operations of a row: enough for the lanes
//
// Ports
//   clk_i, rst_ni  clock; synchronous reset, active low
//   enable_i       count what happens in this cycle
//   clear_i        set all counters to zero, whatever happens in this cycle
//   blocked_i      the layer is stalled
//   issue_i        an issue takes place
//   read_i         the rows that it reads
//   conflict_i     it reads fewer than it could, since the others wait for the same ports
//   once_i         it belongs to the first pass over its vector
//   sops_i         synaptic operations of each of the rows
//   spikes_i       the output spikes that are accepted
//   saturates_i    the lanes whose potential saturates
//   select_i       the counter to show:
//                    0 cycles with a read            5 active inputs
//                    1 cycles of empty vectors       6 output spikes
//                    2 cycles with a bank conflict   7 SRAM reads
//                    3 cycles without a vector       8 synaptic operations
//                    4 cycles stalled                9 saturations
//   value_o        its value; 0 for any other number
//
// Timing
//   What happens in a cycle is part of the counts from the next cycle on. value_o follows select_i
//   within the cycle. Each cycle is counted by exactly one of the counters 0, 1, 3 and 4.

`default_nettype none

module layer_counters #(
  parameter Neurons   = 2,
  parameter Lanes     = 2,
  parameter Ports     = 1,
  parameter SopsWidth = 2
) (
  input  wire                 clk_i,
  input  wire                 rst_ni,
  input  wire                 enable_i,
  input  wire                 clear_i,
  input  wire                 blocked_i,
  input  wire                 issue_i,
  input  wire [Ports-1:0]     read_i,
  input  wire                 conflict_i,
  input  wire                 once_i,
  input  wire [SopsWidth-1:0] sops_i,
  input  wire [Neurons-1:0]   spikes_i,
  input  wire [Lanes-1:0]     saturates_i,
  input  wire [3:0]           select_i,
  output reg  [63:0]          value_o
);

  localparam [63:0] Zero = 0;

  reg [63:0] read_q;
  reg [63:0] empty_q;
  reg [63:0] conflict_q;
  reg [63:0] starved_q;
  reg [63:0] blocked_q;
  reg [63:0] spikes_in_q;
  reg [63:0] spikes_out_q;
  reg [63:0] sram_reads_q;
  reg [63:0] sops_q;
  reg [63:0] saturations_q;

  // How many bits are set.
  reg [63:0] rows;
  reg [63:0] spikes;
  reg [63:0] saturations;

  integer k;
  always @* begin
    rows        = Zero;
    spikes      = Zero;
    saturations = Zero;
    for (k = 0; k < Ports; k = k + 1) begin
      rows = rows + {63'd0, read_i[k]};
    end
    for (k = 0; k < Neurons; k = k + 1) begin
      spikes = spikes + {63'd0, spikes_i[k]};
    end
    for (k = 0; k < Lanes; k = k + 1) begin
      saturations = saturations + {63'd0, saturates_i[k]};
    end
  end

  always @(posedge clk_i) begin
    if (!rst_ni || clear_i) begin
      read_q        <= Zero;
      empty_q       <= Zero;
      conflict_q    <= Zero;
      starved_q     <= Zero;
      blocked_q     <= Zero;
      spikes_in_q   <= Zero;
      spikes_out_q  <= Zero;
      sram_reads_q  <= Zero;
      sops_q        <= Zero;
      saturations_q <= Zero;
    end else if (enable_i) begin
      read_q        <= read_q + {63'd0, |read_i};
      empty_q       <= empty_q + {63'd0, issue_i & ~(|read_i)};
      conflict_q    <= conflict_q + {63'd0, conflict_i};
      starved_q     <= starved_q + {63'd0, ~issue_i & ~blocked_i};
      blocked_q     <= blocked_q + {63'd0, blocked_i};
      spikes_in_q   <= spikes_in_q + (once_i ? rows : Zero);
      spikes_out_q  <= spikes_out_q + spikes;
      sram_reads_q  <= sram_reads_q + rows;
      sops_q        <= sops_q + rows * {{(64 - SopsWidth) {1'b0}}, sops_i};
      saturations_q <= saturations_q + saturations;
    end
  end

  always @* begin
    case (select_i)
      4'd0:    value_o = read_q;
      4'd1:    value_o = empty_q;
      4'd2:    value_o = conflict_q;
      4'd3:    value_o = starved_q;
      4'd4:    value_o = blocked_q;
      4'd5:    value_o = spikes_in_q;
      4'd6:    value_o = spikes_out_q;
      4'd7:    value_o = sram_reads_q;
      4'd8:    value_o = sops_q;
      4'd9:    value_o = saturations_q;
      default: value_o = Zero;
    endcase
  end

endmodule

`default_nettype wire
