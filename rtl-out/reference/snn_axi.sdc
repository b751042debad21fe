# Timing constraints of snn_axi, 20-12-4, snn-dc neurons, 7-bit weights.
#
# A variable that is set before this file is read stands:
#   clock_period          in the library's unit of time; 10.0
#   input_fraction        share of the period that is gone when an input arrives; 0.4
#   output_fraction       share of the period that is needed behind an output; 0.4
#   static_configuration  1: what configures the design stands still from three cycles before a
#                         sample until its result, and takes no part in timing; 0: the number of
#                         time steps, or a threshold, is changed right before a sample; 1

if {![info exists clock_period]} { set clock_period 10.0 }
if {![info exists input_fraction]} { set input_fraction 0.4 }
if {![info exists output_fraction]} { set output_fraction 0.4 }
if {![info exists static_configuration]} { set static_configuration 1 }

create_clock -name clk -period $clock_period [get_ports clk_i]

# The reset is synchronous, and timed like every other input.
set_input_delay [expr {$input_fraction * $clock_period}] -clock clk [get_ports {
  rst_ni
  s_axis_tvalid
  s_axis_tdata[*]
  s_axis_tkeep[*]
  s_axis_tlast
  m_axis_tready
  s_axi_awvalid
  s_axi_awaddr[*]
  s_axi_wvalid
  s_axi_wdata[*]
  s_axi_wstrb[*]
  s_axi_bready
  s_axi_arvalid
  s_axi_araddr[*]
  s_axi_rready
}]
set_output_delay [expr {$output_fraction * $clock_period}] -clock clk [get_ports {
  s_axis_tready
  m_axis_tvalid
  m_axis_tdata[*]
  m_axis_tkeep[*]
  m_axis_tlast
  s_axi_awready
  s_axi_wready
  s_axi_bvalid
  s_axi_bresp[*]
  s_axi_arready
  s_axi_rvalid
  s_axi_rdata[*]
  s_axi_rresp[*]
  irq_o
}]

if {$static_configuration} {
  set_false_path -from [get_cells -hierarchical {*time_steps_q*}]
  set_false_path -from [get_cells -hierarchical {*threshold_q*}]
}
