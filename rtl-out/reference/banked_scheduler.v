// Banked scheduler: issues up to Width active presynaptic indices of a spike vector in a cycle.
//
// Each read port of the weight SRAM has its share of the inputs and asks for the weight row of the
// lowest one that is pending. Of the ports that ask, the first Width are granted, in the order of
// their numbers; the others wait. So each port is read in ascending order, and two inputs never
// meet at one. Where all else that is pending waits for ports in use, the layer issues fewer than
// Width: a bank conflict.
// A vector without spikes takes one issue as well, in which nothing is read.
//
// Parameters
//   Inputs        presynaptic neurons
//   Width         indices issued in a cycle, at most; no more than there are ports
//   Banks         SRAM banks
//   Ports         read ports of a bank, 1 or 2; of two, port 1 has the odd rows
//   BankRows      weight rows in a bank
//   Interleaved   1: input i is in bank i % Banks; 0: it is in bank i / BankRows
//   RowWidth      width of a row's number in its bank
//   PortRows      weight rows of a port: BankRows / Ports
//   PortRowWidth  width of a row's number among those of its port, at least 1
//   LaneWidth     log2 of the radix of the priority encoders' trees
//
// Ports
//   clk_i, rst_ni     clock; synchronous reset, active low
//   stall_i           the layer stands still: nothing is issued and nothing accepted
//   valid_i           a spike vector is offered; it must be held until it is accepted
//   ready_o           the vector is accepted in this cycle if it is offered
//   final_i           it is the one of the last time step of its sample
//   spikes_i          the vector, neuron 0 in bit 0
//   issue_valid_o     an issue takes place in this cycle
//   issue_read_o      the ports that are to be read, port p of bank b in bit b * Ports + p
//   issue_first_o     it is the first one of its vector (valid only with issue_valid_o)
//   issue_last_o      it is the last one of its vector (valid only with issue_valid_o)
//   issue_final_o     its vector is the one of the last time step of its sample
//   issue_rows_o      the row of each port's lowest pending input in its bank, in every cycle
//
// Timing
//   A vector that is accepted in cycle A is issued from A + 1 on, if nothing stalls. The next one
//   is accepted in the cycle of the last issue already. ready_o does not depend on valid_i.

