# Timing constraints of [=top] for Vivado, [=network].
#
# They suit the design as the top of a block that is placed out of context. Where it is a part of
# a larger one, whose clock and neighbours are there, only the false paths are of use.

# In nanoseconds.
set clock_period 10.0
# Share of the period that is gone when an input arrives, and that is needed behind an output.
set input_fraction 0.4
set output_fraction 0.4

create_clock -name clk -period $clock_period [get_ports [=constraints.clock]]

[#include "delays.ftl"]
[#if constraints.staticRegisters?has_content || constraints.staticPorts?has_content]

# What configures the design stands still from three cycles before a sample until its result. Leave
# these out where the number of time steps, or a threshold, is changed right before a sample.
[#list constraints.staticPorts as port]
set_false_path -from [get_ports {[=port]}]
[/#list]
[#list constraints.staticRegisters as register]
set_false_path -from [get_cells -hierarchical -filter {NAME =~ *[=register]*}]
[/#list]
[/#if]
