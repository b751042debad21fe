// Unit bench of sram_bank with two read ports: initial content, random reads and writes against a
// copy of the memory that is kept weight by weight, the outputs' hold, and reads of a word while it
// is written.
// Prints one line, PASS or FAIL.

`default_nettype none

module sram_bank_tb;

  localparam Words       = 8;
  localparam Weights     = 3;
  localparam WeightWidth = 5;
  localparam WordWidth    = Weights * WeightWidth;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg [1:0]             rd_en;
  reg [5:0]             rd_addr;
  wire [2*WordWidth-1:0] rd_word;
  reg                   wr_en;
  reg [2:0]             wr_addr;
  reg [1:0]             wr_place;
  reg [WeightWidth-1:0] wr_weight;

  sram_bank #(
    .Words      (Words),
    .AddrWidth  (3),
    .Ports      (2),
    .Weights    (Weights),
    .PlaceWidth (2),
    .WeightWidth(WeightWidth),
    .InitFile   ("sram_bank_tb.hex")
  ) u_dut (
    .clk_i      (clk),
    .rd_en_i    (rd_en),
    .rd_addr_i  (rd_addr),
    .rd_word_o  (rd_word),
    .wr_en_i    (wr_en),
    .wr_addr_i  (wr_addr),
    .wr_place_i (wr_place),
    .wr_weight_i(wr_weight)
  );

  // One weight an entry: word * Weights + place.
  reg [WeightWidth-1:0] copy [0:Words*Weights-1];
  reg [2*WordWidth-1:0] want;

  integer seed;
  integer i;
  integer p;
  integer row;
  integer checks;
  integer errors;

  task check;
    begin
      checks = checks + 1;
      if (rd_word !== want) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("check %0d: words %h, expected %h", checks, rd_word, want);
        end
      end
    end
  endtask

  // One cycle with the inputs as they are; the copy is read before it is written.
  task tick;
    begin
      for (p = 0; p < 2; p = p + 1) begin
        if (rd_en[p]) begin
          row = rd_addr[3*p +: 3];
          want[p*WordWidth +: WordWidth] =
              {copy[row*Weights+2], copy[row*Weights+1], copy[row*Weights]};
        end
      end
      if (wr_en) begin
        copy[wr_addr*Weights+wr_place] = wr_weight;
      end
      @(posedge clk);
      #1;
      check;
    end
  endtask

  task initial_row(input integer at, input [WordWidth-1:0] content);
    begin
      copy[at*Weights]   = content[4:0];
      copy[at*Weights+1] = content[9:5];
      copy[at*Weights+2] = content[14:10];
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
    rd_en = 2'b11;
    wr_en = 1'b0;
    wr_addr = 3'd0;
    wr_place = 2'd0;
    wr_weight = 5'd0;
    for (i = 0; i < Words; i = i + 1) begin
      rd_addr = {~i[2:0], i[2:0]};
      tick;
    end
    for (i = 0; i < 2000; i = i + 1) begin
      rd_en     = $random(seed) | $random(seed);
      rd_addr   = $random(seed);
      wr_en     = ($random(seed) & 3) == 0;
      // Every other write goes to the row that is being read.
      wr_addr   = (i & 1) ? rd_addr[2:0] : $random(seed);
      wr_place = ($random(seed) & 255) % Weights;
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
