// Unit bench of sram_bank: initial content, random reads and writes of any weights of a word against
// a copy of the memory that is kept weight by weight, and the output's hold.
// Prints one line, PASS or FAIL.

`default_nettype none

module sram_bank_tb;

  localparam Words       = 8;
  localparam Weights     = 3;
  localparam WeightWidth = 5;
  localparam WordWidth   = Weights * WeightWidth;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg                  req;
  reg                  we;
  reg [2:0]            addr;
  reg [WordWidth-1:0]  wdata;
  reg [Weights-1:0]    wmask;
  wire [WordWidth-1:0] rdata;

  sram_bank #(
    .Words    (Words),
    .AddrWidth(3),
    .Width    (WordWidth),
    .MaskWidth(Weights),
    .InitFile ("sram_bank_tb.hex")
  ) u_dut (
    .clk_i  (clk),
    .req_i  (req),
    .we_i   (we),
    .addr_i (addr),
    .wdata_i(wdata),
    .wmask_i(wmask),
    .rdata_o(rdata)
  );

  reg [WordWidth-1:0] copy [0:Words-1];
  reg [WordWidth-1:0] want;
  reg                 known;  // nothing was written since the last read

  integer seed;
  integer i;
  integer w;
  integer checks;
  integer errors;

  // One cycle with the inputs as they are.
  task tick;
    begin
      if (req & ~we) begin
        want  = copy[addr];
        known = 1'b1;
      end
      if (req & we) begin
        known = 1'b0;
        for (w = 0; w < Weights; w = w + 1) begin
          if (wmask[w]) begin
            copy[addr][w*WeightWidth +: WeightWidth] = wdata[w*WeightWidth +: WeightWidth];
          end
        end
      end
      @(posedge clk);
      #1;
      checks = checks + 1;
      if (known && rdata !== want) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("check %0d: word %h, expected %h", checks, rdata, want);
        end
      end
    end
  endtask

  initial begin
    seed   = 1;
    checks = 0;
    errors = 0;
    copy[0] = 15'h0001;
    copy[1] = 15'h7fff;
    copy[2] = 15'h1234;
    copy[3] = 15'h5678;
    copy[4] = 15'h0f0f;
    copy[5] = 15'h2aaa;
    copy[6] = 15'h5555;
    copy[7] = 15'h7e00;
    req   = 1'b1;
    we    = 1'b0;
    wdata = 15'd0;
    wmask = 3'd0;
    for (i = 0; i < Words; i = i + 1) begin
      addr = i;
      tick;
    end
    for (i = 0; i < 2000; i = i + 1) begin
      req   = $random(seed);
      we    = ($random(seed) & 3) == 0;
      addr  = $random(seed);
      wdata = $random(seed);
      wmask = $random(seed);
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
