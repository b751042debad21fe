// Window map of layer [=m.layer.index]: which outputs of the convolution a spike reaches, and where these and their
// weights are.
//
// Kernel [=m.grid.kernel] x [=m.grid.kernel], stride [=m.stride], padding [=m.padding]; [=m.grid.rows.inputs] x [=m.grid.columns.inputs] inputs[=(m.pooling gt 1)?then(" in squares of " + m.pooling + " x " + m.pooling, "")], [=m.grid.rows.outputs] x [=m.grid.columns.outputs] outputs. On each axis,
// the spike at position i reaches the outputs origin - j through the taps [=m.tap] of the kernel,
// where origin = [=m.origin] and[=(m.stride gt 1)?then(" phase is the remainder,", "")] j = 0, 1 and so on, as far as output and tap exist.
//
// Ports
[#list m.axes as axis]
[#if axis.positionBits gt 0]
//   [=axis.input]  the [=axis.name] of the spike
[/#if]
[#list axis.signals as signal]
//   [=signal.port]  [=signal.meaning]
[/#list]
[/#list]
//
// Timing
//   Combinational.

`default_nettype none

module [=m.module] (
[#list m.ports as port]
  [=port][=port?has_next?then(",", "")]
[/#list]
);

[#list m.axes as axis]
[#if axis.positionBits gt 0]
  reg [[=axis.width - 1]:0] [=axis.name];

  always @* begin
    case ([=axis.name]_i)
[#list axis.lines as line]
      [=line]
[/#list]
    endcase
  end

  assign [=axis.targets] = [=axis.name];
[#else]
  assign [=axis.targets] = [=axis.only];
[/#if]

[/#list]
endmodule

`default_nettype wire
