# Timing constraints of [=top], [=network].
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

create_clock -name clk -period $clock_period [get_ports [=constraints.clock]]

[#include "delays.ftl"]
[#if constraints.staticRegisters?has_content || constraints.staticPorts?has_content]

if {$static_configuration} {
[#list constraints.staticPorts as port]
  set_false_path -from [get_ports {[=port]}]
[/#list]
[#list constraints.staticRegisters as register]
  set_false_path -from [get_cells -hierarchical {*[=register]*}]
[/#list]
}
[/#if]
