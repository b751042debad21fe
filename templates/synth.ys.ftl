# Checks that the design can be synthesized, and counts its cells. Run it from this folder:
#
#   yosys synth.ys
#
# The memory banks are black boxes: in a chip, a memory macro stands in their place.

[#list banks as bank]
read_verilog -lib [=bank]
[/#list]
[#list sources as source]
read_verilog [=source]
[/#list]

[#if loadable]
synth -top [=top]
[#else]
# Flat, so that the logic behind constant thresholds is as small as they allow.
synth -flatten -top [=top]
[/#if]

# Nothing undriven, driven twice or in a loop, and no latch.
check -assert
select -assert-none t:$dlatch* t:$adlatch* t:$_DLATCH*

stat -top [=top]
