package dev.spikeloom.rtl.rate;

import dev.spikeloom.design.rate.LayerDesign;
import java.util.ArrayList;
import java.util.List;

/** The stages of a layer between issue and fire, and what stands between them. */
final class PipelineView {
    private final LayerDesign layer;
    private final List<StageView> stages = new ArrayList<>();
    private final List<OutputStageView> outputStages = new ArrayList<>();

    PipelineView(LayerDesign layer) {
        this.layer = layer;
        for (int k = 1; k <= layer.pipelineDepth(); k++) {
            stages.add(stage(k));
        }
        for (int cycle = 2; cycle <= layer.readCycles(); cycle++) {
            outputStages.add(outputStage(cycle));
        }
    }

    List<StageView> stages() {
        return stages;
    }

    List<OutputStageView> outputStages() {
        return outputStages;
    }

    /** What the signals begin with that the banks are read by. */
    String selectName() {
        return name(layer.readStage());
    }

    /** The stage in which the words that were read are there. */
    String rowStage() {
        return name(layer.rowStage());
    }

    /** The stage before that of the accumulation. */
    String sumStage() {
        return name(layer.pipelineDepth() - 1);
    }

    /** For each bank the Verilog expression of the word that is there in {@link #rowStage}. */
    List<String> rowOf() {
        return words(layer.readCycles());
    }

    private StageView stage(int k) {
        boolean selects = k <= layer.readStage();
        boolean summed = k > layer.rowStage();
        int width = selects && !layer.multiIssue() ? 1 : summed ? 1 : layer.ports();
        String from = name(k - 1);
        String suffix = k == 1 ? "" : "_q";
        return new StageView(
                name(k), from, suffix, selects, width, read(k, from + "_read" + suffix), comment(selects, summed, k));
    }

    private String read(int k, String before) {
        if (k == layer.readStage() + 1) {
            return "bank_rd_en";
        }
        boolean added = k == layer.rowStage() + 1;
        return added && layer.ports() > 1 ? "|" + before : before;
    }

    private String comment(boolean selects, boolean summed, int k) {
        if (selects) {
            return "Selection stage " + k + ": what was issued, on its way to the SRAM banks.";
        }
        if (k == layer.pipelineDepth()) {
            return summed
                    ? "Accumulate stage: the sum of what was read is added, or what the stall holds."
                    : "Accumulate stage: what was read is added, or what the stall holds.";
        }
        if (summed) {
            return layer.multiIssue()
                    ? "Part stage: what was read is added up port by port."
                    : "Part stage: what was read, on its way to the sums.";
        }
        return "Row stage " + (k - layer.readStage()) + ": the banks that were read, cycle by cycle.";
    }

    private OutputStageView outputStage(int cycle) {
        int k = layer.readStage() + cycle;
        return new OutputStageView(name(k), name(k - 1), cycle, words(cycle - 1));
    }

    private List<String> words(int cycle) {
        List<String> words = new ArrayList<>();
        for (int bank = 0; bank < layer.banks(); bank++) {
            words.add(cycle == 1 ? "bank_" + bank + "_word" : name(layer.readStage() + cycle) + "_word_" + bank + "_q");
        }
        return words;
    }

    private String name(int k) {
        if (k == 0) {
            return "issue";
        }
        if (k == layer.pipelineDepth()) {
            return "acc";
        }
        if (k > layer.rowStage()) {
            return "part";
        }
        return k <= layer.readStage() ? "sel" + k : "row" + (k - layer.readStage());
    }
}
