[#macro files name list type]
    <ipxact:fileSet>
      <ipxact:name>[=name]</ipxact:name>
[#list list as file]
      <ipxact:file>
        <ipxact:name>[=file]</ipxact:name>
        [=type]
      </ipxact:file>
[/#list]
    </ipxact:fileSet>
[/#macro]
[#macro view name description instance]
      <ipxact:view>
        <ipxact:name>[=name]</ipxact:name>
        <ipxact:description>[=description]</ipxact:description>
        <ipxact:envIdentifier>:*:</ipxact:envIdentifier>
        <ipxact:componentInstantiationRef>[=instance]</ipxact:componentInstantiationRef>
      </ipxact:view>
[/#macro]
[#macro instantiation name module filesets]
      <ipxact:componentInstantiation>
        <ipxact:name>[=name]</ipxact:name>
        <ipxact:language>Verilog</ipxact:language>
        <ipxact:moduleName>[=module]</ipxact:moduleName>
[#list filesets as fileset]
        <ipxact:fileSetRef>
          <ipxact:localName>[=fileset]</ipxact:localName>
        </ipxact:fileSetRef>
[/#list]
      </ipxact:componentInstantiation>
[/#macro]
[#assign memorySets = contents.memories?has_content?then(["memories"], [])]
[#assign verilogType = "<ipxact:fileType>verilogSource-2005</ipxact:fileType>"]
[#assign hexType = "<ipxact:fileType user=\"hex\">user</ipxact:fileType>"]
<?xml version="1.0" encoding="UTF-8"?>
<!-- IP-XACT (IEEE 1685-2014): [=top], [=network]. -->
<ipxact:component
    xmlns:ipxact="http://www.accellera.org/XMLSchema/IPXACT/1685-2014"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.accellera.org/XMLSchema/IPXACT/1685-2014 http://www.accellera.org/XMLSchema/IPXACT/1685-2014/index.xsd">
  <ipxact:vendor>spikeloom</ipxact:vendor>
  <ipxact:library>accelerator</ipxact:library>
  <ipxact:name>[=top]</ipxact:name>
  <ipxact:version>1.0.0</ipxact:version>
[#if buses?has_content]
  <ipxact:busInterfaces>
[#list buses as bus]
    <ipxact:busInterface>
      <ipxact:name>[=bus.name]</ipxact:name>
      <ipxact:busType vendor="amba.com" library="AMBA4" name="[=bus.type]" version="[=bus.version]"/>
      <ipxact:abstractionTypes>
        <ipxact:abstractionType>
          <ipxact:abstractionRef vendor="amba.com" library="AMBA4" name="[=bus.type]_rtl" version="[=bus.version]"/>
          <ipxact:portMaps>
[#list bus.ports as port]
            <ipxact:portMap>
              <ipxact:logicalPort>
                <ipxact:name>[=port.logical]</ipxact:name>
              </ipxact:logicalPort>
              <ipxact:physicalPort>
                <ipxact:name>[=port.physical]</ipxact:name>
              </ipxact:physicalPort>
            </ipxact:portMap>
[/#list]
          </ipxact:portMaps>
        </ipxact:abstractionType>
      </ipxact:abstractionTypes>
[#if bus.memoryMapped]
      <ipxact:slave>
        <ipxact:memoryMapRef memoryMapRef="registers"/>
      </ipxact:slave>
[#elseif bus.master]
      <ipxact:master/>
[#else]
      <ipxact:slave/>
[/#if]
    </ipxact:busInterface>
[/#list]
  </ipxact:busInterfaces>
[/#if]
[#if registers?has_content]
  <ipxact:memoryMaps>
    <ipxact:memoryMap>
      <ipxact:name>registers</ipxact:name>
      <ipxact:addressBlock>
        <ipxact:name>registers</ipxact:name>
        <ipxact:baseAddress>0</ipxact:baseAddress>
        <ipxact:range>4096</ipxact:range>
        <ipxact:width>32</ipxact:width>
        <ipxact:usage>register</ipxact:usage>
[#list registers as register]
        <ipxact:register>
          <ipxact:name>[=register.name]</ipxact:name>
          <ipxact:description>[=register.description?xml]</ipxact:description>
          <ipxact:addressOffset>'h[=register.offset]</ipxact:addressOffset>
          <ipxact:size>32</ipxact:size>
          <ipxact:access>[=register.access]</ipxact:access>
[#list register.fields as field]
          <ipxact:field>
            <ipxact:name>[=field.name]</ipxact:name>
            <ipxact:description>[=field.description?xml]</ipxact:description>
            <ipxact:bitOffset>[=field.lowBit]</ipxact:bitOffset>
            <ipxact:resets>
              <ipxact:reset>
                <ipxact:value>'h[=field.reset]</ipxact:value>
              </ipxact:reset>
            </ipxact:resets>
            <ipxact:bitWidth>[=field.bits]</ipxact:bitWidth>
            <ipxact:volatile>[=field.volatileValue]</ipxact:volatile>
            <ipxact:access>[=field.access]</ipxact:access>
[#if field.oneToClear]
            <ipxact:modifiedWriteValue>oneToClear</ipxact:modifiedWriteValue>
[/#if]
          </ipxact:field>
[/#list]
        </ipxact:register>
[/#list]
      </ipxact:addressBlock>
      <ipxact:addressUnitBits>8</ipxact:addressUnitBits>
    </ipxact:memoryMap>
  </ipxact:memoryMaps>
[/#if]
  <ipxact:model>
    <ipxact:views>
[@view name="rtl" description="The design, for synthesis and simulation" instance="rtl"/]
[#if contents.bench?has_content]
[@view name="bench" description="The design within its bench" instance="bench"/]
[/#if]
    </ipxact:views>
    <ipxact:instantiations>
[@instantiation name="rtl" module=top filesets=["rtl"] + memorySets/]
[#if contents.bench?has_content]
[@instantiation name="bench" module=contents.benchModule() filesets=["rtl"] + memorySets + ["bench", "bench_memories"]/]
[/#if]
    </ipxact:instantiations>
    <ipxact:ports>
[#list ports as group]
[#list group.ports as port]
      <ipxact:port>
        <ipxact:name>[=port.name]</ipxact:name>
        <ipxact:description>[=port.meaning?xml]</ipxact:description>
        <ipxact:wire>
          <ipxact:direction>[=port.output?then("out", "in")]</ipxact:direction>
[#if port.vector]
          <ipxact:vectors>
            <ipxact:vector>
              <ipxact:left>[=port.bits - 1]</ipxact:left>
              <ipxact:right>0</ipxact:right>
            </ipxact:vector>
          </ipxact:vectors>
[/#if]
        </ipxact:wire>
      </ipxact:port>
[/#list]
[/#list]
    </ipxact:ports>
  </ipxact:model>
  <ipxact:fileSets>
[@files name="rtl" list=contents.sources type=verilogType/]
[#if contents.memories?has_content]
[@files name="memories" list=contents.memories type=hexType/]
[/#if]
[#if contents.bench?has_content]
[@files name="bench" list=contents.bench type=verilogType/]
[@files name="bench_memories" list=contents.benchMemories type=hexType/]
[/#if]
[#if contents.assertions?has_content]
[@files name="assertions" list=contents.assertions type="<ipxact:fileType>systemVerilogSource</ipxact:fileType>"/]
[/#if]
[#if drivers?has_content]
[@files name="driver" list=drivers type="<ipxact:fileType>cSource</ipxact:fileType>"/]
[/#if]
  </ipxact:fileSets>
  <ipxact:description>Spiking neural network accelerator: [=network?xml]</ipxact:description>
</ipxact:component>
