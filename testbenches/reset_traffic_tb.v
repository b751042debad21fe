// Bench of the accelerator behind its host interface under resets by software: packets of spikes, some
// with errors, results that are taken with pauses, registers that are read and written, some of them
// wrongly, and RESETS resets that are asked for in random cycles, with what is on its way on both
// streams. The rules of AXI4-Stream and AXI4-Lite are checked in every cycle (axi_rules). A list is
// kept of the samples of which every time step was accepted when a reset was asked for, or before: each
// of them gives its result, and nothing else does.
//
// Prints the spikes of those samples, "sample" and a vector a time step, and the results that came,
// "result" and a beat a word, in their order; then one line, PASS or FAIL.
//
//   INPUTS, CLASSES  of the network; one head
//   RESETS           how many there are

`default_nettype none

module reset_traffic_tb;

  localparam Inputs  = `INPUTS;
  localparam Classes = `CLASSES;
  localparam Resets  = `RESETS;
  localparam Beats   = (Inputs + 31) / 32;

  localparam [11:0] Id               = 12'h000;
  localparam [11:0] Control          = 12'h040;
  localparam [11:0] Status           = 12'h044;
  localparam [11:0] TimeSteps        = 12'h048;
  localparam [11:0] ResultsPerPacket = 12'h04c;
  localparam [11:0] IrqEnable        = 12'h050;
  localparam [11:0] IrqStatus        = 12'h054;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg         rst_n;
  reg         in_valid;
  wire        in_ready;
  reg [31:0]  in_data;
  reg [3:0]   in_keep;
  reg         in_last;
  wire        out_valid;
  reg         out_ready;
  wire [31:0] out_data;
  wire [3:0]  out_keep;
  wire        out_last;
  reg         awvalid;
  wire        awready;
  reg [11:0]  awaddr;
  reg         wvalid;
  wire        wready;
  reg [31:0]  wdata;
  reg [3:0]   wstrb;
  wire        bvalid;
  reg         bready;
  wire [1:0]  bresp;
  reg         arvalid;
  wire        arready;
  reg [11:0]  araddr;
  wire        rvalid;
  reg         rready;
  wire [31:0] rdata;
  wire [1:0]  rresp;
  wire        irq;

  snn_axi u_dut (
    .clk_i        (clk),
    .rst_ni       (rst_n),
    .s_axis_tvalid(in_valid),
    .s_axis_tready(in_ready),
    .s_axis_tdata (in_data),
    .s_axis_tkeep (in_keep),
    .s_axis_tlast (in_last),
    .m_axis_tvalid(out_valid),
    .m_axis_tready(out_ready),
    .m_axis_tdata (out_data),
    .m_axis_tkeep (out_keep),
    .m_axis_tlast (out_last),
    .irq_o        (irq),
    .s_axi_awvalid(awvalid),
    .s_axi_awready(awready),
    .s_axi_awaddr (awaddr),
    .s_axi_wvalid (wvalid),
    .s_axi_wready (wready),
    .s_axi_wdata  (wdata),
    .s_axi_wstrb  (wstrb),
    .s_axi_bvalid (bvalid),
    .s_axi_bready (bready),
    .s_axi_bresp  (bresp),
    .s_axi_arvalid(arvalid),
    .s_axi_arready(arready),
    .s_axi_araddr (araddr),
    .s_axi_rvalid (rvalid),
    .s_axi_rready (rready),
    .s_axi_rdata  (rdata),
    .s_axi_rresp  (rresp)
  );

  wire [31:0] in_broken;
  wire [31:0] out_broken;
  wire [31:0] registers_broken;

  axi_channel_rules #(37) u_in (clk, rst_n, in_valid, in_ready, {in_last, in_keep, in_data},
                                in_broken);
  axi_channel_rules #(37) u_out (clk, rst_n, out_valid, out_ready, {out_last, out_keep, out_data},
                                 out_broken);
  axi_lite_rules u_registers (clk, rst_n, awvalid, awready, awaddr, wvalid, wready, wdata, wstrb,
                              bvalid, bready, bresp, arvalid, arready, araddr, rvalid, rready,
                              rdata, rresp, registers_broken);

  integer errors;
  integer resets;       // that are done
  integer mid_packet;   // of these, with an open packet
  integer mid_sample;   // with samples of which some time steps were accepted
  integer mid_result;   // with a result on its way
  integer samples;      // that are whole
  integer results;      // that came
  integer refused;
  integer wrong_beats;

  task verify(input condition, input integer place);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("check %0d, time %0t: %0d samples, %0d results, %0d resets", place, $time,
                   samples, results, resets);
        end
      end
    end
  endtask

  // What the host has set. It changes while nothing is in flight, and so does how packets are framed.
  integer time_steps;
  integer per_packet;
  reg     by_count;

  // The stream of spikes. A packet goes on to its end, whatever is reset.

  reg     sending;   // the host may begin a packet
  integer in_seed;
  integer pace;
  integer left;      // beats of the packet that are to come
  integer i;

  task begin_packet;
    begin
      left = by_count ? Beats * time_steps : Beats;
      case ($random(in_seed) & 15)
        0: left = 1;
        1: left = left + 1;
        2: left = left + 2;
        default: ;
      endcase
    end
  endtask

  always @(posedge clk) begin
    if (!rst_n) begin
      #1 in_valid = 1'b0;
      left = 0;
    end else begin
      if (in_valid & in_ready) begin
        left = left - 1;
      end
      if (!in_valid || in_ready) begin
        #1 in_valid = 1'b0;
        if (left == 0 && sending && ($random(in_seed) & pace) == 0) begin
          begin_packet;
        end
        if (left != 0 && ($random(in_seed) & pace) == 0) begin
          in_valid = 1'b1;
          in_data = $random(in_seed) & $random(in_seed);
          in_keep = (($random(in_seed) & 3) == 0) ? $random(in_seed) : 4'hf;
          in_last = left == 1;
        end
      end
    end
  end

  // What is made of the beats that are accepted, up to the cycle in which a reset is asked for.

  reg              dropping;  // of a packet that was cut off, or that is longer than its sample
  reg              open;      // a packet has begun
  integer          beat;
  integer          step;      // time steps of the sample that are whole
  reg [Inputs-1:0] vector;
  reg [Inputs-1:0] vectors [0:15];
  integer          v;
  reg              want_error;  // the input has been wrong since STATUS was cleared

  task end_step;
    begin
      vectors[step] = vector;
      step = step + 1;
      beat = 0;
      if (step == time_steps) begin
        samples = samples + 1;
        $write("sample");
        for (v = 0; v < step; v = v + 1) begin
          $write(" %h", vectors[v]);
        end
        $display("");
        step = 0;
      end
    end
  endtask

  task wrong;
    begin
      want_error = 1'b1;
      wrong_beats = wrong_beats + 1;
    end
  endtask

  task accept_beat;
    begin
      if (dropping) begin
        dropping = ~in_last;
      end else begin
        if (beat == 0) begin
          vector = {Inputs{1'b0}};
        end
        for (i = 0; i < 32; i = i + 1) begin
          if (in_data[i] && in_keep[i / 8]) begin
            if (beat * 32 + i < Inputs) begin
              vector[beat * 32 + i] = 1'b1;
            end else begin
              want_error = 1'b1;
            end
          end
        end
        if (beat >= Beats) begin
          wrong;
        end
        beat = beat + 1;
        if (by_count) begin
          if (beat == Beats) begin
            end_step;
            if (step == 0 && !in_last) begin
              wrong;
              dropping = 1'b1;
            end
          end
          if (in_last && (beat != 0 || step != 0)) begin
            wrong;
            while (beat != 0 || step != 0) begin
              end_step;
              vector = {Inputs{1'b0}};
            end
          end
        end else if (in_last) begin
          end_step;
        end
      end
      open = ~in_last;
    end
  endtask

  always @(posedge clk) begin
    if (!rst_n) begin
      dropping = 1'b0;
      open = 1'b0;
      beat = 0;
      step = 0;
    end else begin
      if (in_valid & in_ready) begin
        accept_beat;
      end
      if (u_dut.soft_reset) begin
        mid_packet = mid_packet + open;
        mid_sample = mid_sample + (step != 0);
        mid_result = mid_result + (samples != results);
        dropping = open;
        beat = 0;
        step = 0;
      end
      if (u_dut.reset_now) begin
        // All that was whole has come out by now.
        verify(samples === results, 1);
        verify(out_valid === 1'b0 && beats_out == 0 && in_packet == 0, 2);
      end
    end
  end

  // The stream of results.

  integer out_seed;
  integer out_pace;
  integer beats_out;  // of the result that is under way
  integer in_packet;  // results of the packet so far
  reg [31:0] words [0:Classes];
  integer w;

  always @(posedge clk) begin
    if (!rst_n) begin
      beats_out = 0;
      in_packet = 0;
    end else if (out_valid & out_ready) begin
      if (out_keep === 4'h0) begin
        // A packet that a reset finds open ends without a byte.
        verify(out_last === 1'b1 && in_packet != 0 && beats_out == 0 && u_dut.reset_drain, 3);
        in_packet = 0;
      end else begin
        verify(out_keep === 4'hf, 4);
        words[beats_out] = out_data;
        beats_out = beats_out + 1;
        if (beats_out == Classes + 1) begin
          beats_out = 0;
          results = results + 1;
          in_packet = in_packet + 1;
          $write("result");
          for (w = 0; w <= Classes; w = w + 1) begin
            $write(" %h", words[w]);
          end
          $display("");
          verify(samples >= results, 5);
        end
        verify(out_last === (beats_out == 0 && in_packet == per_packet), 6);
        if (out_last) begin
          in_packet = 0;
        end
      end
    end
    #1 out_ready = ($random(out_seed) & out_pace) == 0;
  end

  // Registers. Address, data and the answer's ready come apart.

  integer    seed;
  reg        aw_taken;
  reg        w_taken;
  reg [31:0] fetched;

  task write(input [11:0] address, input [31:0] value, input [3:0] strobes, input [1:0] response);
    integer wait_aw;
    integer wait_w;
    begin
      wait_aw = $random(seed) & 1;
      wait_w = $random(seed) & 1;
      aw_taken = 1'b0;
      w_taken = 1'b0;
      while (!aw_taken || !w_taken) begin
        awvalid = ~aw_taken & (wait_aw == 0);
        wvalid = ~w_taken & (wait_w == 0);
        awaddr = address;
        wdata = value;
        wstrb = strobes;
        wait_aw = 0;
        wait_w = 0;
        @(negedge clk);
        aw_taken = aw_taken | (awvalid & awready);
        w_taken = w_taken | (wvalid & wready);
        @(posedge clk);
        #1;
      end
      awvalid = 1'b0;
      wvalid = 1'b0;
      bready = $random(seed);
      @(negedge clk);
      while (!(bvalid & bready)) begin
        @(posedge clk);
        #1 bready = $random(seed);
        @(negedge clk);
      end
      verify(bresp === response, 7);
      refused = refused + bresp[1];
      @(posedge clk);
      #1 bready = 1'b0;
    end
  endtask

  task read(input [11:0] address, input [1:0] response);
    begin
      arvalid = 1'b1;
      araddr = address;
      @(negedge clk);
      while (!arready) begin
        @(negedge clk);
      end
      @(posedge clk);
      #1 arvalid = 1'b0;
      rready = $random(seed);
      @(negedge clk);
      while (!(rvalid & rready)) begin
        @(posedge clk);
        #1 rready = $random(seed);
        @(negedge clk);
      end
      verify(rresp === response, 8);
      refused = refused + rresp[1];
      fetched = rdata;
      @(posedge clk);
      #1 rready = 1'b0;
    end
  endtask

  // Something else on the bus.
  task touch;
    begin
      case ($random(seed) & 7)
        0: read(Id, 2'b00);
        1: read(12'hffc, 2'b10);
        2: write(Id, 32'd0, 4'hf, 2'b10);
        3: write(TimeSteps, 32'd0, 4'hf, 2'b10);
        4: write(TimeSteps, time_steps, 4'h7, 2'b10);
        5: begin
          read(Status, 2'b00);
          // An error is in the register from the cycle after its beat on.
          verify(!fetched[0] || want_error, 9);
        end
        default: write(TimeSteps, time_steps, 4'hf, 2'b00);
      endcase
    end
  endtask

  integer waits;

  initial begin
    errors = 0;
    resets = 0;
    mid_packet = 0;
    mid_sample = 0;
    mid_result = 0;
    samples = 0;
    results = 0;
    refused = 0;
    wrong_beats = 0;
    want_error = 1'b0;
    in_seed = 3;
    out_seed = 5;
    seed = 7;
    pace = 0;
    out_pace = 0;
    time_steps = 1;
    per_packet = 1;
    by_count = 1'b0;
    sending = 1'b0;
    in_valid = 1'b0;
    in_data = 32'd0;
    in_keep = 4'd0;
    in_last = 1'b0;
    out_ready = 1'b0;
    awvalid = 1'b0;
    awaddr = 12'd0;
    wvalid = 1'b0;
    wdata = 32'd0;
    wstrb = 4'd0;
    bready = 1'b0;
    arvalid = 1'b0;
    araddr = 12'd0;
    rready = 1'b0;
    rst_n = 1'b0;
    repeat (3) begin
      @(posedge clk);
    end
    #1 rst_n = 1'b1;
    @(posedge clk);
    #1;
    write(IrqEnable, 32'd4, 4'hf, 2'b00);
    while (resets < Resets && errors == 0) begin
      // After a reset nothing is in flight; the rest of a packet may be on its way.
      time_steps = 1 + ($random(seed) & 3);
      write(TimeSteps, time_steps, 4'hf, 2'b00);
      by_count = $random(seed);
      write(Control, by_count ? 32'h10 : 32'h0, 4'hf, 2'b00);
      per_packet = 1 + ($random(seed) & 3);
      write(ResultsPerPacket, per_packet, 4'hf, 2'b00);
      pace = $random(seed) & 3;
      out_pace = $random(seed) & 7;
      sending = 1'b1;
      waits = $random(seed) & 255;
      while (waits > 0) begin
        if (($random(seed) & 7) == 0) begin
          touch;
        end else begin
          @(posedge clk);
          #1;
        end
        waits = waits - 1;
      end
      write(Control, by_count ? 32'h11 : 32'h1, 4'hf, 2'b00);
      // The host stops with the packet that is under way, now and then after more of them.
      sending = $random(seed);
      read(Status, 2'b00);
      while (fetched[3]) begin
        read(Status, 2'b00);
      end
      resets = resets + 1;
      // It is an interrupt.
      verify(irq === 1'b1, 14);
      read(IrqStatus, 2'b00);
      verify(fetched[2] === 1'b1, 15);
      write(IrqStatus, 32'd4, 4'hf, 2'b00);
      read(Status, 2'b00);
      verify(irq === 1'b0, 16);
      // What the host goes on with is begun anew only after the registers are set.
      sending = 1'b0;
      while (left != 0 && !dropping || in_valid && !dropping) begin
        @(posedge clk);
        #2;
      end
      write(Control, by_count ? 32'h11 : 32'h1, 4'hf, 2'b00);
      read(Status, 2'b00);
      while (fetched[3]) begin
        read(Status, 2'b00);
      end
      read(Status, 2'b00);
      verify(fetched[0] === want_error && fetched[2] === 1'b0, 10);
      // Wrong beats that are on their way would set it again at once.
      if (left == 0) begin
        write(Status, 32'd1, 4'hf, 2'b00);
        read(Status, 2'b00);
        verify(fetched[0] === 1'b0, 11);
        want_error = 1'b0;
      end
    end
    verify(samples === results, 12);
    verify(in_broken === 0 && out_broken === 0 && registers_broken === 0, 13);
    if (errors == 0 && mid_packet > Resets / 8 && mid_sample > Resets / 8
        && mid_result > Resets / 8 && refused > 0 && wrong_beats > 0) begin
      $display("PASS reset_traffic: %0d resets, %0d in a packet, %0d in a sample, %0d before a result, ",
               resets, mid_packet, mid_sample, mid_result,
               "%0d results, %0d refusals, %0d wrong beats", results, refused, wrong_beats);
    end else begin
      $display("FAIL reset_traffic: %0d errors, %0d %0d %0d rules broken, %0d resets, %0d in a packet, ",
               errors, in_broken, out_broken, registers_broken, resets, mid_packet,
               "%0d in a sample, %0d before a result, %0d of %0d results, %0d refusals", mid_sample,
               mid_result, results, samples, refused);
    end
    $finish;
  end

  // A broken design may leave the bench waiting: for anything at all, or for the end of a reset.
  integer stuck;
  integer seen;
  integer since;  // the last reset
  integer seen_resets;

  initial begin
    stuck = 0;
    seen = 0;
    since = 0;
    seen_resets = 0;
  end

  always @(posedge clk) begin
    stuck = (seen == resets + results) ? stuck + 1 : 0;
    seen = resets + results;
    since = (seen_resets == resets) ? since + 1 : 0;
    seen_resets = resets;
    if (stuck > 5000 || since > 20000) begin
      $display("FAIL reset_traffic: still waiting, %0d of %0d results, %0d resets", results,
               samples, resets);
      $finish;
    end
  end

endmodule

`default_nettype wire
