// Unit bench of sram_bank: initial content, random reads and writes against a copy of the memory
// that is kept weight by weight, the output's hold, and reads of a row while it is written.
// Prints one line, PASS or FAIL.

`default_nettype none

module sram_bank_tb;

  localparam Rows        = 8;
  localparam Neurons     = 3;
  localparam WeightWidth = 5;
  localparam RowWidth    = Neurons * WeightWidth;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg                   rd_en;
  reg [2:0]             rd_addr;
  wire [RowWidth-1:0]   rd_row;
  reg                   wr_en;
  reg [2:0]             wr_addr;
  reg [1:0]             wr_neuron;
  reg [WeightWidth-1:0] wr_weight;

  sram_bank #(
    .Rows       (Rows),
    .AddrWidth  (3),
    .Neurons    (Neurons),
    .NeuronWidth(2),
    .WeightWidth(WeightWidth),
    .InitFile   ("sram_bank_tb.hex")
  ) u_dut (
    .clk_i      (clk),
    .rd_en_i    (rd_en),
    .rd_addr_i  (rd_addr),
    .rd_row_o   (rd_row),
    .wr_en_i    (wr_en),
    .wr_addr_i  (wr_addr),
    .wr_neuron_i(wr_neuron),
    .wr_weight_i(wr_weight)
  );

  // One weight an entry: row * Neurons + neuron.
  reg [WeightWidth-1:0] copy [0:Rows*Neurons-1];
  reg [RowWidth-1:0]    want;

  integer seed;
  integer i;
  integer checks;
  integer errors;

  task check;
    begin
      checks = checks + 1;
      if (rd_row !== want) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("check %0d: row %h, expected %h", checks, rd_row, want);
        end
      end
    end
  endtask

  // One cycle with the inputs as they are; the copy is read before it is written.
  task tick;
    begin
      if (rd_en) begin
        want = {copy[rd_addr*Neurons+2], copy[rd_addr*Neurons+1], copy[rd_addr*Neurons]};
      end
      if (wr_en) begin
        copy[wr_addr*Neurons+wr_neuron] = wr_weight;
      end
      @(posedge clk);
      #1;
      check;
    end
  endtask

  task initial_row(input integer row, input [RowWidth-1:0] content);
    begin
      copy[row*Neurons]   = content[4:0];
      copy[row*Neurons+1] = content[9:5];
      copy[row*Neurons+2] = content[14:10];
    end
  endtask

  initial begin
    seed = 1;
    checks = 0;
    errors = 0;
    initial_row(0, 15'h0001);
    initial_row(1, 15'h7fff);
    initial_row(2, 15'h1234);
    initial_row(3, 15'h5678);
    initial_row(4, 15'h0f0f);
    initial_row(5, 15'h2aaa);
    initial_row(6, 15'h5555);
    initial_row(7, 15'h7e00);
    rd_en = 1'b1;
    wr_en = 1'b0;
    wr_addr = 3'd0;
    wr_neuron = 2'd0;
    wr_weight = 5'd0;
    for (i = 0; i < Rows; i = i + 1) begin
      rd_addr = i[2:0];
      tick;
    end
    for (i = 0; i < 2000; i = i + 1) begin
      rd_en     = ($random(seed) & 3) != 0;
      rd_addr   = $random(seed);
      wr_en     = ($random(seed) & 3) == 0;
      // Every other write goes to the row that is being read.
      wr_addr   = (i & 1) ? rd_addr : $random(seed);
      wr_neuron = ($random(seed) & 255) % Neurons;
      wr_weight = $random(seed);
      tick;
    end
    if (errors == 0 && checks == 2008) begin
      $display("PASS sram_bank: %0d checks", checks);
    end else begin
      $display("FAIL sram_bank: %0d errors in %0d checks", errors, checks);
    end
    $finish;
  end

endmodule

`default_nettype wire
