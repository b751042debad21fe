`verilator_config
[#list signals as signal]
public_flat_rd -module "[=signal.module]" -var "[=signal.name]"
[/#list]
