[#-- Where a vector can be on its way, from the output back to the input: it is there, and its mark. --]
[#assign places = []]
[#if layer.outputBuffered]
[#assign places = places + [{"there": "dut_buffered_valid_q", "mark": "dut_buffered_final_q"}]]
[/#if]
[#assign places = places + [{"there": "dut_valid_q", "mark": "dut_final_q"}]]
[#assign places = places + [{"there": layer.folded?then("(dut_fire_q & (dut_fire_fold_q == " + view.lastFold + "))", "dut_fire_q"), "mark": "dut_fire_final_q"}]]
[#list view.stages?reverse as stage]
[#assign there = "dut_" + stage.name + "_valid_q & dut_" + stage.name + "_last_q" + layer.folded?then(" & (dut_" + stage.name + "_fold_q == " + view.lastFold + ")", "")]
[#assign places = places + [{"there": "(" + there + ")", "mark": "dut_" + stage.name + "_final_q"}]]
[/#list]
[#assign places = places + [{"there": "dut_busy_q", "mark": "dut_scheduled_final_q"}]]
[#if layer.inputBuffered]
[#assign places = places + [{"there": "dut_waiting_valid_q", "mark": "dut_waiting_final_q"}]]
[/#if]
[#assign scheduled = places?size - layer.inputBuffered?then(2, 1)]
[#if progress]
// Proof of the progress of [=view.module]: a vector that is accepted comes out, if what is offered is taken
// in the end.
//
// The oldest vector inside gets on in every cycle until it is offered, whatever the sink does: to a
// place nearer to the output or, where it is issued, with fewer passes or fewer spikes left, of
// which there are no fewer than none. Once it is taken, the next is the oldest. That each comes out
// once, in order, is another proof.
//
// What computes is cut away: the weight SRAM and the neuron array do whatever they like. Of a priority
// encoder only this is taken, which a proof of its own says: it leaves the bits without one of them.
[#else]
// Proof of the control of [=view.module]: each vector that is accepted comes out once, in order and with
// its mark; what is offered holds until it is taken; a stall ends when the output is taken.
//
// What computes is cut away: the weight SRAM, the neuron array and the priority encoder[=layer.multiIssue?then("s", "")] do
// whatever they like, but for spikes that change with fire alone. One vector is followed; it is any
// of them.
[/#if]

`default_nettype none

module [=name] (
  input wire clk_i,
  input wire rst_ni,
  input wire valid_i,
  input wire final_i,
  input wire [[=layer.inputs - 1]:0] spikes_i,
[#if view.loadable]
  input wire weight_wr_i,
  input wire threshold_wr_i,
[#if layer.hasBiases]
  input wire bias_wr_i,
[/#if]
[#if view.readsBack]
  input wire weight_rd_i,
  input wire threshold_rd_i,
[#if layer.hasBiases]
  input wire bias_rd_i,
[/#if]
[/#if]
  input wire [[=layer.rowBits - 1]:0] load_row_i,
  input wire [[=layer.neuronBits - 1]:0] load_neuron_i,
[#if view.loading.numbers gt 1]
  input wire [[=view.loading.numbers - 1]:0] load_mask_i,
[/#if]
  input wire [[=view.loading.numbers * layer.dataBits - 1]:0] load_data_i,
[/#if]
[#if view.counters]
  input wire count_enable_i,
  input wire count_clear_i,
  input wire [3:0] count_select_i,
[/#if]
[#if progress]
  input wire ready_i
[#else]
  input wire ready_i,
  input wire follow_i  // the vector that is accepted now is the one to follow
[/#if]
);

  wire ready;
  wire valid;
  wire last;
  wire [[=layer.neurons - 1]:0] spikes;
[#if view.counters]
  wire [63:0] count_value;
[/#if]

  [=view.module] u_dut (
    .clk_i         (clk_i),
    .rst_ni        (rst_ni),
    .valid_i       (valid_i),
    .ready_o       (ready),
    .final_i       (final_i),
    .spikes_i      (spikes_i),
[#if view.loadable]
    .weight_wr_i   (weight_wr_i),
    .threshold_wr_i(threshold_wr_i),
[#if layer.hasBiases]
    .bias_wr_i     (bias_wr_i),
[/#if]
[#if view.readsBack]
    .weight_rd_i   (weight_rd_i),
    .threshold_rd_i(threshold_rd_i),
[#if layer.hasBiases]
    .bias_rd_i     (bias_rd_i),
[/#if]
    .load_data_o   (),
[/#if]
    .load_row_i    (load_row_i),
    .load_neuron_i (load_neuron_i),
[#if view.loading.numbers gt 1]
    .load_mask_i   (load_mask_i),
    .load_ready_o  (),
[/#if]
    .load_data_i   (load_data_i),
[/#if]
[#if view.counters]
    .count_enable_i(count_enable_i),
    .count_clear_i (count_clear_i),
    .count_select_i(count_select_i),
    .count_value_o (count_value),
[/#if]
    .valid_o       (valid),
    .ready_i       (ready_i),
    .final_o       (last),
    .spikes_o      (spikes)
  );

  // Signals of the layer, connected by the script.
[#if !progress]
  wire dut_stall;
  wire dut_fire;
  wire dut_out_ready;
  wire [[=layer.neurons - 1]:0] dut_spikes;
[/#if]
  wire dut_busy_q;
  wire dut_scheduled_final_q;
[#list view.stages as stage]
  wire dut_[=stage.name]_valid_q;
  wire dut_[=stage.name]_last_q;
  wire dut_[=stage.name]_final_q;
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] dut_[=stage.name]_fold_q;
[/#if]
[/#list]
  wire dut_fire_q;
  wire dut_fire_final_q;
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] dut_fire_fold_q;
[/#if]
  wire dut_valid_q;
  wire dut_final_q;
[#if layer.inputBuffered]
  wire dut_waiting_valid_q;
  wire dut_waiting_final_q;
[/#if]
[#if layer.outputBuffered]
  wire dut_buffered_valid_q;
  wire dut_buffered_final_q;
[/#if]

[#assign schedulerPorts = layer.multiIssue?then(layer.ports, 1)]
[#assign portWidth = layer.multiIssue?then(layer.portRows, layer.places)]
[#if progress]
  wire [[=schedulerPorts * portWidth - 1]:0] dut_pending_q;
  wire [[=schedulerPorts * portWidth - 1]:0] dut_rest;
  wire [[=schedulerPorts - 1]:0] dut_any;
  wire [[=schedulerPorts - 1]:0] dut_many;
[#if layer.folded]
  wire [[=layer.foldBits - 1]:0] dut_fold_q;
[/#if]

  // The places of vectors, from the output back, and whether there is one up to each place.
  wire [[=places?size - 1]:0] there;
  wire [[=places?size - 1]:0] reached;

[#list places as place]
  assign there[[=place?index]] = [=place.there];
[/#list]
  assign reached[0] = there[0];
[#list places[1..] as place]
  assign reached[[=place?index + 1]] = reached[[=place?index]] | there[[=place?index + 1]];
[/#list]

  // What was there a cycle ago, unless it was reset.
  reg started_q = 1'b0;
  reg known_q = 1'b0;
  reg [[=places?size - 1]:0] before_there_q;
  reg [[=places?size - 1]:0] before_reached_q;
  reg [[=schedulerPorts * portWidth - 1]:0] before_pending_q;
[#if layer.folded]
  reg [[=layer.foldBits - 1]:0] before_fold_q;
[/#if]

  always @(posedge clk_i) begin
    started_q        <= 1'b1;
    known_q          <= started_q & rst_ni;
    before_there_q   <= there;
    before_reached_q <= reached;
    before_pending_q <= dut_pending_q;
[#if layer.folded]
    before_fold_q    <= dut_fold_q;
[/#if]
  end

  // Less of the vector is left to be issued.
  wire fewer_spikes;
  wire less_left;

  assign fewer_spikes =
      ((dut_pending_q & ~before_pending_q) == 0) & (dut_pending_q != before_pending_q);
[#if layer.folded]
  assign less_left = (dut_fold_q > before_fold_q) | ((dut_fold_q == before_fold_q) & fewer_spikes);
[#else]
  assign less_left = fewer_spikes;
[/#if]

  wire oldest_gets_on_holds;
  wire registers_holds;

  assign oldest_gets_on_holds = ~known_q
      | (1'b1
[#list places[1..] as place]
[#assign at = place?index + 1]
          & (~before_there_q[[=at]] | before_reached_q[[=at - 1]] | reached[[=at - 1]][#if at == scheduled] | (there[[=at]] & less_left)[/#if])
[/#list]
      );
[#if layer.folded]
  assign registers_holds = dut_fold_q <= [=view.lastFold];
[#else]
  assign registers_holds = 1'b1;
[/#if]

  always @* begin
[#list 0..<schedulerPorts as port]
[#assign range = (schedulerPorts == 1)?then("", "[" + (port * portWidth) + " +: " + portWidth + "]")]
    assume ((dut_rest[=range] & ~dut_pending_q[=range]) == 0);
    assume (dut_any[[=port]] == |dut_pending_q[=range]);
    assume (dut_many[[=port]] == |dut_rest[=range]);
    assume (~dut_any[[=port]] | (dut_rest[=range] != dut_pending_q[=range]));
[/#list]
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (oldest_gets_on_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

[#else]
  // What should come out, from what was accepted.
  reg started_q = 1'b0;
  reg [5:0] inside_q;  // vectors that were accepted and have not come out
  reg following_q;  // one of them is followed
  reg [5:0] ahead_q;  // vectors inside that were accepted before it
  reg mark_q;  // its mark

  wire accept;
  wire taken;

  assign accept = valid_i & ready;
  assign taken  = valid & ready_i;

  always @(posedge clk_i) begin
    started_q <= 1'b1;
    if (!rst_ni) begin
      inside_q    <= 0;
      following_q <= 1'b0;
    end else begin
      inside_q <= inside_q + accept - taken;
      if (following_q) begin
        following_q <= ~(taken & (ahead_q == 0));
        ahead_q     <= ahead_q - taken;
      end else if (accept & follow_i) begin
        following_q <= 1'b1;
        ahead_q     <= inside_q - taken;
        mark_q      <= final_i;
      end
    end
  end

  // What was there a cycle ago.
  reg offered_q;
  reg offered_final_q;
  reg [[=layer.neurons - 1]:0] offered_spikes_q;
  reg relieved_q;  // the layer stalled, and the output was taken
  reg fired_q;
  reg [[=layer.neurons - 1]:0] spikes_q;

  always @(posedge clk_i) begin
    offered_q        <= rst_ni & valid & ~ready_i;
    offered_final_q  <= last;
    offered_spikes_q <= spikes;
    relieved_q       <= rst_ni & dut_stall & dut_out_ready;
    fired_q          <= dut_fire;
    spikes_q         <= dut_spikes;
  end

  // The vectors from the output back to each place.
[#list places as place]
  wire [5:0] up_to_[=place?index];
[/#list]

[#list places as place]
  assign up_to_[=place?index] = [=place?is_first?then("", "up_to_" + (place?index - 1) + " + ")][=place.there];
[/#list]

  wire held_until_taken_holds;
  wire once_each_holds;
  wire in_order_with_mark_holds;
  wire stall_ends_holds;

  assign held_until_taken_holds =
      ~offered_q | (valid & (last == offered_final_q) & (spikes == offered_spikes_q));
  assign once_each_holds = (inside_q == up_to_[=places?size - 1]) & (~valid | (inside_q != 0));
  assign in_order_with_mark_holds = ~(following_q & valid & (ahead_q == 0)) | (last == mark_q);
  assign stall_ends_holds = ~(relieved_q & dut_stall);

  // Where the vector that is followed stands, which carries the induction.
  wire registers_holds;

  assign registers_holds = (~following_q | (ahead_q < inside_q))
[#list places as place]
      & (~(following_q & [=place.there] & (ahead_q == [=place?is_first?then("0", "up_to_" + (place?index - 1))]))
          | ([=place.mark] == mark_q))
[/#list]
      ;

  always @* begin
    assume (fired_q | (dut_spikes == spikes_q));
    if (!started_q) begin
      assume (!rst_ni);
    end else begin
      assert (held_until_taken_holds);
      assert (once_each_holds);
      assert (in_order_with_mark_holds);
      assert (stall_ends_holds);
`ifndef SEARCH
      assert (registers_holds);
`endif
    end
  end

[/#if]
endmodule

`default_nettype wire
