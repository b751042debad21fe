[#-- A claim: its name, and what a simulator says when it does not hold. Nested is the property. --]
[#macro claim name text]
[#local property][#nested][/#local]
  [=name]_holds: assert property (@(posedge clk_i) disable iff (!rst_ni)
      [=property?trim])
      else $error("[=text]");

[/#macro]
[#-- The same for a module without a reset. --]
[#macro timeless name text]
[#local property][#nested][/#local]
  [=name]_holds: assert property (@(posedge clk_i)
      [=property?trim])
      else $error("[=text]");

[/#macro]
[#-- What is offered and not taken stays: name of the claims, the two sides of the handshake, what goes with it. --]
[#macro handshake name valid ready payload what]
  reg [=name]_waits_q;  // offered a cycle ago, and not taken

  always @(posedge clk_i) begin
    [=name]_waits_q <= rst_ni & [=valid] & ~[=ready];
  end

[@claim name=name text=what + " is offered until it is taken"]
[=name]_waits_q |-> [=valid]
[/@claim]
[#if payload?has_content]
[@claim name=name + "_unchanged" text=what + " stays as it is until it is taken"]
[=name]_waits_q |-> $stable([=payload])
[/@claim]
[/#if]
[/#macro]
[#-- The module of the claims about another one, and their binding; nested are ports and claims. --]
[#macro checker of parameters=[] to=of]
[#local module = names.own(of?remove_beginning(names.prefix())) + "_assertions"]
[#if parameters?has_content]
[#local wide = parameters?map(parameter -> parameter?length)?max]
module [=module] #(
[#list parameters as parameter]
  parameter [=parameter?right_pad(wide)] = 1[=parameter?is_last?then("", ",")]
[/#list]
) (
[#else]
module [=module] (
[/#if]
[#nested]
endmodule

[#if parameters?has_content]
bind [=to] [=module] #(
[#list parameters as parameter]
  .[=parameter]([=parameter])[=parameter?is_last?then("", ",")]
[/#list]
) u_[=module] (.*);
[#else]
bind [=to] [=module] u_[=module] (.*);
[/#if]

[/#macro]
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

[#list schedulers + ahead as verilog]
[#assign view = verilog.view]
[#assign layer = view.layer]
[#-- A convolution goes over a vector once, and its scheduler does not know of samples. --]
[#assign accepts = verilog?index gte schedulers?size]
[#assign folded = layer.folded && !accepts]
[#assign stateful = layer.carriesOver && !accepts]
[#if !layer.multiIssue]
// [=view.scheduler]: each spike of an accepted vector is issued once[=folded?then(" in each pass", "")], nothing else is, the lowest
// first.
[@checker of=view.scheduler parameters=["Inputs", "IndexWidth"] + folded?then(["Folds", "FoldWidth"], [])]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire stall_i,
  input  wire valid_i,
  input  wire ready_o,
  input  wire final_i,
  input  wire [Inputs-1:0] spikes_i,
  input  wire issue_valid_o,
  input  wire issue_read_o,
[#if !accepts]
  input  wire issue_first_o,
[/#if]
  input  wire issue_last_o,
[#if folded]
  input  wire [FoldWidth-1:0] issue_fold_o,
[/#if]
[#if stateful]
  input  wire issue_fresh_o,
[/#if]
  input  wire issue_final_o,
  input  wire [IndexWidth-1:0] issue_index_o
);

  localparam [Inputs-1:0] One  = 1;
  localparam [Inputs-1:0] None = 0;
[#if folded]
  localparam Last = Folds - 1;
  localparam [FoldWidth-1:0] LastFold = Last[FoldWidth-1:0];
  localparam [FoldWidth-1:0] NextFold = 1;
[/#if]

  reg working_q;  // a vector is being issued
[#if !accepts]
  reg begun_q;    // something of this pass has been issued
[/#if]
  reg marked_q;   // the vector is the last of its sample
[#if stateful]
  reg first_of_sample_q;
[/#if]
  reg [Inputs-1:0] owed_q;  // its spikes that are still to be issued in this pass
[#if folded]
  reg [Inputs-1:0] wanted_q;  // all its spikes
  reg [FoldWidth-1:0] pass_q;
[/#if]

  wire [Inputs-1:0] chosen;
  wire [Inputs-1:0] left;
  wire over;  // the last issue of a vector
  wire accept;

  assign chosen = issue_read_o ? One << issue_index_o : None;
  assign left   = owed_q & ~chosen;
[#if folded]
  assign over   = issue_last_o & (pass_q == LastFold);
[#else]
  assign over   = issue_last_o;
[/#if]
  assign accept = valid_i & ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      working_q <= 1'b0;
[#if !accepts]
      begun_q   <= 1'b0;
[/#if]
      marked_q  <= 1'b1;
      owed_q    <= None;
[#if stateful]
      first_of_sample_q <= 1'b0;
[/#if]
[#if folded]
      wanted_q <= None;
      pass_q   <= {FoldWidth{1'b0}};
[/#if]
    end else if (accept) begin
      working_q <= 1'b1;
[#if !accepts]
      begun_q   <= 1'b0;
[/#if]
      marked_q  <= final_i;
      owed_q    <= spikes_i;
[#if stateful]
      first_of_sample_q <= marked_q;
[/#if]
[#if folded]
      wanted_q <= spikes_i;
      pass_q   <= {FoldWidth{1'b0}};
[/#if]
    end else if (issue_valid_o) begin
      working_q <= ~over;
[#if !accepts]
      begun_q   <= 1'b1;
[/#if]
      owed_q    <= left;
[#if folded]
      if (issue_last_o & ~over) begin
        begun_q <= 1'b0;
        owed_q  <= wanted_q;
        pass_q  <= pass_q + NextFold;
      end
[/#if]
    end
  end

[@handshake name="vector" valid="valid_i" ready="ready_o" payload="{final_i, spikes_i}" what="outside: a vector"/]
[@claim name="only_pending_spikes_and_once" text="an index is issued that has no spike, or that was issued before"]
issue_valid_o && issue_read_o |-> |(owed_q & chosen)
[/@claim]
[@claim name="ascending" text="the lowest pending index is issued first"]
issue_valid_o && issue_read_o |-> ~|(owed_q & (chosen - One))
[/@claim]
[@claim name="last" text="an issue is marked as the last if nothing is left after it"]
issue_valid_o |-> issue_last_o == ~|left
[/@claim]
[@claim name="reads" text="an issue reads a row if and only if a spike is left"]
issue_read_o == (issue_valid_o & (|owed_q))
[/@claim]
[@claim name="issues_while_working" text="something is issued in every cycle without a stall, until the vector is done"]
issue_valid_o == (working_q & ~stall_i)
[/@claim]
[@claim name="ready" text="a vector is accepted when the one before it is done"]
ready_o == [=accepts?then("(~working_q | (~stall_i & over))", "(~stall_i & (~working_q | over))")]
[/@claim]
[@claim name="marks" text="what goes with an issue is that of its vector"]
issue_valid_o |-> [=accepts?then("", "issue_first_o == ~begun_q && ")]issue_final_o == marked_q[#rt]
[#if stateful]

          && issue_fresh_o == first_of_sample_q[#rt]
[/#if]
[#if folded]

          && issue_fold_o == pass_q[#rt]
[/#if]

[/@claim]
[/@checker]
[#else]
// [=view.scheduler]: each spike of an accepted vector is issued once[=layer.folded?then(" in each pass", "")], nothing else is, the lowest
// of a port first; at most Width in a cycle.
[@checker of=view.scheduler parameters=["Inputs", "Width", "Banks", "Ports", "BankRows", "Interleaved", "RowWidth", "PortRows"] + layer.folded?then(["Folds", "FoldWidth"], [])]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire stall_i,
  input  wire valid_i,
  input  wire ready_o,
  input  wire final_i,
  input  wire [Inputs-1:0] spikes_i,
  input  wire issue_valid_o,
  input  wire [Banks*Ports-1:0] issue_read_o,
  input  wire issue_first_o,
  input  wire issue_last_o,
[#if view.counters]
  input  wire issue_conflict_o,
[/#if]
[#if layer.folded]
  input  wire [FoldWidth-1:0] issue_fold_o,
[/#if]
[#if layer.carriesOver]
  input  wire issue_fresh_o,
[/#if]
  input  wire issue_final_o,
  input  wire [Banks*Ports*RowWidth-1:0] issue_rows_o
);

  localparam AllPorts = Banks * Ports;
  localparam Places   = AllPorts * PortRows;
  localparam [PortRows-1:0] One  = 1;
  localparam [PortRows-1:0] None = 0;
[#if layer.folded]
  localparam Last = Folds - 1;
  localparam [FoldWidth-1:0] LastFold = Last[FoldWidth-1:0];
  localparam [FoldWidth-1:0] NextFold = 1;
[/#if]

  reg working_q;  // a vector is being issued
  reg begun_q;    // something of this pass has been issued
  reg marked_q;   // the vector is the last of its sample
[#if layer.carriesOver]
  reg first_of_sample_q;
[/#if]
  reg [Places-1:0] owed_q;  // its spikes that are still to be issued in this pass, port by port
[#if layer.folded]
  reg [Places-1:0] wanted_q;  // all its spikes
  reg [FoldWidth-1:0] pass_q;
[/#if]

  wire [Places-1:0] placed;    // the offered spikes, each at its port
  wire [Places-1:0] chosen;    // what is issued
  wire [Places-1:0] earlier;   // what should have been issued before
  wire [AllPorts-1:0] asks;    // the ports with spikes that are left
  wire [AllPorts-1:0] astray;  // those that read rows of other ports
  wire [Places-1:0] left;
  wire over;
  wire accept;

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

      assign row = issue_rows_o[p*RowWidth +: RowWidth];
      assign own = issue_read_o[p] ? One << (32'(row) / Ports) : None;
      assign chosen[p*PortRows +: PortRows] = own;
      assign earlier[p*PortRows +: PortRows] =
          issue_read_o[p] ? owed_q[p*PortRows +: PortRows] & (own - One) : None;
      assign asks[p]   = |owed_q[p*PortRows +: PortRows];
      assign astray[p] = issue_read_o[p] & ((32'(row) % Ports != p % Ports) | (own == None));
    end
  endgenerate

  assign left   = owed_q & ~chosen;
[#if layer.folded]
  assign over   = issue_last_o & (pass_q == LastFold);
[#else]
  assign over   = issue_last_o;
[/#if]
  assign accept = valid_i & ready_o;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      working_q <= 1'b0;
      begun_q   <= 1'b0;
      marked_q  <= 1'b1;
      owed_q    <= {Places{1'b0}};
[#if layer.carriesOver]
      first_of_sample_q <= 1'b0;
[/#if]
[#if layer.folded]
      wanted_q <= {Places{1'b0}};
      pass_q   <= {FoldWidth{1'b0}};
[/#if]
    end else if (accept) begin
      working_q <= 1'b1;
      begun_q   <= 1'b0;
      marked_q  <= final_i;
      owed_q    <= placed;
[#if layer.carriesOver]
      first_of_sample_q <= marked_q;
[/#if]
[#if layer.folded]
      wanted_q <= placed;
      pass_q   <= {FoldWidth{1'b0}};
[/#if]
    end else if (issue_valid_o) begin
      working_q <= ~over;
      begun_q   <= 1'b1;
      owed_q    <= left;
[#if layer.folded]
      if (issue_last_o & ~over) begin
        begun_q <= 1'b0;
        owed_q  <= wanted_q;
        pass_q  <= pass_q + NextFold;
      end
[/#if]
    end
  end

[@handshake name="vector" valid="valid_i" ready="ready_o" payload="{final_i, spikes_i}" what="outside: a vector"/]
[@claim name="only_pending_spikes_and_once" text="a row is issued that has no spike, or that was issued before"]
~|(chosen & ~owed_q)
[/@claim]
[@claim name="own_rows" text="a port reads a row that is not its own"]
~|astray
[/@claim]
[@claim name="ascending" text="the lowest pending row of a port is issued first"]
~|earlier
[/@claim]
[@claim name="at_most_the_width" text="no more rows are issued in a cycle than can be added"]
$countones(issue_read_o) <= Width
[/@claim]
[@claim name="no_idle_port" text="a port waits only if all that can be issued is"]
issue_valid_o && |(asks & ~issue_read_o) |-> $countones(issue_read_o) == Width
[/@claim]
[@claim name="last" text="an issue is marked as the last if nothing is left after it"]
issue_valid_o |-> issue_last_o == ~|left
[/@claim]
[@claim name="reads" text="something is read only by an issue, and by each that has a spike left"]
(|issue_read_o) == (issue_valid_o & (|owed_q))
[/@claim]
[@claim name="issues_while_working" text="something is issued in every cycle without a stall, until the vector is done"]
issue_valid_o == (working_q & ~stall_i)
[/@claim]
[@claim name="ready" text="a vector is accepted when the one before it is done"]
ready_o == (~stall_i & (~working_q | over))
[/@claim]
[#if view.counters]
[@claim name="conflict" text="a conflict is an issue of less than the width with something left"]
issue_conflict_o == (issue_valid_o && !issue_last_o && $countones(issue_read_o) < Width)
[/@claim]
[/#if]
[@claim name="marks" text="what goes with an issue is that of its vector"]
issue_valid_o |-> issue_first_o == ~begun_q && issue_final_o == marked_q[#rt]
[#if layer.carriesOver]

          && issue_fresh_o == first_of_sample_q[#rt]
[/#if]
[#if layer.folded]

          && issue_fold_o == pass_q[#rt]
[/#if]

[/@claim]
[/@checker]
[/#if]
[/#list]
// The memories of weights: what was read stands until the next access[=(memory.writable && !memory.ownPort)?then("", " that reads")]; no word is asked for that does not exist.
[#assign memoryClaims = names.own("memory") + "_assertions"]
module [=memoryClaims] #(
  parameter Words     = 1,
  parameter AddrWidth = 1,
  parameter Width     = 1
) (
  input  wire clk_i,
  input  wire req_i,
  input  wire [AddrWidth-1:0] addr_i,
  input  wire [Width-1:0] rdata_i
);

  // A memory has no reset: what is before the first access of all is not looked at.
  reg begun_q = 1'b0;
  reg access_q;
  reg [Width-1:0] word_q;

  always @(posedge clk_i) begin
    begun_q  <= 1'b1;
    access_q <= req_i;
    word_q   <= rdata_i;
  end

[@timeless name="output" text="a word that was read stands at the output until the next access"]
begun_q && !access_q |-> rdata_i == word_q
[/@timeless]
[@timeless name="word_exists" text="a word is asked for that does not exist"]
begun_q && req_i |-> 32'(addr_i) < Words
[/@timeless]
endmodule

[#if memory.writable]
bind [=memory.module] [=memoryClaims] #(
  .Words    (Words),
  .AddrWidth(AddrWidth),
  .Width    (Width)
) u_[=memoryClaims] (
  .clk_i  (clk_i),
  .req_i  ([=memory.ownPort?then("r_req_i", "req_i")]),
  .addr_i ([=memory.ownPort?then("r_addr_i", "addr_i")]),
  .rdata_i([=memory.ownPort?then("r_data_o", "rdata_o")])
);

[#else]
[#list all as verilog]
[#list memory.roms(verilog.view.layer) as rom]
bind [=rom.module] [=memoryClaims] #(
  .Words    ([=rom.words]),
  .AddrWidth([=rom.addrWidth]),
  .Width    ([=rom.width])
) u_[=memoryClaims] (
  .clk_i  (clk_i),
  .req_i  (req_i),
  .addr_i (addr_i),
  .rdata_i(rdata_o)
);

[/#list]
[/#list]
[/#if]
[#if buffered]
// spike_buffer: what is accepted is offered once, as it came in; it neither overflows nor underflows.
[@checker of="spike_buffer" parameters=["Width"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  input  wire ready_o,
  input  wire final_i,
  input  wire [Width-1:0] spikes_i,
  input  wire valid_o,
  input  wire ready_i,
  input  wire final_o,
  input  wire [Width-1:0] spikes_o
);

  reg full_q;  // there is something in it, namely this
  reg [Width:0] kept_q;

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      full_q <= 1'b0;
    end else if (valid_i & ready_o) begin
      full_q <= 1'b1;
      kept_q <= {final_i, spikes_i};
    end else if (valid_o & ready_i) begin
      full_q <= 1'b0;
    end
  end

[@handshake name="in" valid="valid_i" ready="ready_o" payload="{final_i, spikes_i}" what="outside: a vector"/]
[@claim name="no_overflow" text="a vector is accepted while another one is kept"]
valid_i && ready_o |-> !full_q
[/@claim]
[@claim name="no_underflow" text="a vector is offered although none is kept"]
valid_o |-> full_q
[/@claim]
[@claim name="offered_until_accepted" text="a vector that is kept is offered"]
full_q |-> valid_o
[/@claim]
[@claim name="unchanged" text="a vector is offered as it came in"]
full_q |-> {final_o, spikes_o} == kept_q
[/@claim]
[@claim name="room_when_empty" text="a vector is accepted if none is kept"]
ready_o == ~full_q
[/@claim]
[/@checker]
[/#if]
[#if counters]
// layer_counters: each cycle is counted once, and each row that is read.
[@checker of="layer_counters" parameters=["Ports"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire enable_i,
  input  wire clear_i,
  input  wire blocked_i,
  input  wire issue_i,
  input  wire [Ports-1:0] read_i,
  input  wire [63:0] read_q,
  input  wire [63:0] empty_q,
  input  wire [63:0] starved_q,
  input  wire [63:0] blocked_q,
  input  wire [63:0] sram_reads_q
);

  reg [63:0] cycles_q;
  reg [63:0] rows_q;

  always @(posedge clk_i) begin
    if (!rst_ni || clear_i) begin
      cycles_q <= 64'd0;
      rows_q   <= 64'd0;
    end else if (enable_i) begin
      cycles_q <= cycles_q + 64'd1;
      rows_q   <= rows_q + 64'($countones(read_i));
    end
  end

[@claim name="blocked_without_issue" text="nothing is issued while the layer is blocked"]
!(blocked_i && issue_i)
[/@claim]
[@claim name="read_by_issue" text="rows are read by issues only"]
|read_i |-> issue_i
[/@claim]
[@claim name="each_cycle_once" text="each cycle is counted as one of read, empty, starved and blocked"]
read_q + empty_q + starved_q + blocked_q == cycles_q
[/@claim]
[@claim name="each_row_once" text="each row that is read is counted"]
sram_reads_q == rows_q
[/@claim]
[/@checker]
[/#if]
[#if addsRows]
// row_adder, seen from its layer, which has a clock: the sum of the rows that were read is exact.
module [=names.own("row_adder")]_assertions #(
  parameter Ports       = 1,
  parameter Lanes       = 1,
  parameter WeightWidth = 1,
  parameter SumWidth    = 1
) (
  input  wire clk_i,
  input  wire rst_ni,
  input  wire [Ports*Lanes*WeightWidth-1:0] words_i,
  input  wire [Ports-1:0] read_i,
  input  wire [Lanes*SumWidth-1:0] sums_o
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

[@claim name="exact" text="the sum of the rows that were read is exact in every lane"]
&exact
[/@claim]
endmodule

[#list layers as verilog]
[#assign view = verilog.view]
[#assign layer = view.layer]
[#if layer.multiIssue && !layer.hasPartStage]
bind [=view.module] [=names.own("row_adder")]_assertions #(
  .Ports      ([=layer.ports]),
  .Lanes      ([=layer.lanes]),
  .WeightWidth([=layer.weightBits]),
  .SumWidth   ([=layer.sumBits])
) u_[=names.own("row_adder")]_assertions (
  .clk_i  (clk_i),
  .rst_ni (rst_ni),
  .words_i(words),
  .read_i ([=view.rowStage]_read_q),
  .sums_o (sums)
);

[/#if]
[/#list]
[/#if]
[#list arrays as verilog]
[#assign view = verilog.view]
[#assign layer = view.layer]
[#assign lanes = layer.folded?then("Lanes", "Neurons")]
[#assign each = layer.hasControlCopies?then("[Sets-1:0] ", "")]
[#assign one = layer.hasControlCopies?then("[0]", "")]
[#assign sets = layer.hasControlCopies?then(["Sets"], [])]
[#if layer.saturates]
// [=view.neuronArray]: what is added is added exactly; the potential is the nearest value that its
// register holds.
[@checker of=view.neuronArray parameters=[lanes, "SumWidth", "MembraneWidth", "WideWidth"] + sets]
  input  wire clk_i,
  input  wire [=each]acc_valid_i,
  input  wire [=each]acc_first_i,
  input  wire [=each]acc_read_i,
  input  wire [[=lanes]*SumWidth-1:0] sum_i,
  input  wire [[=lanes]*WideWidth-1:0] next,
  input  wire signed [MembraneWidth-1:0] v_q [0:[=lanes]-1]
);

  localparam signed [WideWidth-1:0] Least    = -(1 << (MembraneWidth - 1));
  localparam signed [WideWidth-1:0] Greatest = (1 << (MembraneWidth - 1)) - 1;

  // There is no reset: what is before the first sum of all is not looked at.
  reg begun_q = 1'b0;
  reg added_q = 1'b0;
  reg signed [WideWidth-1:0] nearest_q [0:[=lanes]-1];
  wire [[=lanes]-1:0] exact;
  wire [[=lanes]-1:0] nearest;

  genvar l;
  generate
    for (l = 0; l < [=lanes]; l = l + 1) begin : gen_lane
      wire signed [WideWidth-1:0] sum;
      wire signed [WideWidth-1:0] added;
      wire signed [WideWidth-1:0] following;

      // A sum of one bit is a sign.
      assign sum       = WideWidth'($signed(sum_i[l*SumWidth +: SumWidth]))
          | ((SumWidth == 1) ? WideWidth'(1) : WideWidth'(0));
      assign added     = acc_read_i[=one] ? sum : WideWidth'(0);
      assign following = next[l*WideWidth +: WideWidth];
      assign exact[l]   = following == WideWidth'(v_q[l]) + added;
      assign nearest[l] = WideWidth'(v_q[l]) == nearest_q[l];

      always @(posedge clk_i) begin
        nearest_q[l] <= (following < Least) ? Least : (following > Greatest) ? Greatest : following;
      end
    end
  endgenerate

  always @(posedge clk_i) begin
    begun_q <= begun_q | (acc_valid_i[=one] & acc_first_i[=one]);
    added_q <= acc_valid_i[=one];
  end

[#if layer.hasControlCopies]
[@timeless name="copies" text="the copies of the control are alike"]
begun_q |-> {acc_valid_i, acc_first_i, acc_read_i}
          == {{Sets{acc_valid_i[0]}}, {Sets{acc_first_i[0]}}, {Sets{acc_read_i[0]}}}
[/@timeless]
[/#if]
[@timeless name="exact" text="a sum is added exactly"]
begun_q && acc_valid_i[=one] && !acc_first_i[=one] |-> &exact
[/@timeless]
[@timeless name="nearest" text="a potential is the nearest value that its register holds"]
begun_q && added_q |-> &nearest
[/@timeless]
[/@checker]
[#else]
// [=view.neuronArray]: no sum leaves the register of its potential.
[@checker of=view.neuronArray parameters=[lanes, "SumWidth", "MembraneWidth"] + sets]
  input  wire clk_i,
  input  wire [=each]acc_valid_i,
  input  wire [=each]acc_first_i,
  input  wire [=each]acc_read_i,
  input  wire [[=lanes]*SumWidth-1:0] sum_i,
  input  wire signed [MembraneWidth-1:0] v_q [0:[=lanes]-1]
);

  // There is no reset: what is before the first sum of all is not looked at.
  reg begun_q = 1'b0;
  reg added_q = 1'b0;
  reg signed [63:0] expected_q [0:[=lanes]-1];
  wire [[=lanes]-1:0] exact;

  genvar l;
  generate
    for (l = 0; l < [=lanes]; l = l + 1) begin : gen_lane
      wire signed [63:0] sum;

      // A sum of one bit is a sign.
      assign sum      = 64'($signed(sum_i[l*SumWidth +: SumWidth])) | ((SumWidth == 1) ? 64'd1 : 64'd0);
      assign exact[l] = 64'(v_q[l]) == expected_q[l];

      always @(posedge clk_i) begin
        expected_q[l] <= 64'(v_q[l]) + (acc_read_i[=one] ? sum : 64'd0);
      end
    end
  endgenerate

  always @(posedge clk_i) begin
    begun_q <= begun_q | (acc_valid_i[=one] & acc_first_i[=one]);
    added_q <= begun_q & acc_valid_i[=one] & ~acc_first_i[=one];
  end

[#if layer.hasControlCopies]
[@timeless name="copies" text="the copies of the control are alike"]
begun_q |-> {acc_valid_i, acc_first_i, acc_read_i}
          == {{Sets{acc_valid_i[0]}}, {Sets{acc_first_i[0]}}, {Sets{acc_read_i[0]}}}
[/@timeless]
[/#if]
[@timeless name="exact" text="a potential is the exact sum: none leaves the register"]
added_q |-> &exact
[/@timeless]
[/@checker]
[/#if]
[/#list]
[#-- Of a layer of any kind: each vector once, in order, in time. Nested is what its kind adds, part by part. --]
[#macro vectors view layer most patience]
[@checker of=view.module to=view.module]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  input  wire ready_o,
  input  wire final_i,
  input  wire [[=layer.inputs - 1]:0] spikes_i,
[#if view.loadable]
  input  wire weight_wr_i,
  input  wire threshold_wr_i,
[#if layer.hasBiases]
  input  wire bias_wr_i,
[/#if]
[#if view.readsBack]
  input  wire weight_rd_i,
  input  wire threshold_rd_i,
[#if layer.hasBiases]
  input  wire bias_rd_i,
[/#if]
[/#if]
[/#if]
  input  wire valid_o,
  input  wire ready_i,
  input  wire final_o,
  input  wire [[=layer.neurons - 1]:0] spikes_o,
  input  wire stall,
[#nested "ports"]
);

  // More than this is not to be waited for a vector: all spikes of all passes, and the stages.
  localparam [31:0] Patience = 32'd[=patience?c];

  // The marks of the vectors inside, that of the oldest in the lowest bit.
  reg [3:0] inside_q;
  reg [15:0] marks_q;
  reg [31:0] waited_q;  // cycles since a vector came out, or went into the empty layer
[#nested "state"]

  wire enters;
  wire leaves;
  wire [3:0] place;
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
[#nested "reset"]
    end else begin
      inside_q <= place + {3'd0, enters};
      marks_q  <= enters ? (moved | ({15'd0, final_i} << place)) : moved;
      waited_q <= ((inside_q == 4'd0) | valid_o) ? 32'd0 : waited_q + 32'd1;
[#nested "next"]
    end
  end

[@handshake name="in" valid="valid_i" ready="ready_o" payload="{final_i, spikes_i}" what="outside: a vector"/]
[@handshake name="out" valid="valid_o" ready="ready_i" payload="{final_o, spikes_o}" what="a vector of spikes"/]
[@claim name="each_vector_once" text="a vector comes out that did not go in"]
valid_o |-> inside_q != 4'd0
[/@claim]
[@claim name="in_order" text="a vector comes out with its own mark"]
valid_o |-> final_o == marks_q[0]
[/@claim]
[@claim name="room" text="no more vectors are inside than there are places"]
inside_q <= 4'd[=most]
[/@claim]
[@claim name="progress" text="a vector that was accepted comes out"]
waited_q <= Patience
[/@claim]
[#nested "claims"]
[#if view.loadable]
[#assign accesses = ["weight_wr_i", "threshold_wr_i"] + layer.hasBiases?then(["bias_wr_i"], []) + view.readsBack?then(["weight_rd_i", "threshold_rd_i"] + layer.hasBiases?then(["bias_rd_i"], []), [])]
[@claim name="one_access" text="outside: one number is loaded or read back at a time"]
$onehot0({[=accesses?join(", ")]})
[/@claim]
[#if !view.memory.ownPort]
[@claim name="loads_into_the_empty_layer" text="outside: weights are loaded while no vector is in the layer"]
weight_wr_i |-> inside_q == 4'd0
[/@claim]
[/#if]
[#if view.readsBack]
[@claim name="reads_back_from_the_empty_layer" text="outside: weights are read back while no vector is in the layer"]
weight_rd_i |-> inside_q == 4'd0
[/@claim]
[/#if]
[/#if]
[/@checker]
[/#macro]
[#list layers as verilog]
[#assign view = verilog.view]
[#assign layer = view.layer]
[#assign most = 3 + view.stages?size + layer.inputBuffered?then(1, 0) + layer.outputBuffered?then(1, 0)]
// [=view.module]: each vector that is accepted comes out once, in order, with its mark, and within a
// bounded time; at most [=layer.multiIssue?then(layer.issueWidth + " rows are", "one row is")] read in a cycle.
[@vectors view=view layer=layer most=most patience=layer.folds * layer.inputs + most + 8; part]
[#if part == "ports"]
  input  wire out_ready,
  input  wire [[=layer.ports - 1]:0] bank_rd_en
[#elseif part == "state"]
  reg freed_q;          // a stall, and the output register is emptied
[#elseif part == "reset"]
      freed_q  <= 1'b0;
[#elseif part == "next"]
      freed_q  <= stall & out_ready;
[#else]
[@claim name="stall_ends" text="a stall ends in the cycle after the output is taken"]
freed_q |-> !stall
[/@claim]
[#if layer.multiIssue]
[@claim name="reads_at_most_the_width" text="no more banks are read in a cycle than rows can be added"]
$countones(bank_rd_en) <= [=layer.issueWidth]
[/@claim]
[#else]
[@claim name="reads_one_hot" text="at most one bank is read in a cycle"]
$onehot0(bank_rd_en)
[/@claim]
[/#if]
[@claim name="reads_nothing_while_stalled" text="nothing is read while the layer stalls"]
stall |-> ~|bank_rd_en
[/@claim]
[@claim name="reads_for_vectors" text="nothing is read unless a vector is inside"]
|bank_rd_en |-> inside_q != 4'd0
[/@claim]
[/#if]
[/@vectors]
[/#list]
[#list convolutions as verilog]
[#assign view = verilog.view]
[#assign layer = view.layer]
[#assign grid = layer.grid]
[#assign rowBanks = grid.rows.banks]
[#assign columnBanks = grid.columns.banks]
[#assign outputs = grid.columns.outputs]
// [=view.module], a convolution: each vector that is accepted comes out once, in order, with its mark, and
// within a bounded time; a spike is for the outputs that have it in their window, and a sweep is over
// before another one begins.
[@vectors view=view layer=layer most=layer.vectorsInFlight() patience=layer.inputs * grid.rows.windows() * layer.folds() + 2 * layer.potentialWords() + layer.vectorsInFlight() + 8; part]
[#if part == "ports"]
  input  wire event_valid_q,
  input  wire event_read_q,
  input  wire [[=layer.indexBits - 1]:0] event_index_q,
[#if columnBanks gt 1]
  input  wire [[=columnBanks - 1]:0] column_banks,
[/#if]
[#if rowBanks gt 1]
  input  wire [[=rowBanks - 1]:0] row_banks,
[/#if]
  input  wire pass,
  input  wire gate_end,
  input  wire sweep_active,
  input  wire acc_valid_q,
  input  wire swept_valid_q,
  input  wire kernel_rd_en
[#elseif part == "state"]

  wire unused_index;  // of a spike, the channel, and what no window depends on

  assign unused_index = ^{event_valid_q, event_read_q, event_index_q};
[#list [["column", columnBanks, grid.columns, grid.channelBits, grid.columnBits], ["row", rowBanks, grid.rows, grid.channelBits + grid.columnBits, grid.rowBits]] as axis]
[#if axis[1] gt 1]

  // The banks with an output that has the [=axis[0]] of the spike in its window, by definition.
  reg [[=axis[1] - 1]:0] [=axis[0]]_reached;
  reg [31:0] [=axis[0]]_bits;
  integer [=axis[0]];
  integer [=axis[0]]_tap;

  always @* begin
    [=axis[0]]_bits    = [=(axis[4] gt 0)?then("32'(event_index_q[" + (axis[3] + axis[4] - 1) + ":" + axis[3] + "])", "32'd0")];
    [=axis[0]]_tap     = 0;
    [=axis[0]]_reached = [=axis[1]]'d0;
    for ([=axis[0]] = 0; [=axis[0]] < [=axis[2].outputs]; [=axis[0]] = [=axis[0]] + 1) begin
      [=axis[0]]_tap = [=axis[0]]_bits / [=axis[2].pooling] + [=axis[2].padding] - [=axis[0]] * [=axis[2].stride];
      if ([=axis[0]]_tap >= 0 && [=axis[0]]_tap < [=axis[2].kernel]) begin
        [=axis[0]]_reached[[=axis[0]] % [=axis[1]]] = 1'b1;
      end
    end
  end
[/#if]
[/#list]
[#elseif part == "claims"]
[#if columnBanks gt 1]
[@claim name="reaches_columns" text="a spike is for the columns of outputs that have it in their window, and no other"]
event_valid_q && event_read_q |-> column_banks == column_reached
[/@claim]
[/#if]
[#if rowBanks gt 1]
[@claim name="reaches_rows" text="a spike is for the rows of outputs that have it in their window, and no other"]
event_valid_q && event_read_q |-> row_banks == row_reached
[/@claim]
[/#if]
[@claim name="sweeps_one_after_the_other" text="a sweep is over before another one begins"]
pass && gate_end |-> !sweep_active
[/@claim]
[#if !layer.doubled]
[@claim name="adds_or_sweeps" text="potentials are added to or swept, not both at once"]
!(acc_valid_q && swept_valid_q)
[/@claim]
[/#if]
[@claim name="reads_nothing_while_stalled" text="nothing is read while the layer stalls"]
stall |-> !kernel_rd_en
[/@claim]
[@claim name="reads_for_vectors" text="nothing is read unless a vector is inside"]
kernel_rd_en |-> inside_q != 4'd0
[/@claim]
[/#if]
[/@vectors]
[/#list]
[#if convolutions?has_content]
// potential_sweep: each word is swept exactly once, in order, and nothing else.
[@checker of="potential_sweep" parameters=["Words", "AddrWidth", "Folds", "FoldWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire start_i,
  input  wire final_i,
  input  wire active_o,
  input  wire final_o,
  input  wire first_o,
  input  wire last_o,
  input  wire [AddrWidth-1:0] addr_o,
  input  wire [FoldWidth-1:0] fold_o
);

  reg sweeping_q;
  reg marked_q;
  reg [31:0] word_q;  // words that have been swept

  always @(posedge clk_i) begin
    if (!rst_ni) begin
      sweeping_q <= 1'b0;
      word_q     <= 32'd0;
    end else if (sweeping_q) begin
      sweeping_q <= word_q != Words - 1;
      word_q     <= word_q + 32'd1;
    end else if (start_i) begin
      sweeping_q <= 1'b1;
      marked_q   <= final_i;
      word_q     <= 32'd0;
    end
  end

[@claim name="starts_at_rest" text="outside: a sweep is started while another one goes on"]
start_i |-> !sweeping_q
[/@claim]
[@claim name="for_all_words" text="a sweep takes as many cycles as there are words"]
active_o == sweeping_q
[/@claim]
[@claim name="each_word_once" text="each word is swept once, in order"]
active_o |-> 32'(addr_o) == word_q && 32'(fold_o) == word_q % Folds
[/@claim]
[@claim name="ends" text="the first and the last word are marked"]
active_o |-> first_o == (word_q == 32'd0) && last_o == (word_q == Words - 1)
[/@claim]
[@claim name="mark" text="a sweep has the mark of its vector"]
active_o |-> final_o == marked_q
[/@claim]
[/@checker]
[/#if]
[#list banks as verilog]
[#assign b = verilog.view.potentialBank]
[#assign carries = b.model != "dc"]
// [=b.module]: a word is what was written to it last, or zero; sums are exact[=b.saturates?then(", or clipped to the nearest", "")].
[@checker of=b.module parameters=["Words", "AddrWidth", "Lanes", "WeightWidth", "MembraneWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire add_i,
  input  wire sweep_i,
[#if carries]
  input  wire final_i,
[/#if]
  input  wire [AddrWidth-1:0] addr_i,
  input  wire [Lanes*WeightWidth-1:0] weights_i,
  input  wire [Lanes*MembraneWidth-1:0] word,
  input  wire [Lanes*MembraneWidth-1:0] changed
);

  // The words as they should be.
  reg [Lanes*MembraneWidth-1:0] words_q [0:Words-1];
  wire [Lanes*MembraneWidth-1:0] kept;
  wire [Lanes-1:0] exact;

  assign kept = words_q[addr_i];

  integer w;
  always @(posedge clk_i) begin
    if (!rst_ni) begin
      for (w = 0; w < Words; w = w + 1) begin
        words_q[w] <= {(Lanes * MembraneWidth) {1'b0}};
      end
    end else if (add_i[=carries?then(" | (sweep_i & ~final_i)", "")]) begin
      words_q[addr_i] <= changed;
    end else if (sweep_i) begin
      words_q[addr_i] <= {(Lanes * MembraneWidth) {1'b0}};
    end
  end

  generate
    for (genvar l = 0; l < Lanes; l = l + 1) begin : gen_lane
      integer sum;

      // A weight of one bit is a sign.
      always @* begin
        sum = 32'($signed(word[l*MembraneWidth +: MembraneWidth]));
        if (WeightWidth == 1) begin
          sum = sum + (weights_i[l] ? -1 : 1);
        end else begin
          sum = sum + 32'($signed(weights_i[l*WeightWidth +: WeightWidth]));
        end
[#if b.saturates]
        if (sum < -(1 << (MembraneWidth - 1))) begin
          sum = -(1 << (MembraneWidth - 1));
        end else if (sum > (1 << (MembraneWidth - 1)) - 1) begin
          sum = (1 << (MembraneWidth - 1)) - 1;
        end
[/#if]
      end

      assign exact[l] = 32'($signed(changed[l*MembraneWidth +: MembraneWidth])) == sum;
    end
  endgenerate

[@claim name="adds_or_sweeps" text="outside: a word is added to and swept at once"]
!(add_i && sweep_i)
[/@claim]
[@claim name="as_written" text="a word is what was written to it last, or zero if it was cleared"]
add_i || sweep_i |-> word == kept
[/@claim]
[@claim name="exact" text="what is added to a potential is exact" + b.saturates?then(", or clipped to the nearest", "")]
add_i |-> &exact
[/@claim]
[/@checker]
[/#list]
// [=names.spikeCounter]: each spike is counted once, results hold, and the class of a result is the lowest
// with the most spikes.
[@checker of=names.spikeCounter parameters=["CountWidth"] to=names.spikeCounter]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire valid_i,
  input  wire ready_o,
  input  wire final_i,
  input  wire [[=classes - 1]:0] spikes_i,
  input  wire result_valid_o,
  input  wire result_ready_i,
  input  wire [[=classWidth - 1]:0] result_class_o,
  input  wire [[=classes]*CountWidth-1:0] result_counts_o,
  input  wire busy_o
);

  localparam Classes = [=classes];

  reg counting_q;  // a sample has begun and not ended
  reg whole_q;     // counts_q are those of a whole sample, which is still to be offered
  reg [1:0] stages_q;  // cycles before its class is known
  reg offered_q;
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
[#if stages gt 0]
        stages_q    <= 2'd[=stages];
      end else if (stages_q != 2'd0) begin
        stages_q  <= stages_q - 2'd1;
        offered_q <= stages_q == 2'd1;
[#else]
        offered_q   <= 1'b1;
[/#if]
      end else if (result_ready_i) begin
        offered_q <= 1'b0;
      end
    end
  end

[#list heads as head]
  // Head [=head.index]: whether a class has more spikes than that of the result, or as many and comes before it.
  wire [[=head.classes - 1]:0] better_[=head.index];
  wire [CountWidth-1:0] most_[=head.index];
  wire [31:0] class_[=head.index];

  assign class_[=head.index] = 32'(result_class_o[[=head.low] +: [=head.width]]);
  assign most_[=head.index]  = CountWidth'(result_counts_o[[=head.first]*CountWidth +: [=head.classes]*CountWidth] >> (class_[=head.index] * CountWidth));

  generate
    for (genvar c = 0; c < [=head.classes]; c = c + 1) begin : gen_better_[=head.index]
      assign better_[=head.index][c] = (c < class_[=head.index])
          ? result_counts_o[([=head.first]+c)*CountWidth +: CountWidth] >= most_[=head.index]
          : result_counts_o[([=head.first]+c)*CountWidth +: CountWidth] > most_[=head.index];
    end
  endgenerate

[/#list]
[@handshake name="in" valid="valid_i" ready="ready_o" payload="{final_i, spikes_i}" what="outside: a vector"/]
[@handshake name="result" valid="result_valid_o" ready="result_ready_i" payload="{result_class_o, result_counts_o}" what="a result"/]
[@claim name="one_result_a_sample" text="a result is offered if and only if a sample is whole and its result has not been taken"]
result_valid_o == offered_q
[/@claim]
[@claim name="each_spike_once" text="the counts of a result are the spikes of its sample"]
result_valid_o |-> result_counts_o == published_q
[/@claim]
[@claim name="ready" text="spikes are accepted unless a whole sample waits for the result before it"]
ready_o == ~(whole_q & occupied)
[/@claim]
[@claim name="busy" text="it is busy while a whole sample or its result is here"]
busy_o == (whole_q | occupied)
[/@claim]
[#list heads as head]
[@claim name="most_spikes" + (heads?size gt 1)?then("_" + head.index, "") text="the class of a result is the lowest with the most spikes"]
result_valid_o |-> class_[=head.index] < 32'd[=head.classes] && ~|better_[=head.index]
[/@claim]
[/#list]
[/@checker]
// sample_sequencer: the last of the time steps of a sample is marked, and no other.
[@checker of="sample_sequencer" parameters=["CountWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire [CountWidth-1:0] time_steps_i,
  input  wire accept_i,
  input  wire final_o
);

  localparam [CountWidth-1:0] Zero = 0;
  localparam [CountWidth-1:0] One  = 1;

  reg begun_q;  // the first vector of a sample has been accepted, and not the last
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

[@claim name="last_is_marked" text="the last time step of a sample is marked, and no other"]
final_o == (left == One)
[/@claim]
[@claim name="some_time_steps" text="outside: a sample has at least one time step"]
accept_i && !begun_q |-> time_steps_i != Zero
[/@claim]
[/@checker]
// flight_counter: it neither overflows nor underflows.
[@checker of="flight_counter" parameters=["CountWidth"]]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire enters_i,
  input  wire leaves_i,
  input  wire in_flight_o,
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

[@claim name="no_underflow" text="outside: more comes out than went in"]
leaves_i |-> inside_q != 32'd0
[/@claim]
[@claim name="no_overflow" text="all that is in flight is counted"]
32'(count_q) == inside_q
[/@claim]
[@claim name="in_flight" text="something is in flight if and only if it is told"]
in_flight_o == (inside_q != 32'd0)
[/@claim]
[/@checker]
// [=names.core]: its handshakes; what is in it is told.
[@checker of=names.core to=names.core]
  input  wire clk_i,
  input  wire rst_ni,
  input  wire spikes_valid_i,
  input  wire spikes_ready_o,
  input  wire [[=inputs - 1]:0] spikes_i,
  input  wire result_valid_o,
  input  wire result_ready_i,
  input  wire [[=classWidth - 1]:0] result_class_o,
  input  wire [[=classes * countWidth - 1]:0] result_counts_o,
  input  wire busy_o
);

  reg accepted_q;

  always @(posedge clk_i) begin
    accepted_q <= rst_ni & spikes_valid_i & spikes_ready_o;
  end

[@handshake name="spikes" valid="spikes_valid_i" ready="spikes_ready_o" payload="spikes_i" what="outside: a vector of spikes"/]
[@handshake name="result" valid="result_valid_o" ready="result_ready_i" payload="{result_class_o, result_counts_o}" what="a result"/]
[@claim name="busy_with_spikes" text="the core is busy from the cycle after spikes were accepted"]
accepted_q |-> busy_o
[/@claim]
[@claim name="busy_with_result" text="the core is busy while a result is offered"]
result_valid_o |-> busy_o
[/@claim]
[/@checker]
[#if host??]
[#include "axi_assertions.ftl"]
[/#if]
`default_nettype wire

/* verilator lint_on DECLFILENAME */
