# Registers

The registers of `snn_axi` as the host sees them over AXI4-Lite. This page is generated for each design, and so are the
same registers in C, `snn_axi_regs.h`. Here: [=axi.sizes].

Offsets are bytes from the base address; every access is of 32 bits. What is refused is answered with SLVERR and changes
nothing:

- a write whose strobes (WSTRB) are not all 1;
- an address at which there is no register, or that is no multiple of 4;
- writing a register that can only be read, and reading one that can only be written;
- a value that the register cannot take, and a 1 in a bit that belongs to no field.

A field that can only be read may be written with any value, so that what was read can be written back.

| offset | register | access | reset | meaning |
|---|---|---|---|---|
[#list map.registers as register]
| `0x[=register.offset]` | `[=register.name]` | [=register.access.text()] | `0x[=register.reset]` | [=register.description] |
[/#list]
[#list map.registers as register]
[#if register.fields?has_content]

## [=register.name]

| bits | field | access | reset | meaning |
|---|---|---|---|---|
[#list register.fields as field]
| [=field.range] | `[=field.name]` | [=field.access.text()] | [=field.reset] | [=field.description] |
[/#list]
[/#if]
[/#list]
