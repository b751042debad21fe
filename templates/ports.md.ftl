# Ports

The ports of `[=names.core]`, the top module of this design: [=top.topology] [=top.neurons] neurons, [=top.weightBits]-bit weights. They
are sampled on the rising edge of `clk_i`; the comment at the head of `[=names.core].v` says when they change.

| port | direction | bits | meaning |
|---|---|---|---|
[#list top.ports as port]
| `[=port.name]` | [=port.direction()] | [=port.bits] | [=port.meaning] |
[/#list]
