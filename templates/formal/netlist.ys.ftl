# [=module], [=parameters]: [=statement].
#
#   yosys [=id].ys

# The RTL.
[#list sources as source]
read_verilog [=source].v
[/#list]
hierarchy -check -top [=module][#list values as value] -chparam [=value.name] [=value.value][/#list]
proc
flatten
memory
opt_clean
rename -top gold
design -stash gold

# The gates.
[#list sources as source]
read_verilog [=source].v
[/#list]
hierarchy -check -top [=module][#list values as value] -chparam [=value.name] [=value.value][/#list]
synth -nofsm -flatten
# Names of nets that have lost their gates would be compared as well.
opt_clean -purge
rename -top gate
design -stash gate

design -copy-from gold -as gold gold
design -copy-from gate -as gate gate
[#if sequential]
dffunmap
[/#if]
[#if search || !sequential]
miter -equiv -flatten -make_outputs -ignore_gold_x gold gate miter
hierarchy -top miter
[#if sequential]
# Both begin with zeros.
sat -tempinduct-baseonly -maxsteps [=steps] -set-init-zero -prove trigger 0 -show-public -dump_vcd [=id].vcd
[#else]
sat -prove trigger 0 -show-public -dump_vcd [=id].vcd
[/#if]
[#else]
equiv_make gold gate equiv
hierarchy -top equiv
opt_clean
equiv_simple
equiv_induct
equiv_status -assert
[/#if]
