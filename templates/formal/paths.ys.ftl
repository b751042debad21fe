# [=module]: [=statement].
#
#   yosys [=id].ys

[#list sources as source]
read_verilog [=source].v
[/#list]
[#list boxes as box]
read_verilog -lib [=box].v
[/#list]
hierarchy -check -top [=module][#list values as value] -chparam [=value.name] [=value.value][/#list]
proc
setattr -mod -unset keep_hierarchy *
flatten
opt_clean

# Everything that an output depends on within the cycle, back to registers: none of it is the input.
[#list paths as path]
select -assert-none o:[=path.to] %ci*:-$dff[#list boxes as box],-[=box][/#list] i:[=path.from] %i
[/#list]
