// Unit bench of priority_encoder: single bits, all bits, pairs and random vectors at several widths and
// for trees of several radices, against a scan from bit 0 up. Prints one line, PASS or FAIL.

`default_nettype none

module priority_encoder_check #(
  parameter Width      = 1,
  parameter IndexWidth = 1,
  parameter LaneWidth  = 5
) (
  output reg [31:0] checks_o,
  output reg [31:0] errors_o
);

  reg [Width-1:0]       bits;
  wire [IndexWidth-1:0] index;
  wire [Width-1:0]      rest;
  wire                  any;
  wire                  many;

  priority_encoder #(
    .Width     (Width),
    .IndexWidth(IndexWidth),
    .LaneWidth (LaneWidth)
  ) u_dut (
    .bits_i (bits),
    .index_o(index),
    .rest_o (rest),
    .any_o  (any),
    .many_o (many)
  );

  // Wide vectors are walked in larger steps, which visit every lane all the same.
  localparam Step = 1 + Width / 128;

  integer seed;
  integer i;
  integer k;

  task check;
    integer lowest;
    integer set;
    integer b;
    reg [Width-1:0] want_rest;
    begin
      #1;
      lowest = 0;
      set = 0;
      want_rest = bits;
      for (b = 0; b < Width; b = b + 1) begin
        if (bits[b]) begin
          if (set == 0) begin
            lowest = b;
            want_rest[b] = 1'b0;
          end
          set = set + 1;
        end
      end
      checks_o = checks_o + 1;
      if (index !== lowest[IndexWidth-1:0] || rest !== want_rest || any !== (set > 0)
          || many !== (set > 1)) begin
        errors_o = errors_o + 1;
        if (errors_o == 1) begin
          $display("width %0d, bits %b: index %0d, any %b, many %b", Width, bits, index, any, many);
        end
      end
    end
  endtask

  initial begin
    checks_o = 0;
    errors_o = 0;
    seed = Width;
    bits = {Width{1'b0}};
    check;
    bits = {Width{1'b1}};
    check;
    for (i = 0; i < Width; i = i + Step) begin
      bits = {Width{1'b0}};
      bits[i] = 1'b1;
      check;
      // The pairs that share a group, and those that do not.
      bits[(i*7+1)%Width] = 1'b1;
      check;
      bits = {Width{1'b1}} << i;
      check;
    end
    for (k = 0; k < 200; k = k + 1) begin
      for (i = 0; i < Width; i = i + 1) begin
        bits[i] = ($random(seed) & 63) < (k & 31);
      end
      check;
    end
  end

endmodule

module priority_encoder_tb;

  wire [31:0] checks [0:12];
  wire [31:0] errors [0:12];

  priority_encoder_check #(1, 1)    u_1    (checks[0], errors[0]);
  priority_encoder_check #(2, 1)    u_2    (checks[1], errors[1]);
  priority_encoder_check #(5, 3)    u_5    (checks[2], errors[2]);
  priority_encoder_check #(31, 5)   u_31   (checks[3], errors[3]);
  priority_encoder_check #(32, 5)   u_32   (checks[4], errors[4]);
  priority_encoder_check #(33, 6)   u_33   (checks[5], errors[5]);
  priority_encoder_check #(64, 6)   u_64   (checks[6], errors[6]);
  priority_encoder_check #(100, 7)  u_100  (checks[7], errors[7]);
  priority_encoder_check #(784, 10) u_784  (checks[8], errors[8]);

  priority_encoder_check #(33, 6, 1)   u_33_radix_2   (checks[9], errors[9]);
  priority_encoder_check #(100, 7, 2)  u_100_radix_4  (checks[10], errors[10]);
  priority_encoder_check #(100, 7, 7)  u_100_flat     (checks[11], errors[11]);
  priority_encoder_check #(100, 7, 3)  u_100_radix_8  (checks[12], errors[12]);

  integer i;
  reg [31:0] all_checks;
  reg [31:0] all_errors;

  initial begin
    #10000;
    all_checks = 0;
    all_errors = 0;
    for (i = 0; i < 13; i = i + 1) begin
      all_checks = all_checks + checks[i];
      all_errors = all_errors + errors[i];
    end
    if (all_errors == 0 && all_checks == 13 * 202 + 3 * 380 + 3 * 333) begin
      $display("PASS priority_encoder: %0d checks", all_checks);
    end else begin
      $display("FAIL priority_encoder: %0d errors in %0d checks", all_errors, all_checks);
    end
    $finish;
  end

endmodule

`default_nettype wire
