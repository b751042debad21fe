// Bench of the accelerator behind its host interface, as a driver would use it: a 20-12-4 design with
// 7-bit weights in banks of 8 rows and a load port. Loads the weights and thresholds of another
// network, which lie in the folder 'loaded', through the registers; then sends samples of one to
// four time steps over the stream of packed bits, with pauses on both sides, and compares the packets
// that come back with plain arithmetic. Resets of the core cut off a packet half way, when results are
// on their way. Prints one line, PASS or FAIL.

`default_nettype none

module snn_axi_tb;

  localparam Inputs  = 20;
  localparam Hidden  = 12;
  localparam Classes = 4;
  localparam Weight  = 7;
  localparam Batches = 12;
  localparam Samples = 20;  // of a batch

  localparam [11:0] Id         = 12'h000;
  localparam [11:0] Control    = 12'h040;
  localparam [11:0] Status     = 12'h044;
  localparam [11:0] TimeSteps  = 12'h048;
  localparam [11:0] IrqEnable  = 12'h050;
  localparam [11:0] IrqStatus  = 12'h054;
  localparam [11:0] LoadLayer  = 12'h060;
  localparam [11:0] LoadTarget = 12'h064;
  localparam [11:0] LoadRow    = 12'h068;
  localparam [11:0] LoadNeuron = 12'h06c;
  localparam [11:0] LoadData   = 12'h070;
  localparam [11:0] SpikeData  = 12'h0a0;
  localparam [11:0] SpikeLast  = 12'h0a4;
  localparam [11:0] ResultData = 12'h0a8;

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
  reg         aw_taken;
  reg         w_taken;
  wire        wready;
  reg [31:0]  wdata;
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
    .s_axi_awvalid(awvalid),
    .s_axi_awready(awready),
    .s_axi_awaddr (awaddr),
    .s_axi_wvalid (wvalid),
    .s_axi_wready (wready),
    .s_axi_wdata  (wdata),
    .s_axi_wstrb  (4'hf),
    .s_axi_bvalid (bvalid),
    .s_axi_bready (bready),
    .s_axi_bresp  (bresp),
    .s_axi_arvalid(arvalid),
    .s_axi_arready(arready),
    .s_axi_araddr (araddr),
    .s_axi_rvalid (rvalid),
    .s_axi_rready (rready),
    .s_axi_rdata  (rdata),
    .s_axi_rresp  (rresp),
    .irq_o        (irq)
  );

  // The network, row by row as the inputs are numbered.
  reg [Hidden*Weight-1:0]  rows_0       [0:23];
  reg [Classes*Weight-1:0] rows_1       [0:15];
  reg signed [11:0]        thresholds_0 [0:Hidden-1];
  reg signed [10:0]        thresholds_1 [0:Classes-1];
  reg signed [Weight-1:0]  weight;

  // The results that are due in a batch.
  reg [31:0] want [0:(Samples+1)*(Classes+1)-1];
  integer due;
  integer got;

  integer errors;
  integer results;
  integer writes;
  integer batch;
  integer sample;
  integer step;
  integer steps;
  integer most;
  integer sum;
  integer i;
  integer n;
  integer seed;
  integer out_seed;

  reg [Inputs-1:0] spikes;
  reg [Hidden-1:0] hidden;
  reg [31:0]       counts [0:Classes-1];
  reg [31:0]       fetched;
  reg              pending;  // STATUS has told of a result

  task verify(input condition, input integer place);
    begin
      if (condition !== 1'b1) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("check %0d: batch %0d, beat %0d, %h", place, batch, got, out_data);
        end
      end
    end
  endtask

  task write(input [11:0] address, input integer value, input [1:0] response);
    begin
      awaddr = address;
      wdata = value;
      awvalid = 1'b1;
      wvalid = 1'b1;
      while (awvalid || wvalid) begin
        @(negedge clk);
        aw_taken = awvalid & awready;
        w_taken = wvalid & wready;
        @(posedge clk);
        #1;
        awvalid = awvalid & ~aw_taken;
        wvalid = wvalid & ~w_taken;
      end
      while (!bvalid) begin
        @(negedge clk);
        @(posedge clk);
        #1;
      end
      verify(bresp === response, 1);
      bready = 1'b1;
      @(posedge clk);
      #1 bready = 1'b0;
      writes = writes + 1;
    end
  endtask

  task read(input [11:0] address, input [31:0] value);
    begin
      fetch(address);
      verify(fetched === value, 2);
    end
  endtask

  task fetch(input [11:0] address);
    begin
      araddr = address;
      arvalid = 1'b1;
      @(negedge clk);
      while (!arready) begin
        @(negedge clk);
      end
      @(posedge clk);
      #1 arvalid = 1'b0;
      while (!rvalid) begin
        @(posedge clk);
        #1;
      end
      verify(rresp === 2'b00, 6);
      fetched = rdata;
      rready = 1'b1;
      @(posedge clk);
      #1 rready = 1'b0;
    end
  endtask

  // Asks for a reset, and waits for its end: nothing is accepted until then.
  task reset_core;
    begin
      write(Control, 1, 2'b00);
      verify(in_ready === 1'b0, 5);
      fetch(Status);
      while (fetched[3]) begin
        fetch(Status);
      end
      verify(!out_valid && fetched === 32'd0, 7);
      read(Control, 0);
    end
  endtask

  // Both layers: each weight row, then the thresholds. LOAD_NEURON starts anew by itself.
  task load;
    begin
      write(LoadLayer, 0, 2'b00);
      write(LoadTarget, 0, 2'b00);
      for (i = 0; i < Inputs; i = i + 1) begin
        write(LoadRow, i, 2'b00);
        for (n = 0; n < Hidden; n = n + 1) begin
          weight = rows_0[i][n*Weight +: Weight];
          write(LoadData, weight, 2'b00);
        end
      end
      write(LoadTarget, 1, 2'b00);
      for (n = 0; n < Hidden; n = n + 1) begin
        write(LoadData, thresholds_0[n], 2'b00);
      end
      write(LoadLayer, 1, 2'b00);
      for (n = 0; n < Classes; n = n + 1) begin
        write(LoadData, thresholds_1[n], 2'b00);
      end
      write(LoadTarget, 0, 2'b00);
      write(LoadRow, 12, 2'b00);
      write(LoadData, 0, 2'b10);  // there is no such row in this layer
      for (i = 0; i < Hidden; i = i + 1) begin
        write(LoadRow, i, 2'b00);
        for (n = 0; n < Classes; n = n + 1) begin
          weight = rows_1[i][n*Weight +: Weight];
          write(LoadData, weight, 2'b00);
        end
      end
      read(LoadNeuron, 0);
      write(Status, 32'h10, 2'b00);
    end
  endtask

  // What the network says to one time step.
  task think;
    begin
      for (n = 0; n < Hidden; n = n + 1) begin
        sum = 0;
        for (i = 0; i < Inputs; i = i + 1) begin
          weight = rows_0[i][n*Weight +: Weight];
          sum = sum + (spikes[i] ? weight : 0);
        end
        hidden[n] = sum > thresholds_0[n];
      end
      for (n = 0; n < Classes; n = n + 1) begin
        sum = 0;
        for (i = 0; i < Hidden; i = i + 1) begin
          weight = rows_1[i][n*Weight +: Weight];
          sum = sum + (hidden[i] ? weight : 0);
        end
        if (sum > thresholds_1[n]) begin
          counts[n] = counts[n] + 1;
        end
      end
    end
  endtask

  // The packet of a sample: the first class that has the most spikes, and the counts.
  task conclude;
    begin
      most = 0;
      for (n = 0; n < Classes; n = n + 1) begin
        if (counts[n] > counts[most]) begin
          most = n;
        end
        want[due+1+n] = counts[n];
      end
      want[due] = most;
      due = due + Classes + 1;
      for (n = 0; n < Classes; n = n + 1) begin
        counts[n] = 0;
      end
    end
  endtask

  // One time step over the stream. Beats beyond the vector and bits beyond the last input are errors.
  task send(input [31:0] surplus);
    begin
      while (($random(seed) & 3) == 0) begin
        @(posedge clk);
        #1;
      end
      in_valid = 1'b1;
      in_data = {surplus[11:0], spikes};
      in_last = ~surplus[31];
      // A byte without a spike can be left out, whatever it is.
      in_keep = 4'hf;
      if (surplus == 0 && spikes[15:8] == 0) begin
        in_keep = 4'hd;
        in_data[15:8] = $random(seed);
      end
      @(negedge clk);
      while (!in_ready) begin
        @(negedge clk);
      end
      @(posedge clk);
      #1;
      if (surplus[31] && !surplus[30]) begin
        in_last = 1'b1;
        @(negedge clk);
        while (!in_ready) begin
          @(negedge clk);
        end
        @(posedge clk);
        #1;
      end
      in_valid = 1'b0;
    end
  endtask

  task send_sample(input [31:0] surplus);
    begin
      for (step = 0; step < steps; step = step + 1) begin
        spikes = $random(seed);
        if (spikes[0]) begin
          spikes[15:8] = 8'd0;
        end
        think;
        send(surplus);
      end
      conclude;
    end
  endtask

  // A sample through registers: what the stream brings meanwhile waits.
  task sample_by_register;
    begin
      write(Control, 8, 2'b00);
      for (step = 0; step < steps; step = step + 1) begin
        spikes = $random(seed);
        think;
        fetch(Status);
        while (!fetched[6]) begin
          fetch(Status);
        end
        write(SpikeLast, spikes, 2'b00);
      end
      conclude;
      fetch(Status);
      while (!fetched[1]) begin
        fetch(Status);
      end
      write(Control, 0, 2'b10);  // something is in flight
      for (i = 0; i <= Classes; i = i + 1) begin
        read(ResultData, want[got + i]);
      end
      got = due;
      verify(!out_valid, 11);
      araddr = ResultData;
      arvalid = 1'b1;
      @(negedge clk);
      while (!arready) begin
        @(negedge clk);
      end
      @(posedge clk);
      #1 arvalid = 1'b0;
      while (!rvalid) begin
        @(posedge clk);
        #1;
      end
      verify(rresp === 2'b10, 12);  // no more of it
      rready = 1'b1;
      @(posedge clk);
      #1 rready = 1'b0;
      write(Control, 0, 2'b00);
      write(SpikeData, 0, 2'b10);
      write(Status, 32'h10, 2'b00);
      write(IrqStatus, 7, 2'b00);
    end
  endtask

  // A broken module may leave the bench waiting.
  initial begin
    #1000000;
    $display("FAIL snn_axi: still waiting, %0d errors in %0d results", errors, results);
    $finish;
  end

  // The host takes what comes, now and then with a pause.
  always @(posedge clk) begin
    #1 out_ready = ($random(out_seed) & 7) != 0;
  end

  always @(negedge clk) begin
    if (out_valid & out_ready) begin
      verify(out_data === want[got], 3);
      verify(out_last === ((got % (Classes + 1)) == Classes), 4);
      verify(out_keep === 4'hf, 10);
      results = results + out_last;
      got = got + 1;
    end
  end

  initial begin
    $readmemh("loaded/layer0_bank0.hex", rows_0, 0, 7);
    $readmemh("loaded/layer0_bank1.hex", rows_0, 8, 15);
    $readmemh("loaded/layer0_bank2.hex", rows_0, 16, 23);
    $readmemh("loaded/layer1_bank0.hex", rows_1, 0, 7);
    $readmemh("loaded/layer1_bank1.hex", rows_1, 8, 15);
    $readmemh("loaded/layer0_thresholds.hex", thresholds_0);
    $readmemh("loaded/layer1_thresholds.hex", thresholds_1);
    errors = 0;
    results = 0;
    pending = 1'b0;
    writes = 0;
    due = 0;
    got = 0;
    batch = -1;
    seed = 3;
    out_seed = 5;
    in_valid = 1'b0;
    in_data = 32'd0;
    in_keep = 4'd0;
    in_last = 1'b0;
    out_ready = 1'b0;
    awvalid = 1'b0;
    awaddr = 12'd0;
    wvalid = 1'b0;
    wdata = 32'd0;
    bready = 1'b0;
    arvalid = 1'b0;
    araddr = 12'd0;
    rready = 1'b0;
    for (n = 0; n < Classes; n = n + 1) begin
      counts[n] = 0;
    end
    rst_n = 1'b0;
    @(posedge clk);
    @(posedge clk);
    #1 rst_n = 1'b1;
    @(posedge clk);
    #1;
    read(Id, "SPKL");
    load;
    write(IrqEnable, 1, 2'b00);
    for (batch = 0; batch < Batches; batch = batch + 1) begin
      // Two samples come out before the reset of the core; half a one is lost with it, and the rest of
      // the packet that it cuts off.
      steps = 1 + (batch & 3);
      write(TimeSteps, steps, 2'b00);
      due = 0;
      got = 0;
      send_sample(32'd0);
      send_sample(32'd0);
      if (steps > 1) begin
        spikes = $random(seed);
        send(32'd0);
      end
      spikes = $random(seed);
      send(32'hc0000000);
      reset_core;
      verify(got === due, 8);
      send(32'hc0000000);
      spikes = $random(seed);
      send(32'h00000800);
      read(Status, 0);
      due = 0;
      got = 0;
      for (sample = 0; sample < Samples; sample = sample + 1) begin
        send_sample(32'd0);
      end
      fetch(Status);
      verify(fetched[3] === 1'b0 && fetched[0] === 1'b0, 9);
      pending = pending | fetched[1];
      // The spikes of inputs that do not exist are reported and change nothing.
      send_sample((batch & 1) ? 32'h80000000 : 32'h00000800);
      while (got < due) begin
        @(posedge clk);
        #1;
      end
      read(Status, 1);
      write(Status, 1, 2'b00);
      read(Status, 0);
      // Every result is an interrupt; the error is none that is enabled.
      read(IrqStatus, 7);
      verify(irq === 1'b1, 6);
      write(IrqStatus, 1, 2'b00);
      read(IrqStatus, 6);
      verify(irq === 1'b0, 7);
      write(IrqStatus, 7, 2'b00);
      due = 0;
      got = 0;
      sample_by_register;
    end
    repeat (50) begin
      @(posedge clk);
    end
    if (errors == 0 && pending && got == due && results == Batches * (Samples + 3)) begin
      $display("PASS snn_axi: %0d results, %0d register writes", results, writes);
    end else begin
      $display("FAIL snn_axi: %0d errors in %0d results", errors, results);
    end
    $finish;
  end

endmodule

`default_nettype wire
