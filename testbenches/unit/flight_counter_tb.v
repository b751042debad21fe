// Unit bench of flight_counter: a queue of up to 12 things that go in and come out at random. Prints one
// line, PASS or FAIL.

`default_nettype none

module flight_counter_tb;

  localparam Cycles = 3000;
  localparam Most   = 12;

  reg clk = 1'b0;

  always #5 clk = ~clk;

  reg  rst_n;
  reg  enters;
  reg  leaves;
  wire in_flight;

  flight_counter #(
    .CountWidth(4)
  ) u_dut (
    .clk_i      (clk),
    .rst_ni     (rst_n),
    .enters_i   (enters),
    .leaves_i   (leaves),
    .in_flight_o(in_flight)
  );

  integer here;
  integer empty;
  integer errors;
  integer seed;
  integer cycle;
  integer pace;

  initial begin
    here = 0;
    empty = 0;
    errors = 0;
    seed = 15;
    pace = 0;
    rst_n = 1'b0;
    enters = 1'b0;
    leaves = 1'b0;
    @(posedge clk);
    #1;
    for (cycle = 0; cycle < Cycles; cycle = cycle + 1) begin
      if ((cycle & 31) == 0) begin
        pace = $random(seed) & 3;
      end
      rst_n = cycle > 2 && ($random(seed) & 255) != 0;
      enters = here < Most && ($random(seed) & pace) == 0;
      leaves = here > 0 && ($random(seed) & (3 - pace)) == 0;
      @(negedge clk);
      if (in_flight !== (here > 0)) begin
        errors = errors + 1;
        if (errors == 1) begin
          $display("cycle %0d: in flight %b with %0d", cycle, in_flight, here);
        end
      end
      empty = empty + (here == 0);
      @(posedge clk);
      #1;
      here = rst_n ? here + enters - leaves : 0;
    end
    if (errors == 0 && empty > 50) begin
      $display("PASS flight_counter: %0d cycles empty", empty);
    end else begin
      $display("FAIL flight_counter: %0d errors, %0d cycles empty", errors, empty);
    end
    $finish;
  end

endmodule

`default_nettype wire
