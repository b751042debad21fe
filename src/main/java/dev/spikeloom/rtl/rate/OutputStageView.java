package dev.spikeloom.rtl.rate;

import java.util.List;

/**
 * Registers behind the memory macros of all banks: what makes a read take longer than a cycle.
 *
 * @param name what the registers begin with
 * @param from the pipeline stage that they are filled in
 * @param cycle of the read, from 1; these are filled at the end of it
 * @param wordOf for each bank the Verilog expression of the word that they take
 */
public record OutputStageView(String name, String from, int cycle, List<String> wordOf) {
    public OutputStageView {
        wordOf = List.copyOf(wordOf);
    }
}
