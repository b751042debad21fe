package dev.spikeloom.formal;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.width.Bits;
import dev.spikeloom.io.InputException;
import dev.spikeloom.rtl.ModuleNames;
import dev.spikeloom.rtl.RtlFiles;
import dev.spikeloom.rtl.rate.BankView;
import dev.spikeloom.rtl.rate.ConvolutionView;
import dev.spikeloom.rtl.rate.PotentialBankView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is claimed of a convolution and of its modules. */
final class ConvolutionClaims {
    /** Bits of the weights that an aligner rotates: all bits of them are alike. */
    private static final int ALIGNED_BITS = 2;

    /** Words of a bank of potentials, and potentials of a word: all are alike, and a number that is no power of two may go wrong. */
    private static final int MOST_WORDS = 3;

    private static final int MOST_LANES = 2;

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

    /** It accepts in a stall, too. */
    void scheduler() {
        list.new Harness(view.scheduler(), "_" + layer.places(), Method.INDUCTION)
                .with("layer", layer)
                .with("view", view)
                .with("ahead", true)
                .sources(view.scheduler())
                .specifiedEncoder()
                .claim("prove_spike_scheduler", "each spike issued once, in order", layer.places() + " inputs");
    }

    /** That a word of potentials is what was added to it, compared and left of it. */
    void potentials() {
        int words = Math.min(layer.potentialWords(), MOST_WORDS);
        int lanes = Math.min(layer.lanes(), MOST_LANES);
        PotentialBankView bank = view.potentialBank();
        ClaimList.Harness harness = list
                .new Harness(
                        bank.module(),
                        "_" + layer.membraneBits() + "_" + layer.weightBits()
                                + (layer.hasBiases() ? "_" + layer.biasBits() : ""),
                        Method.INDUCTION)
                .with("layer", layer)
                .with("b", bank)
                .with("words", words)
                .with("addrWidth", Bits.unsigned(words - 1L))
                .with("lanes", lanes)
                .with("leastThreshold", layer.neuronModel().minThreshold())
                .sources(bank.sram() ? List.of(bank.memory(), bank.module()) : List.of(bank.module()))
                .memoriesAsRegisters();
        for (int word = 0; word < words; word++) {
            harness.probe("dut_word_" + word, (bank.sram() ? "u_memory." : "") + "words_q[" + word + "]");
        }
        harness.claim(
                "prove_potential_bank",
                "a word is what was added to it, and restarts",
                layer.membraneBits() + "-bit potentials, " + words + (words == 1 ? " word of " : " words of ") + lanes);
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

    /**
     * That no bank of potentials is used twice at once, that steps get to the memories as they are, and that weights are loaded
     * where they are read.
     *
     * @param sources modules of the layers, each before those that use it
     */
    void memories(List<String> sources) {
        ClaimList.Harness harness = list.new Harness(view.module(), "_memories", Method.INDUCTION)
                .with("layer", layer)
                .with("view", view)
                .sources(sources)
                .cuts(cuts())
                .probe("dut_sweep_addr", "u_sweep.addr_o");
        for (ConvolutionView.PotentialSet set : view.sets()) {
            for (int bank = 0; bank < layer.potentialBanks(); bank++) {
                String id = set.number() + "_" + bank;
                String instance = "gen_bank[" + bank + "].u_bank" + set.suffix() + ".";
                harness.probe("dut_add_" + id, instance + "add_i")
                        .probe("dut_sweep_" + id, instance + "sweep_i")
                        .probe("dut_addr_" + id, instance + "addr_i")
                        .probe("dut_rd_en_" + id, instance + "rd_en_i")
                        .probe("dut_rd_addr_" + id, instance + "rd_addr_i");
            }
        }
        boolean own = view.memory().ownPort();
        for (BankView.MemoryView memory : view.memories()) {
            String write = memory.instance() + (own ? ".w_" : ".");
            harness.probe("dut_wr_req_" + memory.column(), write + "req_i")
                    .probe("dut_wr_we_" + memory.column(), write + "we_i")
                    .probe("dut_wr_addr_" + memory.column(), write + "addr_i")
                    .probe("dut_wr_mask_" + memory.column(), write + (own ? "mask_i" : "wmask_i"))
                    .probe("dut_wr_data_" + memory.column(), write + (own ? "data_i" : "wdata_i"));
        }
        harness.claim(
                "prove_convolution",
                view.loadable() ? "no two uses of a bank at once; loads in place" : "no two uses of a bank at once",
                layer.grid().input() + " to " + layer.grid().output() + ", depth " + layer.pipelineDepth());
    }

    /** What computes in the layer, and remembers. */
    private List<String> cuts() {
        List<String> cuts = new ArrayList<>(List.of(
                view.scheduler(),
                view.windowMap(),
                view.potentialBank().module(),
                view.channelNumbers().module(),
                ModuleNames.POOLED_SPIKES));
        cuts.addAll(view.memory().modules(layer));
        if (layer.grid().columns().banks() > 1) {
            cuts.add(ModuleNames.KERNEL_ALIGNER);
        }
        if (view.counters()) {
            cuts.add(ModuleNames.LAYER_COUNTERS);
        }
        return cuts;
    }

    /** That the hex files or ROMs hold the network's weights in the words that are read for them. */
    void hexFiles(EmittedLayer emitted) {
        list.add(new Claim(
                "hex_" + view.module(),
                (view.loadable() ? "the hex files have" : "the ROMs have") + " each weight in its place",
                view.module(),
                layer.grid().input() + " to " + layer.grid().output() + ", "
                        + (layer.columns() == 1 ? "a memory" : layer.columns() + " memories") + " of "
                        + layer.memoryWords() + " words",
                Method.FILES,
                Map.of(),
                Optional.of(new HexCheck(layer, WeightPlaces.of(layer), emitted))));
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
