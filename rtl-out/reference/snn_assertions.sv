// Assertions: what is proven of each module, for any simulator of SystemVerilog, to be bound to the
// design.
//
// Each module here watches one of the design; a bind puts it into every instance of that. Nothing of
// the design depends on it, and synthesis does not read it. An assertion bears the name of its claim.
// What has to hold of the surroundings is asserted as well, since a claim rests on it: such a message
// begins with "outside".
//
// State beside the design, in registers of the name that ends in _q, says what should happen.
// Nothing is looked at during reset.
//
// A simulator reads this file besides those of the design; Verilator needs --assert.

/* verilator lint_off DECLFILENAME */  // a file for all of them

`default_nettype none

// spike_scheduler: each spike of an accepted vector is issued once, nothing else is, the lowest
// first.
module spike_scheduler_assertions #(
  parameter Inputs     = 1,
  parameter IndexWidth = 1
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire                  stall_i,
  input  wire                  valid_i,
  input  wire                  ready_o,
  input  wire                  final_i,
  input  wire [Inputs-1:0]     spikes_i,
  input  wire                  issue_valid_o,
  input  wire                  issue_read_o,
  input  wire                  issue_first_o,
  input  wire                  issue_last_o,
  input  wire                  issue_final_o,
  input  wire [IndexWidth-1:0] issue_index_o
);

  localparam [Inputs-1:0] One  = 1;
  localparam [Inputs-1:0] None = 0;

  reg              working_q;  // a vector is being issued
  reg              begun_q;    // something of this pass has been issued
  reg              marked_q;   // the vector is the last of its sample
  reg [Inputs-1:0] owed_q;     // its spikes that are still to be issued in this pass

  wire [Inputs-1:0] chosen;
  wire [Inputs-1:0] left;
  wire              over;  // the last issue of a vector
  wire              accept;

  assign chosen = issue_read_o ? One << issue_index_o : None;
  assign left   = owed_q & ~chosen;
  assign over   = issue_last_o;
  assign accept = valid_i & ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      working_q <= 1'b0;
      begun_q   <= 1'b0;
      marked_q  <= 1'b1;
      owed_q    <= None;
    end else if (accept) begin
      working_q <= 1'b1;
      begun_q   <= 1'b0;
      marked_q  <= final_i;
      owed_q    <= spikes_i;
    end else if (issue_valid_o) begin
      working_q <= ~over;
      begun_q   <= 1'b1;
      owed_q    <= left;
    end
  end

  reg vector_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    vector_waits_q <= rst_ni & valid_i & ~ready_o;
  end

  vector_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      vector_waits_q |-> valid_i)
      else $error("outside: a vector is offered until it is taken");

  vector_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      vector_waits_q |-> $stable({final_i, spikes_i}))
      else $error("outside: a vector stays as it is until it is taken");

  only_pending_spikes_and_once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o && issue_read_o |-> |(owed_q & chosen))
      else $error("an index is issued that has no spike, or that was issued before");

  ascending_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o && issue_read_o |-> ~|(owed_q & (chosen - One)))
      else $error("the lowest pending index is issued first");

  last_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o |-> issue_last_o == ~|left)
      else $error("an issue is marked as the last if nothing is left after it");

  reads_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_read_o == (issue_valid_o & (|owed_q)))
      else $error("an issue reads a row if and only if a spike is left");

  issues_while_working_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o == (working_q & ~stall_i))
      else $error("something is issued in every cycle without a stall, until the vector is done");

  ready_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ready_o == (~stall_i & (~working_q | over)))
      else $error("a vector is accepted when the one before it is done");

  marks_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o |-> issue_first_o == ~begun_q && issue_final_o == marked_q)
      else $error("what goes with an issue is that of its vector");

endmodule

bind spike_scheduler spike_scheduler_assertions #(
  .Inputs    (Inputs),
  .IndexWidth(IndexWidth)
) u_spike_scheduler_assertions (.*);

// banked_scheduler: each spike of an accepted vector is issued once, nothing else is, the lowest
// of a port first; at most Width in a cycle.
module banked_scheduler_assertions #(
  parameter Inputs      = 1,
  parameter Width       = 1,
  parameter Banks       = 1,
  parameter Ports       = 1,
  parameter BankRows    = 1,
  parameter Interleaved = 1,
  parameter RowWidth    = 1,
  parameter PortRows    = 1
) (
  input  wire                            clk_i,
  input  wire                            rst_ni,
  input  wire                            stall_i,
  input  wire                            valid_i,
  input  wire                            ready_o,
  input  wire                            final_i,
  input  wire [Inputs-1:0]               spikes_i,
  input  wire                            issue_valid_o,
  input  wire [Banks*Ports-1:0]          issue_read_o,
  input  wire                            issue_first_o,
  input  wire                            issue_last_o,
  input  wire                            issue_final_o,
  input  wire [Banks*Ports*RowWidth-1:0] issue_rows_o
);

  localparam AllPorts            = Banks * Ports;
  localparam Places              = AllPorts * PortRows;
  localparam [PortRows-1:0] One  = 1;
  localparam [PortRows-1:0] None = 0;

  reg              working_q;  // a vector is being issued
  reg              begun_q;    // something of this pass has been issued
  reg              marked_q;   // the vector is the last of its sample
  reg [Places-1:0] owed_q;     // its spikes that are still to be issued in this pass, port by port

  wire [Places-1:0]   placed;   // the offered spikes, each at its port
  wire [Places-1:0]   chosen;   // what is issued
  wire [Places-1:0]   earlier;  // what should have been issued before
  wire [AllPorts-1:0] asks;     // the ports with spikes that are left
  wire [AllPorts-1:0] astray;   // those that read rows of other ports
  wire [Places-1:0]   left;
  wire                over;
  wire                accept;

  genvar p;
  genvar r;
  generate
    for (p = 0; p < AllPorts; p = p + 1) begin : gen_port
      wire [RowWidth-1:0] row;
      wire [PortRows-1:0] own;

      for (r = 0; r < PortRows; r = r + 1) begin : gen_row
        localparam Row    = r * Ports + p % Ports;
        localparam Source = (Interleaved != 0) ? Row * Banks + p / Ports : p / Ports * BankRows + Row;

        if (Source < Inputs) begin : gen_input
          assign placed[p*PortRows+r] = spikes_i[Source];
        end else begin : gen_none
          assign placed[p*PortRows+r] = 1'b0;
        end
      end

      assign row                            = issue_rows_o[p*RowWidth +: RowWidth];
      assign own                            = issue_read_o[p] ? One << (32'(row) / Ports) : None;
      assign chosen[p*PortRows +: PortRows] = own;
      assign earlier[p*PortRows +: PortRows] =
          issue_read_o[p] ? owed_q[p*PortRows +: PortRows] & (own - One) : None;
      assign asks[p]   = |owed_q[p*PortRows +: PortRows];
      assign astray[p] = issue_read_o[p] & ((32'(row) % Ports != p % Ports) | (own == None));
    end
  endgenerate

  assign left   = owed_q & ~chosen;
  assign over   = issue_last_o;
  assign accept = valid_i & ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      working_q <= 1'b0;
      begun_q   <= 1'b0;
      marked_q  <= 1'b1;
      owed_q    <= {Places{1'b0}};
    end else if (accept) begin
      working_q <= 1'b1;
      begun_q   <= 1'b0;
      marked_q  <= final_i;
      owed_q    <= placed;
    end else if (issue_valid_o) begin
      working_q <= ~over;
      begun_q   <= 1'b1;
      owed_q    <= left;
    end
  end

  reg vector_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    vector_waits_q <= rst_ni & valid_i & ~ready_o;
  end

  vector_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      vector_waits_q |-> valid_i)
      else $error("outside: a vector is offered until it is taken");

  vector_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      vector_waits_q |-> $stable({final_i, spikes_i}))
      else $error("outside: a vector stays as it is until it is taken");

  only_pending_spikes_and_once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ~|(chosen & ~owed_q))
      else $error("a row is issued that has no spike, or that was issued before");

  own_rows_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ~|astray)
      else $error("a port reads a row that is not its own");

  ascending_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ~|earlier)
      else $error("the lowest pending row of a port is issued first");

  at_most_the_width_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      $countones(issue_read_o) <= Width)
      else $error("no more rows are issued in a cycle than can be added");

  no_idle_port_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o && |(asks & ~issue_read_o) |-> $countones(issue_read_o) == Width)
      else $error("a port waits only if all that can be issued is");

  last_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o |-> issue_last_o == ~|left)
      else $error("an issue is marked as the last if nothing is left after it");

  reads_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      (|issue_read_o) == (issue_valid_o & (|owed_q)))
      else $error("something is read only by an issue, and by each that has a spike left");

  issues_while_working_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o == (working_q & ~stall_i))
      else $error("something is issued in every cycle without a stall, until the vector is done");

  ready_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ready_o == (~stall_i & (~working_q | over)))
      else $error("a vector is accepted when the one before it is done");

  marks_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      issue_valid_o |-> issue_first_o == ~begun_q && issue_final_o == marked_q)
      else $error("what goes with an issue is that of its vector");

endmodule

bind banked_scheduler banked_scheduler_assertions #(
  .Inputs     (Inputs),
  .Width      (Width),
  .Banks      (Banks),
  .Ports      (Ports),
  .BankRows   (BankRows),
  .Interleaved(Interleaved),
  .RowWidth   (RowWidth),
  .PortRows   (PortRows)
) u_banked_scheduler_assertions (.*);

// The memories of weights: what was read stands until the next access; no word is asked for that does not exist.
module memory_assertions #(
  parameter Words     = 1,
  parameter AddrWidth = 1,
  parameter Width     = 1
) (
  input  wire                 clk_i,
  input  wire                 req_i,
  input  wire [AddrWidth-1:0] addr_i,
  input  wire [Width-1:0]     rdata_i
);

  // A memory has no reset: what is before the first access of all is not looked at.
  reg begun_q = 1'b0;
  reg             access_q;
  reg [Width-1:0] word_q;

  always @(posedge clk_i) begin
    begun_q  <= 1'b1;
    access_q <= req_i;
    word_q   <= rdata_i;
  end

  output_holds: assert property (@(posedge clk_i)
      begun_q && !access_q |-> rdata_i == word_q)
      else $error("a word that was read stands at the output until the next access");

  word_exists_holds: assert property (@(posedge clk_i)
      begun_q && req_i |-> 32'(addr_i) < Words)
      else $error("a word is asked for that does not exist");

endmodule

bind sram_bank memory_assertions #(
  .Words    (Words),
  .AddrWidth(AddrWidth),
  .Width    (Width)
) u_memory_assertions (
  .clk_i  (clk_i),
  .req_i  (req_i),
  .addr_i (addr_i),
  .rdata_i(rdata_o)
);

// row_adder, seen from its layer, which has a clock: the sum of the rows that were read is exact.
module row_adder_assertions #(
  parameter Ports       = 1,
  parameter Lanes       = 1,
  parameter WeightWidth = 1,
  parameter SumWidth    = 1
) (
  input  wire                               clk_i,
  input  wire                               rst_ni,
  input  wire [Ports*Lanes*WeightWidth-1:0] words_i,
  input  wire [Ports-1:0]                   read_i,
  input  wire [Lanes*SumWidth-1:0]          sums_o
);

  wire [Lanes-1:0] exact;

  genvar l;
  generate
    for (l = 0; l < Lanes; l = l + 1) begin : gen_lane
      integer p;
      integer sum;

      // A weight of one bit is a sign.
      always @* begin
        sum = 0;
        for (p = 0; p < Ports; p = p + 1) begin
          if (read_i[p]) begin
            if (WeightWidth == 1) begin
              sum = sum + (words_i[p*Lanes+l] ? -1 : 1);
            end else begin
              sum = sum + 32'($signed(words_i[(p*Lanes+l)*WeightWidth +: WeightWidth]));
            end
          end
        end
      end

      assign exact[l] = sum == 32'($signed(sums_o[l*SumWidth +: SumWidth]));
    end
  endgenerate

  exact_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      &exact)
      else $error("the sum of the rows that were read is exact in every lane");

endmodule

bind snn_layer_1 row_adder_assertions #(
  .Ports      (2),
  .Lanes      (4),
  .WeightWidth(7),
  .SumWidth   (8)
) u_row_adder_assertions (
  .clk_i  (clk_i),
  .rst_ni (rst_ni),
  .words_i(words),
  .read_i (acc_read_q),
  .sums_o (sums)
);

// neuron_array_dc: no sum leaves the register of its potential.
module neuron_array_dc_assertions #(
  parameter Neurons       = 1,
  parameter SumWidth      = 1,
  parameter MembraneWidth = 1
) (
  input  wire                        clk_i,
  input  wire                        acc_valid_i,
  input  wire                        acc_first_i,
  input  wire                        acc_read_i,
  input  wire [Neurons*SumWidth-1:0] sum_i,
  input  wire signed [MembraneWidth-1:0] v_q [0:Neurons-1]
);

  // There is no reset: what is before the first sum of all is not looked at.
  reg begun_q = 1'b0;
  reg added_q = 1'b0;
  reg signed [63:0] expected_q [0:Neurons-1];
  wire [Neurons-1:0] exact;

  genvar l;
  generate
    for (l = 0; l < Neurons; l = l + 1) begin : gen_lane
      wire signed [63:0] sum;

      // A sum of one bit is a sign.
      assign sum      = 64'($signed(sum_i[l*SumWidth +: SumWidth])) | ((SumWidth == 1) ? 64'd1 : 64'd0);
      assign exact[l] = 64'(v_q[l]) == expected_q[l];

      always @(posedge clk_i) begin
        expected_q[l] <= 64'(v_q[l]) + (acc_read_i ? sum : 64'd0);
      end
    end
  endgenerate

  always @(posedge clk_i) begin
    begun_q <= begun_q | (acc_valid_i & acc_first_i);
    added_q <= begun_q & acc_valid_i & ~acc_first_i;
  end

  exact_holds: assert property (@(posedge clk_i)
      added_q |-> &exact)
      else $error("a potential is the exact sum: none leaves the register");

endmodule

bind neuron_array_dc neuron_array_dc_assertions #(
  .Neurons      (Neurons),
  .SumWidth     (SumWidth),
  .MembraneWidth(MembraneWidth)
) u_neuron_array_dc_assertions (.*);

// snn_layer_0: each vector that is accepted comes out once, in order, with its mark, and within a
// bounded time; at most one row is read in a cycle.
module snn_layer_0_assertions (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        valid_i,
  input  wire        ready_o,
  input  wire        final_i,
  input  wire [19:0] spikes_i,
  input  wire        weight_wr_i,
  input  wire        threshold_wr_i,
  input  wire        weight_rd_i,
  input  wire        threshold_rd_i,
  input  wire        valid_o,
  input  wire        ready_i,
  input  wire        final_o,
  input  wire [11:0] spikes_o,
  input  wire        stall,
  input  wire        out_ready,
  input  wire [2:0]  bank_rd_en
);

  // More than this is not to be waited for a vector: all spikes of all passes, and the stages.
  localparam [31:0] Patience = 32'd32;

  // The marks of the vectors inside, that of the oldest in the lowest bit.
  reg [3:0]  inside_q;
  reg [15:0] marks_q;
  reg [31:0] waited_q;  // cycles since a vector came out, or went into the empty layer
  reg        freed_q;   // a stall, and the output register is emptied

  wire        enters;
  wire        leaves;
  wire [3:0]  place;
  wire [15:0] moved;

  assign enters = valid_i & ready_o;
  assign leaves = valid_o & ready_i;
  assign place  = leaves ? inside_q - 4'd1 : inside_q;
  assign moved  = leaves ? {1'b0, marks_q[15:1]} : marks_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      inside_q <= 4'd0;
      marks_q  <= 16'd0;
      waited_q <= 32'd0;
      freed_q  <= 1'b0;
    end else begin
      inside_q <= place + {3'd0, enters};
      marks_q  <= enters ? (moved | ({15'd0, final_i} << place)) : moved;
      waited_q <= ((inside_q == 4'd0) | valid_o) ? 32'd0 : waited_q + 32'd1;
      freed_q  <= stall & out_ready;
    end
  end

  reg in_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    in_waits_q <= rst_ni & valid_i & ~ready_o;
  end

  in_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> valid_i)
      else $error("outside: a vector is offered until it is taken");

  in_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> $stable({final_i, spikes_i}))
      else $error("outside: a vector stays as it is until it is taken");

  reg out_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    out_waits_q <= rst_ni & valid_o & ~ready_i;
  end

  out_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> valid_o)
      else $error("a vector of spikes is offered until it is taken");

  out_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> $stable({final_o, spikes_o}))
      else $error("a vector of spikes stays as it is until it is taken");

  each_vector_once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o |-> inside_q != 4'd0)
      else $error("a vector comes out that did not go in");

  in_order_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o |-> final_o == marks_q[0])
      else $error("a vector comes out with its own mark");

  room_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      inside_q <= 4'd4)
      else $error("no more vectors are inside than there are places");

  progress_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      waited_q <= Patience)
      else $error("a vector that was accepted comes out");

  stall_ends_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      freed_q |-> !stall)
      else $error("a stall ends in the cycle after the output is taken");

  reads_one_hot_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      $onehot0(bank_rd_en))
      else $error("at most one bank is read in a cycle");

  reads_nothing_while_stalled_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      stall |-> ~|bank_rd_en)
      else $error("nothing is read while the layer stalls");

  reads_for_vectors_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      |bank_rd_en |-> inside_q != 4'd0)
      else $error("nothing is read unless a vector is inside");

  one_access_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      $onehot0({weight_wr_i, threshold_wr_i, weight_rd_i, threshold_rd_i}))
      else $error("outside: one number is loaded or read back at a time");

  loads_into_the_empty_layer_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      weight_wr_i |-> inside_q == 4'd0)
      else $error("outside: weights are loaded while no vector is in the layer");

  reads_back_from_the_empty_layer_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      weight_rd_i |-> inside_q == 4'd0)
      else $error("outside: weights are read back while no vector is in the layer");

endmodule

bind snn_layer_0 snn_layer_0_assertions u_snn_layer_0_assertions (.*);

// snn_layer_1: each vector that is accepted comes out once, in order, with its mark, and within a
// bounded time; at most 2 rows are read in a cycle.
module snn_layer_1_assertions (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        valid_i,
  input  wire        ready_o,
  input  wire        final_i,
  input  wire [11:0] spikes_i,
  input  wire        weight_wr_i,
  input  wire        threshold_wr_i,
  input  wire        weight_rd_i,
  input  wire        threshold_rd_i,
  input  wire        valid_o,
  input  wire        ready_i,
  input  wire        final_o,
  input  wire [3:0]  spikes_o,
  input  wire        stall,
  input  wire        out_ready,
  input  wire [1:0]  bank_rd_en
);

  // More than this is not to be waited for a vector: all spikes of all passes, and the stages.
  localparam [31:0] Patience = 32'd24;

  // The marks of the vectors inside, that of the oldest in the lowest bit.
  reg [3:0]  inside_q;
  reg [15:0] marks_q;
  reg [31:0] waited_q;  // cycles since a vector came out, or went into the empty layer
  reg        freed_q;   // a stall, and the output register is emptied

  wire        enters;
  wire        leaves;
  wire [3:0]  place;
  wire [15:0] moved;

  assign enters = valid_i & ready_o;
  assign leaves = valid_o & ready_i;
  assign place  = leaves ? inside_q - 4'd1 : inside_q;
  assign moved  = leaves ? {1'b0, marks_q[15:1]} : marks_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      inside_q <= 4'd0;
      marks_q  <= 16'd0;
      waited_q <= 32'd0;
      freed_q  <= 1'b0;
    end else begin
      inside_q <= place + {3'd0, enters};
      marks_q  <= enters ? (moved | ({15'd0, final_i} << place)) : moved;
      waited_q <= ((inside_q == 4'd0) | valid_o) ? 32'd0 : waited_q + 32'd1;
      freed_q  <= stall & out_ready;
    end
  end

  reg in_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    in_waits_q <= rst_ni & valid_i & ~ready_o;
  end

  in_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> valid_i)
      else $error("outside: a vector is offered until it is taken");

  in_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> $stable({final_i, spikes_i}))
      else $error("outside: a vector stays as it is until it is taken");

  reg out_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    out_waits_q <= rst_ni & valid_o & ~ready_i;
  end

  out_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> valid_o)
      else $error("a vector of spikes is offered until it is taken");

  out_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> $stable({final_o, spikes_o}))
      else $error("a vector of spikes stays as it is until it is taken");

  each_vector_once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o |-> inside_q != 4'd0)
      else $error("a vector comes out that did not go in");

  in_order_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o |-> final_o == marks_q[0])
      else $error("a vector comes out with its own mark");

  room_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      inside_q <= 4'd4)
      else $error("no more vectors are inside than there are places");

  progress_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      waited_q <= Patience)
      else $error("a vector that was accepted comes out");

  stall_ends_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      freed_q |-> !stall)
      else $error("a stall ends in the cycle after the output is taken");

  reads_at_most_the_width_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      $countones(bank_rd_en) <= 2)
      else $error("no more banks are read in a cycle than rows can be added");

  reads_nothing_while_stalled_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      stall |-> ~|bank_rd_en)
      else $error("nothing is read while the layer stalls");

  reads_for_vectors_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      |bank_rd_en |-> inside_q != 4'd0)
      else $error("nothing is read unless a vector is inside");

  one_access_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      $onehot0({weight_wr_i, threshold_wr_i, weight_rd_i, threshold_rd_i}))
      else $error("outside: one number is loaded or read back at a time");

  loads_into_the_empty_layer_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      weight_wr_i |-> inside_q == 4'd0)
      else $error("outside: weights are loaded while no vector is in the layer");

  reads_back_from_the_empty_layer_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      weight_rd_i |-> inside_q == 4'd0)
      else $error("outside: weights are read back while no vector is in the layer");

endmodule

bind snn_layer_1 snn_layer_1_assertions u_snn_layer_1_assertions (.*);

// spike_counter: each spike is counted once, results hold, and the class of a result is the lowest
// with the most spikes.
module spike_counter_assertions #(
  parameter CountWidth = 1
) (
  input  wire                    clk_i,
  input  wire                    rst_ni,
  input  wire                    valid_i,
  input  wire                    ready_o,
  input  wire                    final_i,
  input  wire [3:0]              spikes_i,
  input  wire                    result_valid_o,
  input  wire                    result_ready_i,
  input  wire [1:0]              result_class_o,
  input  wire [4*CountWidth-1:0] result_counts_o,
  input  wire                    busy_o
);

  localparam Classes = 4;

  reg                          counting_q;  // a sample has begun and not ended
  reg                          whole_q;     // counts_q are those of a whole sample, which is still to be offered
  reg [1:0]                    stages_q;    // cycles before its class is known
  reg                          offered_q;
  reg [Classes*CountWidth-1:0] counts_q;
  reg [Classes*CountWidth-1:0] published_q;

  wire accept;
  wire occupied;
  wire publish;

  assign accept   = valid_i & ready_o;
  assign occupied = offered_q | (stages_q != 2'd0);
  assign publish  = whole_q & ~occupied;

  integer k;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      counting_q <= 1'b0;
      whole_q    <= 1'b0;
      stages_q   <= 2'd0;
      offered_q  <= 1'b0;
    end else begin
      if (accept) begin
        counting_q <= ~final_i;
        for (k = 0; k < Classes; k = k + 1) begin
          counts_q[k*CountWidth +: CountWidth] <=
              (counting_q ? counts_q[k*CountWidth +: CountWidth] : CountWidth'(0))
              + CountWidth'(spikes_i[k]);
        end
      end
      if (accept & final_i) begin
        whole_q <= 1'b1;
      end else if (publish) begin
        whole_q <= 1'b0;
      end
      if (publish) begin
        published_q <= counts_q;
        offered_q   <= 1'b1;
      end else if (result_ready_i) begin
        offered_q <= 1'b0;
      end
    end
  end

  // Head 0: whether a class has more spikes than that of the result, or as many and comes before it.
  wire [3:0]            better_0;
  wire [CountWidth-1:0] most_0;
  wire [31:0]           class_0;

  assign class_0 = 32'(result_class_o[0 +: 2]);
  assign most_0  = CountWidth'(result_counts_o[0*CountWidth +: 4*CountWidth] >> (class_0 * CountWidth));

  generate
    for (genvar c = 0; c < 4; c = c + 1) begin : gen_better_0
      assign better_0[c] = (c < class_0)
          ? result_counts_o[(0+c)*CountWidth +: CountWidth] >= most_0
          : result_counts_o[(0+c)*CountWidth +: CountWidth] > most_0;
    end
  endgenerate

  reg in_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    in_waits_q <= rst_ni & valid_i & ~ready_o;
  end

  in_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> valid_i)
      else $error("outside: a vector is offered until it is taken");

  in_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> $stable({final_i, spikes_i}))
      else $error("outside: a vector stays as it is until it is taken");

  reg result_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    result_waits_q <= rst_ni & result_valid_o & ~result_ready_i;
  end

  result_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_waits_q |-> result_valid_o)
      else $error("a result is offered until it is taken");

  result_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_waits_q |-> $stable({result_class_o, result_counts_o}))
      else $error("a result stays as it is until it is taken");

  one_result_a_sample_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_valid_o == offered_q)
      else $error("a result is offered if and only if a sample is whole and its result has not been taken");

  each_spike_once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_valid_o |-> result_counts_o == published_q)
      else $error("the counts of a result are the spikes of its sample");

  ready_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ready_o == ~(whole_q & occupied))
      else $error("spikes are accepted unless a whole sample waits for the result before it");

  busy_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      busy_o == (whole_q | occupied))
      else $error("it is busy while a whole sample or its result is here");

  most_spikes_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_valid_o |-> class_0 < 32'd4 && ~|better_0)
      else $error("the class of a result is the lowest with the most spikes");

endmodule

bind spike_counter spike_counter_assertions #(
  .CountWidth(CountWidth)
) u_spike_counter_assertions (.*);

// sample_sequencer: the last of the time steps of a sample is marked, and no other.
module sample_sequencer_assertions #(
  parameter CountWidth = 1
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire [CountWidth-1:0] time_steps_i,
  input  wire                  accept_i,
  input  wire                  final_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg                  begun_q;  // the first vector of a sample has been accepted, and not the last
  reg [CountWidth-1:0] left_q;

  wire [CountWidth-1:0] left;

  assign left = begun_q ? left_q : time_steps_i;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      begun_q <= 1'b0;
    end else if (accept_i) begin
      begun_q <= left != One;
      left_q  <= left - One;
    end
  end

  last_is_marked_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      final_o == (left == One))
      else $error("the last time step of a sample is marked, and no other");

  some_time_steps_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      accept_i && !begun_q |-> time_steps_i != Zero)
      else $error("outside: a sample has at least one time step");

endmodule

bind sample_sequencer sample_sequencer_assertions #(
  .CountWidth(CountWidth)
) u_sample_sequencer_assertions (.*);

// flight_counter: it neither overflows nor underflows.
module flight_counter_assertions #(
  parameter CountWidth = 1
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire                  enters_i,
  input  wire                  leaves_i,
  input  wire                  in_flight_o,
  input  wire [CountWidth-1:0] count_q
);

  reg [31:0] inside_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      inside_q <= 32'd0;
    end else begin
      inside_q <= inside_q + 32'(enters_i) - 32'(leaves_i);
    end
  end

  no_underflow_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      leaves_i |-> inside_q != 32'd0)
      else $error("outside: more comes out than went in");

  no_overflow_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      32'(count_q) == inside_q)
      else $error("all that is in flight is counted");

  in_flight_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_flight_o == (inside_q != 32'd0))
      else $error("something is in flight if and only if it is told");

endmodule

bind flight_counter flight_counter_assertions #(
  .CountWidth(CountWidth)
) u_flight_counter_assertions (.*);

// snn_accelerator: its handshakes; what is in it is told.
module snn_accelerator_assertions (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        spikes_valid_i,
  input  wire        spikes_ready_o,
  input  wire [19:0] spikes_i,
  input  wire        result_valid_o,
  input  wire        result_ready_i,
  input  wire [1:0]  result_class_o,
  input  wire [19:0] result_counts_o,
  input  wire        busy_o
);

  reg accepted_q;

  always @(posedge clk_i) begin
    accepted_q <= rst_ni & spikes_valid_i & spikes_ready_o;
  end

  reg spikes_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    spikes_waits_q <= rst_ni & spikes_valid_i & ~spikes_ready_o;
  end

  spikes_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      spikes_waits_q |-> spikes_valid_i)
      else $error("outside: a vector of spikes is offered until it is taken");

  spikes_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      spikes_waits_q |-> $stable(spikes_i))
      else $error("outside: a vector of spikes stays as it is until it is taken");

  reg result_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    result_waits_q <= rst_ni & result_valid_o & ~result_ready_i;
  end

  result_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_waits_q |-> result_valid_o)
      else $error("a result is offered until it is taken");

  result_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_waits_q |-> $stable({result_class_o, result_counts_o}))
      else $error("a result stays as it is until it is taken");

  busy_with_spikes_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      accepted_q |-> busy_o)
      else $error("the core is busy from the cycle after spikes were accepted");

  busy_with_result_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      result_valid_o |-> busy_o)
      else $error("the core is busy while a result is offered");

endmodule

bind snn_accelerator snn_accelerator_assertions u_snn_accelerator_assertions (.*);

// skid_buffer: what is accepted comes out once, unchanged and in order; nothing is accepted where it
// was closed.
module skid_buffer_assertions #(
  parameter Width = 1
) (
  input  wire             clk_i,
  input  wire             rst_ni,
  input  wire             close_i,
  input  wire             valid_i,
  input  wire             ready_o,
  input  wire [Width-1:0] data_i,
  input  wire             valid_o,
  input  wire             ready_i,
  input  wire [Width-1:0] data_o,
  input  wire             full_o
);

  reg             kept_q;  // something was accepted and not taken, namely this
  reg [Width-1:0] keeps_q;
  reg             closed_q;

  always @(posedge clk_i) begin
    closed_q <= ~rst_ni | close_i;
    if (!rst_ni) begin
      kept_q <= 1'b0;
    end else if (kept_q) begin
      kept_q <= ~ready_i;
    end else begin
      kept_q  <= valid_i & ready_o & ~ready_i;
      keeps_q <= data_i;
    end
  end

  reg in_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    in_waits_q <= rst_ni & valid_i & ~ready_o;
  end

  in_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> valid_i)
      else $error("outside: what is offered is offered until it is taken");

  in_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> $stable(data_i))
      else $error("outside: what is offered stays as it is until it is taken");

  reg out_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    out_waits_q <= rst_ni & valid_o & ~ready_i;
  end

  out_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> valid_o)
      else $error("what is offered is offered until it is taken");

  out_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> $stable(data_o))
      else $error("what is offered stays as it is until it is taken");

  once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o == (kept_q | (valid_i & ready_o)))
      else $error("something comes out that was not accepted, or does not come out");

  in_order_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o |-> data_o == (kept_q ? keeps_q : data_i))
      else $error("what comes out is what was accepted");

  ready_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ready_o == (~kept_q & ~closed_q))
      else $error("nothing is accepted while something is kept, or where it was closed");

  full_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      full_o == kept_q)
      else $error("it tells whether something is kept");

endmodule

bind skid_buffer skid_buffer_assertions #(
  .Width(Width)
) u_skid_buffer_assertions (.*);

// stream_register: what is accepted comes out once, unchanged, from the next cycle on.
module stream_register_assertions #(
  parameter Width = 1
) (
  input  wire             clk_i,
  input  wire             rst_ni,
  input  wire             valid_i,
  input  wire             ready_o,
  input  wire [Width-1:0] data_i,
  input  wire             valid_o,
  input  wire             ready_i,
  input  wire [Width-1:0] data_o
);

  reg             kept_q;  // something was accepted and not taken, namely this
  reg [Width-1:0] keeps_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      kept_q <= 1'b0;
    end else if (valid_i & ready_o) begin
      kept_q  <= 1'b1;
      keeps_q <= data_i;
    end else if (valid_o & ready_i) begin
      kept_q <= 1'b0;
    end
  end

  reg out_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    out_waits_q <= rst_ni & valid_o & ~ready_i;
  end

  out_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> valid_o)
      else $error("what is offered is offered until it is taken");

  out_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> $stable(data_o))
      else $error("what is offered stays as it is until it is taken");

  no_overflow_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_i && ready_o |-> !kept_q || ready_i)
      else $error("something is accepted while something is kept that is not taken");

  once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o == kept_q)
      else $error("something comes out that was not accepted, or does not come out");

  in_order_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o |-> data_o == keeps_q)
      else $error("what comes out is what was accepted");

endmodule

bind stream_register stream_register_assertions #(
  .Width(Width)
) u_stream_register_assertions (.*);

// channel_buffer: what is accepted comes out once, unchanged and in order; two words have room.
module channel_buffer_assertions #(
  parameter Width = 1
) (
  input  wire             clk_i,
  input  wire             rst_ni,
  input  wire             valid_i,
  input  wire             ready_o,
  input  wire [Width-1:0] data_i,
  input  wire             valid_o,
  input  wire             ready_i,
  input  wire [Width-1:0] data_o
);

  reg             fresh_q;  // the cycle after a reset
  reg [1:0]       words_q;
  reg [Width-1:0] first_q;
  reg [Width-1:0] next_q;

  wire enters;
  wire leaves;

  assign enters = valid_i & ready_o;
  assign leaves = valid_o & ready_i;

  always @(posedge clk_i) begin
    fresh_q <= ~rst_ni;
    if (!rst_ni) begin
      words_q <= 2'd0;
    end else begin
      words_q <= words_q + {1'b0, enters} - {1'b0, leaves};
    end
    if (leaves) begin
      first_q <= (words_q == 2'd2) ? next_q : data_i;
    end else if (words_q == 2'd0) begin
      first_q <= data_i;
    end else if (enters) begin
      next_q <= data_i;
    end
  end

  reg out_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    out_waits_q <= rst_ni & valid_o & ~ready_i;
  end

  out_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> valid_o)
      else $error("a word is offered until it is taken");

  out_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      out_waits_q |-> $stable(data_o))
      else $error("a word stays as it is until it is taken");

  once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o == (words_q != 2'd0))
      else $error("a word comes out if and only if one was accepted");

  in_order_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o |-> data_o == first_q)
      else $error("words come out as they were accepted, in order");

  ready_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ready_o == (!fresh_q && words_q != 2'd2))
      else $error("a word is accepted unless two are kept, or there was a reset");

endmodule

bind channel_buffer channel_buffer_assertions #(
  .Width(Width)
) u_channel_buffer_assertions (.*);

// packet_gate: the rest of a packet that a reset has cut off is dropped, and nothing else.
module packet_gate_assertions (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire cut_i,
  input  wire valid_i,
  input  wire ready_o,
  input  wire last_i,
  input  wire valid_o,
  input  wire ready_i,
  input  wire open_o
);

  reg begun_q;    // a packet has begun and not ended
  reg cut_off_q;  // and what comes of it is dropped

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      begun_q   <= 1'b0;
      cut_off_q <= 1'b0;
    end else if (valid_i & ready_o) begin
      begun_q   <= ~last_i;
      cut_off_q <= cut_off_q & ~last_i;
    end else if (cut_i) begin
      cut_off_q <= begun_q;
    end
  end

  reg in_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    in_waits_q <= rst_ni & valid_i & ~ready_o;
  end

  in_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> valid_i)
      else $error("outside: a beat is offered until it is taken");

  in_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      in_waits_q |-> $stable(last_i))
      else $error("outside: a beat stays as it is until it is taken");

  drops_the_rest_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      valid_o == (valid_i & ~cut_off_q))
      else $error("of a packet that was cut off, nothing goes through, and nothing of another is dropped");

  drops_at_once_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ready_o == (cut_off_q | ready_i))
      else $error("a beat that is dropped is accepted at once, another one with the receiver");

  open_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      open_o == (begun_q & ~cut_off_q))
      else $error("it tells whether a packet is open");

endmodule

bind packet_gate packet_gate_assertions u_packet_gate_assertions (.*);

// reset_sequencer: a reset by software comes when all is drained, and not before.
module reset_sequencer_assertions (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire request_i,
  input  wire empty_i,
  input  wire close_o,
  input  wire drain_o,
  input  wire reset_o
);

  reg drained_q;
  reg draining_q;

  always @(posedge clk_i) begin
    drained_q  <= rst_ni & drain_o & empty_i;
    draining_q <= rst_ni & (request_i | (drain_o & ~empty_i));
  end

  reset_when_drained_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      reset_o == drained_q)
      else $error("the core is reset in the cycle after all is drained, and in no other");

  drains_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      drain_o == draining_q)
      else $error("what is in flight is waited for from the request on");

  closed_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      close_o == (request_i | drain_o))
      else $error("nothing more is accepted from the request on");

endmodule

bind reset_sequencer reset_sequencer_assertions u_reset_sequencer_assertions (.*);

// packet_framer: a packet that holds a sample gives as many time steps as that has.
module packet_framer_assertions #(
  parameter CountWidth = 1
) (
  input  wire                  clk_i,
  input  wire                  rst_ni,
  input  wire                  counted_i,
  input  wire [CountWidth-1:0] time_steps_i,
  input  wire                  accept_i,
  input  wire                  last_i,
  input  wire                  free_i,
  input  wire                  drop_o,
  input  wire                  ends_o,
  input  wire                  fill_o,
  input  wire                  counted_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg                  begun_q;     // a packet has begun, and its last beat has not come
  reg                  counting_q;  // it holds a sample
  reg [CountWidth-1:0] left_q;      // time steps that are still to come of it

  wire first;
  wire step;  // a time step of a sample is made

  assign first = ~begun_q & ~fill_o;
  assign step  = (ends_o & counted_o) | (fill_o & free_i);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      begun_q    <= 1'b0;
      counting_q <= 1'b0;
      left_q     <= Zero;
    end else begin
      if (accept_i) begin
        begun_q    <= ~last_i;
        counting_q <= begun_q ? counting_q : counted_i;
      end
      if (accept_i & first) begin
        left_q <= time_steps_i - CountWidth'(step);
      end else if (step) begin
        left_q <= left_q - One;
      end
    end
  end

  counted_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      begun_q |-> counted_o == counting_q)
      else $error("how a packet is framed does not change within it");

  fill_or_beat_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      !(fill_o && accept_i))
      else $error("a beat is accepted while a packet is filled up");

  no_step_too_many_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      step |-> first ? time_steps_i != Zero : left_q != Zero)
      else $error("a sample gets no more time steps than it has");

  no_step_too_few_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      counting_q && first |-> left_q == Zero)
      else $error("a packet is dropped, or no longer filled up, when its sample is whole");

  drop_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      drop_o == (begun_q && counting_q && left_q == Zero))
      else $error("beats are dropped from the end of the sample to the end of the packet");

  fill_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      fill_o == (!begun_q && counting_q && left_q != Zero))
      else $error("a packet that has ended is filled up until its sample is whole");

endmodule

bind packet_framer packet_framer_assertions #(
  .CountWidth(CountWidth)
) u_packet_framer_assertions (.*);

// spike_words: beats are offered until they are taken; a word is taken while there is room.
module spike_words_assertions #(
  parameter StreamWidth = 1
) (
  input  wire                     clk_i,
  input  wire                     rst_ni,
  input  wire                     close_i,
  input  wire                     word_valid_i,
  input  wire                     word_ready_o,
  input  wire                     word_last_i,
  input  wire                     m_axis_tvalid,
  input  wire                     m_axis_tready,
  input  wire [StreamWidth/8-1:0] m_axis_tkeep,
  input  wire                     m_axis_tlast,
  input  wire                     begun_o
);

  localparam [31:0] Words = StreamWidth / 32;

  reg [31:0] words_q;  // that are here
  reg        ended_q;  // the last of them ends the time step

  wire take;

  assign take = word_valid_i & word_ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      words_q <= 32'd0;
      ended_q <= 1'b0;
    end else if (take) begin
      words_q <= words_q + 32'd1;
      ended_q <= word_last_i;
    end else if (m_axis_tvalid & m_axis_tready) begin
      words_q <= 32'd0;
      ended_q <= 1'b0;
    end
  end

  reg beat_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    beat_waits_q <= rst_ni & m_axis_tvalid & ~m_axis_tready;
  end

  beat_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      beat_waits_q |-> m_axis_tvalid)
      else $error("a beat is offered until it is taken");

  beat_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      beat_waits_q |-> $stable({m_axis_tlast, m_axis_tkeep}))
      else $error("a beat stays as it is until it is taken");

  whole_beats_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_tvalid == (words_q == Words || (words_q != 32'd0 && ended_q)))
      else $error("a beat is offered if and only if its words are whole, or end the time step");

  keeps_its_words_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_tvalid |-> $countones(m_axis_tkeep) == 4 * words_q && m_axis_tlast == ended_q)
      else $error("a beat has the bytes of its words, and ends the time step with them");

  no_overflow_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      word_ready_o == (~m_axis_tvalid & ~close_i))
      else $error("a word is taken while no beat waits, and nothing is closed");

  begun_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      begun_o == (words_q != 32'd0))
      else $error("it tells whether there are words");

endmodule

bind spike_words spike_words_assertions #(
  .StreamWidth(StreamWidth)
) u_spike_words_assertions (.*);

// axis_spike_input: a vector has the spikes of the beats of its own time step, and holds until it is
// accepted.
module axis_spike_input_assertions #(
  parameter Inputs      = 1,
  parameter StreamWidth = 1,
  parameter Beats       = 1
) (
  input  wire                     clk_i,
  input  wire                     rst_ni,
  input  wire                     s_axis_tvalid,
  input  wire                     s_axis_tready,
  input  wire [StreamWidth-1:0]   s_axis_tdata,
  input  wire [StreamWidth/8-1:0] s_axis_tkeep,
  input  wire                     spikes_valid_o,
  input  wire                     spikes_ready_i,
  input  wire [Inputs-1:0]        spikes_o,
  input  wire                     framing_error_o,
  input  wire                     waiting_o,
  input  wire                     drop,
  input  wire                     ends,
  input  wire                     fill,
  input  wire                     misplaced
);

  localparam [Beats*StreamWidth-1:0] Zero = 0;

  reg [31:0]       beats_q;  // of this time step so far
  reg              whole_q;  // a whole time step waits
  reg [Inputs-1:0] gathered_q;

  wire                             free;
  wire                             accept;
  wire [StreamWidth-1:0]           data;
  wire [(Beats+1)*StreamWidth-1:0] placed;
  wire                             surplus;  // there is a spike beyond the last input

  genvar b;
  generate
    for (b = 0; b < StreamWidth; b = b + 1) begin : gen_data
      assign data[b] = s_axis_tdata[b] & s_axis_tkeep[b/8];
    end
  endgenerate

  assign free    = ~whole_q | spikes_ready_i;
  assign accept  = s_axis_tvalid & s_axis_tready;
  assign placed  = {Zero, data} << (((beats_q > Beats) ? Beats : beats_q) * StreamWidth);
  assign surplus = |(placed >> Inputs);

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      beats_q <= 32'd0;
      whole_q <= 1'b0;
    end else begin
      if (free) begin
        whole_q <= ends | fill;
      end
      if (accept & ~drop) begin
        beats_q    <= ends ? 32'd0 : beats_q + 32'd1;
        gathered_q <= ((beats_q == 32'd0) ? {Inputs{1'b0}} : gathered_q) | placed[Inputs-1:0];
      end else if (fill & free) begin
        gathered_q <= {Inputs{1'b0}};
      end
    end
  end

  reg vector_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    vector_waits_q <= rst_ni & spikes_valid_o & ~spikes_ready_i;
  end

  vector_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      vector_waits_q |-> spikes_valid_o)
      else $error("a vector of spikes is offered until it is taken");

  vector_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      vector_waits_q |-> $stable(spikes_o))
      else $error("a vector of spikes stays as it is until it is taken");

  offered_until_taken_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      spikes_valid_o == whole_q)
      else $error("a vector is offered if and only if a time step is whole and was not taken");

  own_spikes_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      spikes_valid_o |-> spikes_o == gathered_q)
      else $error("a vector has the spikes of the beats of its own time step, each in its place");

  ready_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axis_tready == (free & ~fill))
      else $error("a beat is accepted if there is room, and no vector is due without one");

  errors_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      framing_error_o == (misplaced || (accept && !drop && (beats_q >= Beats || surplus))))
      else $error("what is beyond the last input is reported, and so is a packet that ends elsewhere than its sample");

  waiting_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      waiting_o == (whole_q | fill))
      else $error("it tells whether a vector waits or is due");

endmodule

bind axis_spike_input axis_spike_input_assertions #(
  .Inputs     (Inputs),
  .StreamWidth(StreamWidth),
  .Beats      (Beats)
) u_axis_spike_input_assertions (.*);

// axis_result_output: each beat of a result is sent once and in order; a packet ends with its last
// result, or where it is closed.
module axis_result_output_assertions #(
  parameter ClassBeats   = 1,
  parameter Classes      = 1,
  parameter CountWidth   = 1,
  parameter ResultsWidth = 1
) (
  input  wire                          clk_i,
  input  wire                          rst_ni,
  input  wire [ResultsWidth-1:0]       results_per_packet_i,
  input  wire                          apart_i,
  input  wire                          close_i,
  input  wire                          result_valid_i,
  input  wire                          result_ready_o,
  input  wire [ClassBeats*32-1:0]      result_words_i,
  input  wire [Classes*CountWidth-1:0] result_counts_i,
  input  wire                          m_axis_tvalid,
  input  wire                          m_axis_tready,
  input  wire [31:0]                   m_axis_tdata,
  input  wire [3:0]                    m_axis_tkeep,
  input  wire                          m_axis_tlast,
  input  wire                          open_o
);

  localparam [31:0] Beats            = ClassBeats + Classes;
  localparam [ResultsWidth-1:0] None = 0;
  localparam [ResultsWidth-1:0] One  = 1;

  reg [31:0]             sent_q;   // beats of the result that were taken
  reg [ResultsWidth-1:0] whole_q;  // results of the packet that were
  reg [ResultsWidth-1:0] asked_q;  // of so many

  wire                    begins;
  wire                    closing;
  wire                    last;
  wire [ResultsWidth-1:0] asked;
  wire [Beats*32-1:0]     beats;

  assign begins                   = (sent_q == 32'd0) & (whole_q == None);
  assign closing                  = close_i & (whole_q != None);
  assign last                     = sent_q == Beats - 32'd1;
  assign asked                    = begins ? results_per_packet_i : asked_q;
  assign beats[ClassBeats*32-1:0] = result_words_i;

  genvar c;
  generate
    for (c = 0; c < Classes; c = c + 1) begin : gen_counts
      assign beats[(ClassBeats+c)*32 +: 32] = 32'(result_counts_i[c*CountWidth +: CountWidth]);
    end
  endgenerate

  always @(posedge clk_i) begin
    if (begins) begin
      asked_q <= results_per_packet_i;
    end
    if (!rst_ni) begin
      sent_q  <= 32'd0;
      whole_q <= None;
    end else if (m_axis_tvalid & m_axis_tready) begin
      if (closing) begin
        whole_q <= None;
      end else begin
        sent_q <= last ? 32'd0 : sent_q + 32'd1;
        if (last & ~apart_i) begin
          whole_q <= (whole_q + One == asked) ? None : whole_q + One;
        end
      end
    end
  end

  reg beat_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    beat_waits_q <= rst_ni & m_axis_tvalid & ~m_axis_tready;
  end

  beat_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      beat_waits_q |-> m_axis_tvalid)
      else $error("a beat is offered until it is taken");

  beat_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      beat_waits_q |-> $stable({m_axis_tlast, m_axis_tkeep, m_axis_tdata}))
      else $error("a beat stays as it is until it is taken");

  offered_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_tvalid == (result_valid_i | closing))
      else $error("a beat is offered if and only if there is a result, or a packet to close");

  in_order_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_tvalid && !closing |-> m_axis_tkeep == 4'hf && m_axis_tdata == 32'(beats >> (sent_q * 32'd32)))
      else $error("the beats of a result are sent once and in order");

  last_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_tvalid |-> m_axis_tlast == (closing || (last && whole_q + One == asked)))
      else $error("a packet ends with its last result, or where it is closed");

  taken_with_last_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      (result_valid_i & result_ready_o) == (m_axis_tvalid & m_axis_tready & last))
      else $error("a result is taken with its last beat");

  open_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      open_o == (whole_q != None))
      else $error("it tells whether a packet is open");

  closed_between_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      close_i |-> !result_valid_i && sent_q == 32'd0)
      else $error("outside: a packet is closed between results");

endmodule

bind axis_result_output axis_result_output_assertions #(
  .ClassBeats  (ClassBeats),
  .Classes     (Classes),
  .CountWidth  (CountWidth),
  .ResultsWidth(ResultsWidth)
) u_axis_result_output_assertions (.*);

// axi_lite_port: AXI4-Lite; each access that is taken happens once and is answered once.
module axi_lite_port_assertions #(
  parameter AddrWidth = 1
) (
  input  wire                 clk_i,
  input  wire                 rst_ni,
  input  wire                 s_axi_awvalid,
  input  wire                 s_axi_awready,
  input  wire [AddrWidth-1:0] s_axi_awaddr,
  input  wire                 s_axi_wvalid,
  input  wire                 s_axi_wready,
  input  wire [31:0]          s_axi_wdata,
  input  wire [3:0]           s_axi_wstrb,
  input  wire                 s_axi_bvalid,
  input  wire                 s_axi_bready,
  input  wire [1:0]           s_axi_bresp,
  input  wire                 s_axi_arvalid,
  input  wire                 s_axi_arready,
  input  wire [AddrWidth-1:0] s_axi_araddr,
  input  wire                 s_axi_rvalid,
  input  wire                 s_axi_rready,
  input  wire [31:0]          s_axi_rdata,
  input  wire [1:0]           s_axi_rresp,
  input  wire                 write_valid_o,
  input  wire [AddrWidth-1:0] write_addr_o,
  input  wire [31:0]          write_data_o,
  input  wire                 write_whole_o,
  input  wire                 write_done_i,
  input  wire                 read_valid_o,
  input  wire [AddrWidth-1:0] read_addr_o,
  input  wire                 read_done_i
);

  reg fresh_q;  // the cycle after a reset

  // Taken and not done, done and not answered.
  reg [31:0] addresses_q;
  reg [31:0] data_q;
  reg [31:0] written_q;
  reg [31:0] asked_q;
  reg [31:0] read_q;

  wire write;
  wire read;

  assign write = write_valid_o & write_done_i;
  assign read  = read_valid_o & read_done_i;

  always @(posedge clk_i) begin
    fresh_q <= ~rst_ni;
    if (!rst_ni) begin
      addresses_q <= 32'd0;
      data_q      <= 32'd0;
      written_q   <= 32'd0;
      asked_q     <= 32'd0;
      read_q      <= 32'd0;
    end else begin
      addresses_q <= addresses_q + 32'(s_axi_awvalid && s_axi_awready) - 32'(write);
      data_q      <= data_q + 32'(s_axi_wvalid && s_axi_wready) - 32'(write);
      written_q   <= written_q + 32'(write) - 32'(s_axi_bvalid && s_axi_bready);
      asked_q     <= asked_q + 32'(s_axi_arvalid && s_axi_arready) - 32'(read);
      read_q      <= read_q + 32'(read) - 32'(s_axi_rvalid && s_axi_rready);
    end
  end

  reg aw_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    aw_waits_q <= rst_ni & s_axi_awvalid & ~s_axi_awready;
  end

  aw_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      aw_waits_q |-> s_axi_awvalid)
      else $error("outside: the address of a write is offered until it is taken");

  aw_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      aw_waits_q |-> $stable(s_axi_awaddr))
      else $error("outside: the address of a write stays as it is until it is taken");

  reg w_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    w_waits_q <= rst_ni & s_axi_wvalid & ~s_axi_wready;
  end

  w_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      w_waits_q |-> s_axi_wvalid)
      else $error("outside: the data of a write is offered until it is taken");

  w_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      w_waits_q |-> $stable({s_axi_wstrb, s_axi_wdata}))
      else $error("outside: the data of a write stays as it is until it is taken");

  reg ar_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    ar_waits_q <= rst_ni & s_axi_arvalid & ~s_axi_arready;
  end

  ar_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ar_waits_q |-> s_axi_arvalid)
      else $error("outside: the address of a read is offered until it is taken");

  ar_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      ar_waits_q |-> $stable(s_axi_araddr))
      else $error("outside: the address of a read stays as it is until it is taken");

  reg b_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    b_waits_q <= rst_ni & s_axi_bvalid & ~s_axi_bready;
  end

  b_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      b_waits_q |-> s_axi_bvalid)
      else $error("the answer to a write is offered until it is taken");

  b_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      b_waits_q |-> $stable(s_axi_bresp))
      else $error("the answer to a write stays as it is until it is taken");

  reg r_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    r_waits_q <= rst_ni & s_axi_rvalid & ~s_axi_rready;
  end

  r_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      r_waits_q |-> s_axi_rvalid)
      else $error("the answer to a read is offered until it is taken");

  r_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      r_waits_q |-> $stable({s_axi_rresp, s_axi_rdata}))
      else $error("the answer to a read stays as it is until it is taken");

  reg write_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    write_waits_q <= rst_ni & write_valid_o & ~write_done_i;
  end

  write_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      write_waits_q |-> write_valid_o)
      else $error("a write that is due is offered until it is taken");

  write_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      write_waits_q |-> $stable({write_whole_o, write_addr_o, write_data_o}))
      else $error("a write that is due stays as it is until it is taken");

  reg read_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    read_waits_q <= rst_ni & read_valid_o & ~read_done_i;
  end

  read_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      read_waits_q |-> read_valid_o)
      else $error("a read that is due is offered until it is taken");

  read_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      read_waits_q |-> $stable(read_addr_o))
      else $error("a read that is due stays as it is until it is taken");

  no_answer_without_a_write_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axi_bvalid == (written_q != 32'd0))
      else $error("a write is answered if and only if it has happened");

  no_answer_without_a_read_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axi_rvalid == (read_q != 32'd0))
      else $error("a read is answered if and only if it has happened");

  no_write_without_request_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      write_valid_o |-> addresses_q != 32'd0 && data_q != 32'd0)
      else $error("a write is due that was not asked for");

  no_read_without_request_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      read_valid_o |-> asked_q != 32'd0)
      else $error("a read is due that was not asked for");

  responses_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      !(s_axi_bresp[0] || s_axi_rresp[0]))
      else $error("an answer is OKAY or SLVERR");

  after_reset_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      fresh_q |-> ~|{s_axi_awready, s_axi_wready, s_axi_arready, s_axi_bvalid, s_axi_rvalid})
      else $error("nothing is taken or answered in the cycle after a reset");

endmodule

bind axi_lite_port axi_lite_port_assertions #(
  .AddrWidth(AddrWidth)
) u_axi_lite_port_assertions (.*);

// axi_lite_registers: what the registers hold changes by writes that are not refused, and nothing else;
// what acts, acts in the cycle of its write.
module axi_lite_registers_assertions (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        write_valid,
  input  wire        write_done,
  input  wire        write_good,
  input  wire        read_valid,
  input  wire        read_done,
  input  wire        read_good,
  input  wire [31:0] read_data,
  input  wire [2:0]  irq_enable_q,
  input  wire [2:0]  irq_status_q,
  input  wire        irq_o,
  input  wire        load_valid_o,
  input  wire        load_read_o,
  input  wire        busy_i,
  input  wire        resetting_i,
  input  wire        soft_reset_o,
  input  wire        reset_done_i,
  input  wire        input_error_i,
  input  wire        result_pending_i,
  input  wire [4:0]  time_steps_o,
  input  wire        frames_by_count_o,
  input  wire [15:0] results_per_packet_o,
  input  wire        streams_by_register_o,
  input  wire        reg_spike_valid_o,
  input  wire        reg_spike_ready_i,
  input  wire        reg_result_valid_i,
  input  wire        reg_result_ready_o
);

  reg       unwritten_q;  // no write has happened a cycle ago
  reg       happened_q;   // something has, of what follows
  reg [2:0] events_q;
  reg       pending_q;

  wire write;
  wire read;
  wire refused;

  assign write   = write_valid & write_done & write_good;
  assign read    = read_valid & read_done & read_good;
  assign refused = (write_valid & write_done & ~write_good) | (read_valid & read_done & ~read_good);

  always @(posedge clk_i) begin
    unwritten_q <= rst_ni & ~write;
    happened_q  <= rst_ni;
    events_q    <= {reset_done_i, input_error_i | refused, result_pending_i};
    pending_q   <= |(irq_enable_q & irq_status_q);
  end

  changed_by_writes_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      unwritten_q |-> $stable({time_steps_o, frames_by_count_o, results_per_packet_o, streams_by_register_o, irq_enable_q}))
      else $error("a register changes without a write, or by one that is refused");

  nothing_is_lost_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      happened_q |-> ~|(events_q & ~irq_status_q))
      else $error("what happens stands in IRQ_STATUS in the next cycle");

  interrupt_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      happened_q |-> irq_o == pending_q)
      else $error("the interrupt is pending if and only if one that is enabled is");

  time_steps_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      32'(time_steps_o) - 32'd1 < 32'd16)
      else $error("the number of time steps is one that there can be");

  results_per_packet_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      results_per_packet_o != 0)
      else $error("a packet has at least one result");

  reset_by_write_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      soft_reset_o |-> write)
      else $error("the core is reset by a write that is not refused");

  words_by_write_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      reg_spike_valid_o |-> write && streams_by_register_o && reg_spike_ready_i)
      else $error("a word of spikes is given by a write that is not refused, and is taken");

  results_by_read_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      reg_result_ready_o |-> read && streams_by_register_o && reg_result_valid_i)
      else $error("a word of a result is taken by a read that is not refused, and is there");

  refused_reads_are_zero_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      read_valid && !read_good |-> read_data == 32'd0)
      else $error("a read that is refused gives zeros");

  loads_by_write_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      load_valid_o |-> write && !resetting_i)
      else $error("a number is loaded by a write that is not refused, and not during a reset");

  loads_while_idle_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      load_valid_o |-> !busy_i)
      else $error("a number is loaded while nothing is in flight");

  reads_back_while_idle_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      load_read_o |-> !busy_i && !resetting_i && !load_valid_o)
      else $error("a number is read back while nothing is in flight, and none is loaded");

endmodule

bind axi_lite_registers axi_lite_registers_assertions u_axi_lite_registers_assertions (.*);

// snn_axi: the rules of AXI4-Stream and AXI4-Lite at its pins.
module snn_axi_assertions (
  input  wire        clk_i,
  input  wire        rst_ni,
  input  wire        s_axis_tvalid,
  input  wire        s_axis_tready,
  input  wire [31:0] s_axis_tdata,
  input  wire [3:0]  s_axis_tkeep,
  input  wire        s_axis_tlast,
  input  wire        m_axis_tvalid,
  input  wire        m_axis_tready,
  input  wire [31:0] m_axis_tdata,
  input  wire [3:0]  m_axis_tkeep,
  input  wire        m_axis_tlast,
  input  wire        s_axi_bvalid,
  input  wire        s_axi_bready,
  input  wire [1:0]  s_axi_bresp,
  input  wire        s_axi_rvalid,
  input  wire        s_axi_rready,
  input  wire [31:0] s_axi_rdata,
  input  wire [1:0]  s_axi_rresp
);

  reg fresh_q;  // the cycle after a reset

  always @(posedge clk_i) begin
    fresh_q <= ~rst_ni;
  end

  reg s_axis_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    s_axis_waits_q <= rst_ni & s_axis_tvalid & ~s_axis_tready;
  end

  s_axis_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axis_waits_q |-> s_axis_tvalid)
      else $error("outside: a beat of spikes is offered until it is taken");

  s_axis_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axis_waits_q |-> $stable({s_axis_tlast, s_axis_tkeep, s_axis_tdata}))
      else $error("outside: a beat of spikes stays as it is until it is taken");

  reg m_axis_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    m_axis_waits_q <= rst_ni & m_axis_tvalid & ~m_axis_tready;
  end

  m_axis_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_waits_q |-> m_axis_tvalid)
      else $error("a beat of results is offered until it is taken");

  m_axis_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_waits_q |-> $stable({m_axis_tlast, m_axis_tkeep, m_axis_tdata}))
      else $error("a beat of results stays as it is until it is taken");

  reg s_axi_b_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    s_axi_b_waits_q <= rst_ni & s_axi_bvalid & ~s_axi_bready;
  end

  s_axi_b_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axi_b_waits_q |-> s_axi_bvalid)
      else $error("the answer to a write is offered until it is taken");

  s_axi_b_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axi_b_waits_q |-> $stable(s_axi_bresp))
      else $error("the answer to a write stays as it is until it is taken");

  reg s_axi_r_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    s_axi_r_waits_q <= rst_ni & s_axi_rvalid & ~s_axi_rready;
  end

  s_axi_r_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axi_r_waits_q |-> s_axi_rvalid)
      else $error("the answer to a read is offered until it is taken");

  s_axi_r_unchanged_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      s_axi_r_waits_q |-> $stable({s_axi_rresp, s_axi_rdata}))
      else $error("the answer to a read stays as it is until it is taken");

  whole_beats_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      m_axis_tvalid |-> &m_axis_tkeep || (~|m_axis_tkeep && m_axis_tlast))
      else $error("a beat of results has all bytes, or none and ends the packet");

  after_reset_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      fresh_q |-> ~|{m_axis_tvalid, s_axi_bvalid, s_axi_rvalid})
      else $error("nothing is offered in the cycle after a reset");

endmodule

bind snn_axi snn_axi_assertions u_snn_axi_assertions (.*);

`default_nettype wire

/* verilator lint_on DECLFILENAME */
