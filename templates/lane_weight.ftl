[#-- The weight of a lane of a word that is read back. --]
[#if layer.lanes gt 1]

  // The weight of a lane. Each has a power of two of bits here, so that nothing is multiplied.
  function [[=layer.dataBits - 1]:0] weight_of(
    input [[=layer.lanes * layer.weightBits - 1]:0] word,
    input [[=view.laneWidth - 1]:0] lane
  );
    integer k;
    reg [[=layer.lanes * slot - 1]:0] slots;
    reg [[=layer.weightBits - 1]:0] weight;
    begin
      slots = [=layer.lanes * slot]'d0;
      for (k = 0; k < [=layer.lanes]; k = k + 1) begin
        slots[k*[=slot] +: [=layer.weightBits]] = word[k*[=layer.weightBits] +: [=layer.weightBits]];
      end
      weight    = slots[[=(slotBits gt 0)?then("{lane, " + slotBits + "'d0}", "lane")] +: [=layer.weightBits]];
      weight_of = [=view.extended("weight", layer.weightBits)];
    end
  endfunction
[/#if]
