// Unit bench of rom_bank: every word at every port, then random reads, with one port and with two,
// of which each holds what it read last. Prints one line, PASS or FAIL.

`default_nettype none

module rom_bank_check #(
  parameter Ports  = 1,
  parameter Cycles = 2000
) (
  input  wire       clk_i,
  output reg [31:0] checks_o,
  output reg [31:0] errors_o
);

  localparam Words       = 8;
  localparam AddrWidth   = 3;
  localparam Weights     = 3;
  localparam WeightWidth = 5;
  localparam WordWidth   = Weights * WeightWidth;

  reg [Ports-1:0]            rd_en;
  reg [Ports*AddrWidth-1:0]  rd_addr;
  wire [Ports*WordWidth-1:0] rd_word;

  rom_bank #(
    .Words      (Words),
    .AddrWidth  (AddrWidth),
    .Ports      (Ports),
    .Weights    (Weights),
    .WeightWidth(WeightWidth),
    .InitFile   ("rom_bank_tb.hex")
  ) u_dut (
    .clk_i    (clk_i),
    .rd_en_i  (rd_en),
    .rd_addr_i(rd_addr),
    .rd_word_o(rd_word)
  );

  // The content of the file.
  function [WordWidth-1:0] word(input [AddrWidth-1:0] address);
    case (address)
      3'd0:    word = 15'h0001;
      3'd1:    word = 15'h7fff;
      3'd2:    word = 15'h1234;
      3'd3:    word = 15'h5678;
      3'd4:    word = 15'h0f0f;
      3'd5:    word = 15'h2aaa;
      3'd6:    word = 15'h5555;
      default: word = 15'h7e00;
    endcase
  endfunction

  reg [Ports*WordWidth-1:0] want;

  integer seed;
  integer cycle;
  integer p;

  initial begin
    checks_o = 0;
    errors_o = 0;
    seed = Ports;
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      for (p = 0; p < Ports; p = p + 1) begin
        // First all words in order, port 1 the other way round.
        rd_en[p] = (cycle < Words) || ($random(seed) & 1);
        rd_addr[p*AddrWidth +: AddrWidth] = $random(seed);
        if (cycle < Words) begin
          rd_addr[p*AddrWidth +: AddrWidth] = (p == 0) ? cycle : ~cycle;
        end
        if (rd_en[p]) begin
          want[p*WordWidth +: WordWidth] = word(rd_addr[p*AddrWidth +: AddrWidth]);
        end
      end
      @(posedge clk_i);
      #1;
      checks_o = checks_o + 1;
      if (rd_word !== want) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("%0d ports, cycle %0d: words %h, expected %h", Ports, cycle, rd_word, want);
        end
      end
    end
  end

endmodule

module rom_bank_tb;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  wire [31:0] checks_1;
  wire [31:0] checks_2;
  wire [31:0] errors_1;
  wire [31:0] errors_2;

  rom_bank_check #(1) u_1 (clk, checks_1, errors_1);
  rom_bank_check #(2) u_2 (clk, checks_2, errors_2);

  initial begin
    #25000;
    if (errors_1 + errors_2 == 0 && checks_1 + checks_2 == 4000) begin
      $display("PASS rom_bank: %0d checks", checks_1 + checks_2);
    end else begin
      $display("FAIL rom_bank: %0d errors in %0d checks", errors_1 + errors_2, checks_1 + checks_2);
    end
    $finish;
  end

endmodule

`default_nettype wire
