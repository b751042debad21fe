[#assign macro = names.macroPrefix + "SNN_AXI"]
[#macro comment lines]
[#if lines?size == 1]
/* [=lines[0]] */
[#else]
/*
[#list lines as line]
 * [=line]
[/#list]
 */
[/#if]
[/#macro]
/*
 * Generated: the registers of [=names.axi], [=axi.sizes].
 *
 * Offsets are bytes from the base address; every access is of 32 bits. A register has a
 * VALUE if it is a constant, else the value after RESET.
 */

#ifndef [=macro]_REGS_H
#define [=macro]_REGS_H

[#list map.registers as register]
[@comment register.comment/]
#define [=macro]_[=register.name]_OFFSET 0x[=register.offset]u
#define [=macro]_[=register.name]_[=register.constant?then("VALUE", "RESET")] 0x[=register.reset]u
[#list register.values as named]
#define [=macro]_[=register.name]_[=named.name] [=named.value]u
[/#list]
[#list register.fields as field]
[@comment field.comment/]
#define [=macro]_[=register.name]_[=field.name]_SHIFT [=field.lowBit]
#define [=macro]_[=register.name]_[=field.name]_MASK 0x[=field.mask]u
[/#list]

[/#list]
[#if host.events]
/* A beat of the input stream that holds no event: a time step without spikes is one, with TLAST. */
#define [=macro]_NO_EVENT 0x80000000u

[/#if]
#endif
