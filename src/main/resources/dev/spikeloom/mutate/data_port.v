// A port to something that is not looked into.

(* blackbox, keep *)
module data_port #(
  parameter InWidth  = 1,
  parameter OutWidth = 1
) (
  input  wire [InWidth-1:0]  in,
  output wire [OutWidth-1:0] out
);
endmodule
