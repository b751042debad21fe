# Timing constraints of snn_axi for Vivado, 20-12-4, snn-dc neurons, 7-bit weights.
#
# They suit the design as the top of a block that is placed out of context. Where it is a part of
# a larger one, whose clock and neighbours are there, only the false paths are of use.

# In nanoseconds.
set clock_period 10.0
# Share of the period that is gone when an input arrives, and that is needed behind an output.
set input_fraction 0.4
set output_fraction 0.4

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

# What configures the design stands still from three cycles before a sample until its result. Leave
# these out where the number of time steps, or a threshold, is changed right before a sample.
set_false_path -from [get_cells -hierarchical -filter {NAME =~ *time_steps_q*}]
set_false_path -from [get_cells -hierarchical -filter {NAME =~ *threshold_q*}]
