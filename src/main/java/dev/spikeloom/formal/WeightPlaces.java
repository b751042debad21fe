package dev.spikeloom.formal;

import dev.spikeloom.design.rate.ConvolutionDesign;
import dev.spikeloom.design.rate.DenseDesign;

/** Which word of which port's memories, and which place of it, belongs to which weight of a layer. */
interface WeightPlaces {
    /** The weight row at a place of a word; -1 if there is none. */
    int row(int port, int word, int place);

    /** The column of a weight there; it may lie beyond the last. */
    int column(int word, int place);

    int port(int row);

    int word(int row, int column);

    /** Among the weights that are read at once. */
    int place(int row, int column);

    /** Words of a port's memories that belong to a fold. */
    int foldWords();

    /** What a weight row is read for. */
    String readFor(int row);

    /** Those of a dense layer: a word has the weights of an input to the neurons of a fold. */
    static WeightPlaces of(DenseDesign layer) {
        return new WeightPlaces() {
            @Override
            public int row(int port, int word, int place) {
                int row = layer.rowOfWord(port, word);
                return row < layer.weightRows() ? row : -1;
            }

            @Override
            public int column(int word, int place) {
                return word / foldWords() * layer.lanes() + place;
            }

            @Override
            public int port(int row) {
                return layer.portOf(row);
            }

            @Override
            public int word(int row, int column) {
                return layer.wordOf(row, column);
            }

            @Override
            public int place(int row, int column) {
                return column % layer.lanes();
            }

            @Override
            public int foldWords() {
                return layer.portRows();
            }

            @Override
            public String readFor(int row) {
                return layer.inputsText(row);
            }
        };
    }

    /** Those of a convolution: a word has elements of the kernel, each with the weights to the channels of a fold. */
    static WeightPlaces of(ConvolutionDesign layer) {
        return new WeightPlaces() {
            @Override
            public int row(int port, int word, int place) {
                return layer.weightRowAt(word % foldWords(), place / layer.lanes());
            }

            @Override
            public int column(int word, int place) {
                return word / foldWords() * layer.lanes() + place % layer.lanes();
            }

            @Override
            public int port(int row) {
                return 0;
            }

            @Override
            public int word(int row, int column) {
                return column / layer.lanes() * foldWords() + layer.kernelRowOf(row);
            }

            @Override
            public int place(int row, int column) {
                return layer.elementOf(row) * layer.lanes() + column % layer.lanes();
            }

            @Override
            public int foldWords() {
                return layer.bankRows();
            }

            @Override
            public String readFor(int row) {
                int channels = layer.grid().channels();
                int tap = row / channels;
                int kernel = layer.grid().kernel();
                return "element (" + tap / kernel + ", " + tap % kernel + ") of the kernel, channel " + row % channels;
            }
        };
    }
}
