# The reset is synchronous, and timed like every other input.
set_input_delay [expr {$input_fraction * $clock_period}] -clock clk [get_ports {
[#list constraints.inputs as port]
  [=port]
[/#list]
}]
set_output_delay [expr {$output_fraction * $clock_period}] -clock clk [get_ports {
[#list constraints.outputs as port]
  [=port]
[/#list]
}]
