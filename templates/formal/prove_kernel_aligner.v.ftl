// Proof of kernel_aligner with [=banks] banks: each bank gets the weights of the output that it holds.
//
// Window k of the word is for the output that stands k before the origin, whose bank is k less, modulo
// the number of banks.

`default_nettype none

module [=name] (
  input wire [[=originWidth - 1]:0] origin_i,
  input wire [[=banks * width - 1]:0] word_i
);

  wire [[=banks * width - 1]:0] aligned;

  kernel_aligner #(
    .Banks      ([=banks]),
    .OriginWidth([=originWidth]),
    .Width      ([=width])
  ) u_dut (
    .origin_i (origin_i),
    .word_i   (word_i),
    .aligned_o(aligned)
  );

  // The bank of each window, counted down from the origin.
  integer k;
  reg [31:0] bank;
  reg aligned_holds;
  always @* begin
    bank          = {[=32 - originWidth]'d0, origin_i};
    aligned_holds = 1'b1;
    for (k = 0; k < [=banks]; k = k + 1) begin
      if (aligned[bank*[=width] +: [=width]] != word_i[k*[=width] +: [=width]]) begin
        aligned_holds = 1'b0;
      end
      bank = (bank == 0) ? [=banks - 1] : bank - 1;
    end
  end

  always @* begin
    assume (origin_i < [=banks]);
    assert (aligned_holds);
  end

endmodule

`default_nettype wire
