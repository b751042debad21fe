# Bender: [=top], [=network].
package:
  name: [=top]
  description: "Spiking neural network accelerator: [=network]"

sources:
  - files:
[#list contents.sources as file]
      - [=file]
[/#list]
[#if contents.bench?has_content]
  - target: simulation
    files:
[#list contents.bench as file]
      - [=file]
[/#list]
[/#if]
[#if contents.assertions?has_content]
  - target: assertions
    files:
[#list contents.assertions as file]
      - [=file]
[/#list]
[/#if]
