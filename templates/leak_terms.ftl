[#-- What is lost of a number from one time step to the next, where that are two terms: a function. What is lost of
     what, the function's name, and its parameters, are variables. --]
  // What a [=lostOf] loses from one time step to the next: the sum of both terms, rounded down. Half of
  // that sum, with the carry of what is halved, is no wider than a potential.
  function signed [MembraneWidth-1:0] [=lostName](input signed [MembraneWidth-1:0] v);
    reg signed [MembraneWidth-1:0] second;
    reg signed [MembraneWidth-1:0] half;
    begin
      second = v >>> [=lostParameters]Step;
      half   = (v >>> 1) + (second >>> 1)
          + $signed({{(MembraneWidth - 1) {1'b0}}, v[0] & second[0]});
      [=lostName?right_pad(6)] = half >>> ([=lostParameters]Shift - 1);
    end
  endfunction
