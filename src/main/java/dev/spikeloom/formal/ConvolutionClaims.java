package dev.spikeloom.formal;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.rate.ConvolutionView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is claimed of a convolution and of its modules. */
final class ConvolutionClaims {
    /** Bits of the weights that an aligner rotates: all bits of them are alike. */
    private static final int ALIGNED_BITS = 2;

    /** The layer's instance of its window map, and what leads from there to the addresses of a step. */
    private static final Pattern INSTANCE = Pattern.compile("(?ms)^  \\w+ u_window_map \\(.*?^  \\);$");

    private static final Pattern EXPRESSION = Pattern.compile(
            "(?m)^  assign (?:step_(?:kernel|word|\\w+_origin|\\w+_banks) |gate_(?:banks|addr)\\[)[^;]*;$");

    private final ClaimList list;
    private final ConvolutionView view;
    private final ConvolutionDesign layer;

    ConvolutionClaims(ClaimList list, ConvolutionView view) {
        this.list = list;
        this.view = view;
        this.layer = view.layer();
    }

    /**
     * That a spike is added once to each output that it reaches, with the element of the kernel that lies there.
     *
     * @throws InputException if the layer's Verilog lacks what it is about
     */
    void addresses(RtlFiles rtl) {
        String verilog = rtl.contents().get(ModuleNames.file(view.module()));
        List<String> emitted = new ArrayList<>();
        Matcher instance = INSTANCE.matcher(verilog);
        if (!instance.find()) {
            throw new InputException(ModuleNames.file(view.module()) + " has no instance u_window_map");
        }
        emitted.addAll(Arrays.asList(instance.group().split("\n", -1)));
        EXPRESSION.matcher(verilog).results().forEach(match -> emitted.add(match.group()));
        list.new Harness(view.windowMap(), "", Method.ALL_INPUTS)
                .with("layer", layer)
                .with("view", view)
                .with("bankBits", Bits.unsigned(layer.potentialBanks() - 1L))
                .with("emitted", emitted)
                .sources(view.windowMap())
                .claim(
                        "prove_window_map",
                        "each spike is added once to each output that it reaches",
                        layer.grid().input() + " to " + layer.grid().output() + ", " + layer.potentialBanks()
                                + " banks of " + layer.potentialWords() + " words");
    }

    void aligner() {
        int banks = layer.grid().columns().banks();
        if (banks == 1) {
            return;
        }
        list.new Harness(ModuleNames.KERNEL_ALIGNER, "_" + banks, Method.ALL_INPUTS)
                .with("banks", banks)
                .with("originWidth", view.originBits())
                .with("width", ALIGNED_BITS)
                .sources(ModuleNames.KERNEL_ALIGNER)
                .claim(
                        "prove_kernel_aligner",
                        "each bank gets the weights of its output",
                        banks + " banks, " + ALIGNED_BITS + " bits each");
    }

    void sweep() {
        list
                .new Harness(
                        ModuleNames.POTENTIAL_SWEEP,
                        "_" + layer.potentialWords() + "_" + layer.folds(),
                        Method.INDUCTION)
                .with("words", layer.potentialWords())
                .with("addrWidth", layer.potentialAddressBits())
                .with("folds", layer.folds())
                .with("foldWidth", layer.foldBits())
                .sources(ModuleNames.POTENTIAL_SWEEP)
                .claim(
                        "prove_potential_sweep",
                        "a sweep visits each word once, in order",
                        layer.potentialWords() + " words, " + layer.folds()
                                + (layer.folds() == 1 ? " fold" : " folds"));
    }
}