`default_nettype none

module banked_scheduler #(
  parameter Inputs       = 32,
  parameter Width        = 2,
  parameter Banks        = 2,
  parameter Ports        = 1,
  parameter BankRows     = 16,
  parameter Interleaved  = 1,
  parameter RowWidth     = 4,
  parameter PortRows     = 16,
  parameter PortRowWidth = 4,
  parameter LaneWidth    = 5
) (
  input  wire                            clk_i,
  input  wire                            rst_ni,
  input  wire                            stall_i,
  input  wire                            valid_i,
  output wire                            ready_o,
  input  wire                            final_i,
  input  wire [Inputs-1:0]               spikes_i,
  output wire                            issue_valid_o,
  output wire [Banks*Ports-1:0]          issue_read_o,
  output wire                            issue_first_o,
  output wire                            issue_last_o,
  output wire                            issue_final_o,
  output wire [Banks*Ports*RowWidth-1:0] issue_rows_o
);

  localparam AllPorts = Banks * Ports;
  localparam Places   = AllPorts * PortRows;

  reg              busy_q;     // a vector is being issued
  reg              first_q;    // the first issue of it is still to come
  reg              final_q;    // it belongs to the last time step of its sample
  reg [Places-1:0] pending_q;  // its spikes that are not issued yet, port by port

  wire [Places-1:0]   arranged;  // the offered spikes, port by port
  wire [Places-1:0]   rest;      // pending_q without the lowest spike of each port
  wire [AllPorts-1:0] any;       // the ports that ask
  wire [AllPorts-1:0] many;      // those with more than one row to read
  wire [AllPorts-1:0] grant;     // those that are read
  wire                more;      // something is still to be issued in a later cycle
  wire                accept;
  wire                pending_en;

  // Places beyond the last input hold no spike.
  genvar p;
  genvar r;
  generate
    for (p = 0; p < AllPorts; p = p + 1) begin : gen_port
      localparam Bank = p / Ports;

      wire [PortRowWidth-1:0] port_row;

      for (r = 0; r < PortRows; r = r + 1) begin : gen_row
        localparam Row   = r * Ports + p % Ports;
        localparam Input = (Interleaved != 0) ? Row * Banks + Bank : Bank * BankRows + Row;

        if (Input < Inputs) begin : gen_input
          assign arranged[p*PortRows+r] = spikes_i[Input];
        end else begin : gen_none
          assign arranged[p*PortRows+r] = 1'b0;
        end
      end

      priority_encoder #(
        .Width     (PortRows),
        .IndexWidth(PortRowWidth),
        .LaneWidth (LaneWidth)
      ) u_encoder (
        .bits_i (pending_q[p*PortRows +: PortRows]),
        .index_o(port_row),
        .rest_o (rest[p*PortRows +: PortRows]),
        .any_o  (any[p]),
        .many_o (many[p])
      );

      // With two ports, the parity of a row is that of its port.
      if (Ports == 1) begin : gen_all_rows
        assign issue_rows_o[p*RowWidth +: RowWidth] = port_row;
      end else if (PortRows == 1) begin : gen_one_row
        localparam OnlyRow = p % Ports;

        wire unused_port_row;

        assign unused_port_row                      = port_row;
        assign issue_rows_o[p*RowWidth +: RowWidth] = OnlyRow[RowWidth-1:0];
      end else begin : gen_every_other_row
        localparam Parity = p % Ports;

        assign issue_rows_o[p*RowWidth +: RowWidth] = {port_row, Parity[0]};
      end
    end
  endgenerate

  // The arbiter: lower ports first, until Width are granted. Word n of the counts tells of each port
  // whether at least n of the ports up to it ask. They are counted in windows, which double in each
  // step: n ask in a window if i do in its upper half and n - i in its lower half, for some i.
  localparam Counted = Width + 1;

  reg [(Counted+1)*AllPorts-1:0] half;
  reg [(Counted+1)*AllPorts-1:0] counts;

  integer d;
  integer n;
  integer i;
  always @* begin
    counts                       = {(Counted + 1) * AllPorts{1'b0}};
    counts[0 +: AllPorts]        = {AllPorts{1'b1}};
    counts[AllPorts +: AllPorts] = any;
    for (d = 1; d < AllPorts; d = 2 * d) begin
      half = counts;
      for (n = 1; n <= Counted; n = n + 1) begin
        for (i = 0; i < n; i = i + 1) begin
          counts[n*AllPorts +: AllPorts] = counts[n*AllPorts +: AllPorts]
              | (half[i*AllPorts +: AllPorts] & (half[(n-i)*AllPorts +: AllPorts] << d));
        end
      end
    end
  end

  assign grant = any & ~(counts[Width*AllPorts +: AllPorts] << 1);
  // A port has another row to read, or more ports ask than are granted.
  assign more          = (|many) | counts[(Counted+1)*AllPorts-1];
  assign issue_valid_o = busy_q & ~stall_i;
  assign issue_read_o  = issue_valid_o ? grant : {AllPorts{1'b0}};
  assign issue_first_o = first_q;
  assign issue_last_o  = ~more;
  assign issue_final_o = final_q;
  assign ready_o       = ~stall_i & (~busy_q | ~more);
  assign accept        = valid_i & ready_o;
  assign pending_en    = accept | issue_valid_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      busy_q  <= 1'b0;
      first_q <= 1'b0;
      final_q <= 1'b1;  // as after a sample: the next vector is a first one
    end else if (accept) begin
      busy_q  <= 1'b1;
      first_q <= 1'b1;
      final_q <= final_i;
    end else if (issue_valid_o) begin
      busy_q  <= more;
      first_q <= 1'b0;
    end
  end

  // After the last issue of a vector, no bit of pending_q is set.
  integer j;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      pending_q <= {Places{1'b0}};
    end else if (pending_en) begin
      for (j = 0; j < AllPorts; j = j + 1) begin
        if (accept) begin
          pending_q[j*PortRows +: PortRows] <= arranged[j*PortRows +: PortRows];
        end else if (grant[j]) begin
          pending_q[j*PortRows +: PortRows] <= rest[j*PortRows +: PortRows];
        end
      end
    end
  end

  // What is derived from other parameters has to fit them. There is no module of such a name: every
  // tool stops at it.
  generate
    if (Inputs > Banks * BankRows) begin : gen_refused_banks
      banked_scheduler_Banks_are_too_few u_refused ();
    end
    if (BankRows > (1 << RowWidth)) begin : gen_refused_row_width
      banked_scheduler_RowWidth_is_too_small u_refused ();
    end
    if (BankRows != Ports * PortRows) begin : gen_refused_port_rows
      banked_scheduler_PortRows_is_not_BankRows_by_Ports u_refused ();
    end
    if (PortRows > (1 << PortRowWidth)) begin : gen_refused_port_row_width
      banked_scheduler_PortRowWidth_is_too_small u_refused ();
    end
  endgenerate

endmodule

`default_nettype wire
