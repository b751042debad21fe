# [=module], [=parameters]: [=statement].
[#if search]
# The search for a counterexample from reset on, whatever the registers hold.
#
#   yosys [=id]_search.ys

read_verilog -formal -DSEARCH [=id].v
[#else]
#
#   yosys [=id].ys

read_verilog -formal [=id].v
[/#if]
[#if specification]
read_verilog -formal encoder_specification.v
[/#if]
[#list sources as source]
read_verilog [=registers?then("-mem2reg ", "")][=source].v
[/#list]
hierarchy -check -top [=id]
[#if cuts?size gt 0]

# What computes may do whatever it likes.
delete[#list cuts as cut] *[=cut]*/p:*[/#list]
cutpoint[#list cuts as cut] *[=cut]*[/#list]
[/#if]

[#-- A table that is made a memory is nothing that the solver takes. --]
proc[=(!search && !induction && cycles == 0)?then(" -norom", "")]
setattr -mod -unset keep_hierarchy *
flatten
[#if probes?size gt 0]

# What the harness looks at within the module.
[#list probes as probe]
connect -nomap -nounset -set [=probe.wire] [=probe.signal]
[/#list]
[/#if]

[#if cycles gt 0]
memory
[/#if]
opt_clean -purge
opt -full
[#if search]
sat -set-assumes -prove-asserts -tempinduct-baseonly -maxsteps [=steps] -show-public -dump_vcd [=id].vcd
[#elseif induction]
sat -set-assumes -prove-asserts -tempinduct -maxsteps [=steps] -show-public -dump_vcd [=id].vcd
[#elseif cycles gt 0]
sat -seq [=cycles] -set-assumes -prove-asserts -show-public -dump_vcd [=id].vcd
[#else]
sat -set-assumes -prove-asserts -show-public -dump_vcd [=id].vcd
[/#if]
