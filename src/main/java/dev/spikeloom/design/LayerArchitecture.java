package dev.spikeloom.design;

import dev.spikeloom.io.InputException;

/**
 * The parameters of one layer of the accelerator that do not come from the network. {@link #BASELINE} is the machine of
 * Yin et al. 2017.
 *
 * @param bankRows depth of an SRAM bank in weight rows: a power of two from 2 to {@value #MAX_BANK_ROWS}
 * @param mapping which bank holds which weight row
 * @param readPorts rows that a bank can be read at in a cycle, 1 or 2
 * @param readLatency cycles from a read to its data, 1 to 3
 * @param wordBits width of an SRAM macro; 0 for as wide as what is read at once
 * @param issueWidth presynaptic indices issued a cycle, at most: 1, 2, 4 or 8
 * @param encoderRadix inputs of a node of the priority encoder's tree, a power of two from 2 to 64; 0 for a flat encoder
 * @param encoderStages registers between priority encoder and SRAM, 0 to 2
 * @param lanes physical accumulators: a power of two; 0 for one a neuron
 * @param adderRegister whether a register stands between the sum of the rows of a cycle and the accumulators
 * @param inputBuffers spike vectors that can wait at the input, the one that is being worked on included: 1 or 2
 * @param outputBuffers spike vectors that can wait at the output, 1 or 2
 * @param membraneBits width of a membrane potential, 2 to {@value #MAX_MEMBRANE_BITS}; 0 for as wide as is needed
 * @param saturate whether potentials may saturate where they are narrower than that
 * @param thresholds how many threshold registers there are
 */
public record LayerArchitecture(
        int bankRows,
        BankMapping mapping,
        int readPorts,
        int readLatency,
        int wordBits,
        int issueWidth,
        int encoderRadix,
        int encoderStages,
        int lanes,
        boolean adderRegister,
        int inputBuffers,
        int outputBuffers,
        int membraneBits,
        boolean saturate,
        ThresholdScope thresholds) {
    public static final int MAX_BANK_ROWS = 4096;
    public static final int MAX_READ_LATENCY = 3;
    public static final int MAX_ISSUE_WIDTH = 8;
    public static final int MAX_RADIX = 64;
    public static final int MAX_ENCODER_STAGES = 2;
    public static final int MAX_LANES = 4096;
    public static final int MAX_MEMBRANE_BITS = 32;

    /** One index a cycle from banks of 256 rows, an accumulator a neuron. */
    public static final LayerArchitecture BASELINE = new LayerArchitecture(
            256, BankMapping.BLOCKED, 1, 1, 0, 1, 32, 0, 0, false, 1, 1, 0, false, ThresholdScope.NEURON);

    /** @throws InputException if a parameter is out of range; names it, its value and what is allowed */
    public LayerArchitecture {
        requirePowerOfTwo("bank_rows", bankRows, 2, MAX_BANK_ROWS);
        requireRange("read_ports", readPorts, 1, 2);
        requireRange("read_latency", readLatency, 1, MAX_READ_LATENCY);
        requireRange("word_bits", wordBits, 0, Integer.MAX_VALUE);
        requirePowerOfTwo("issue_width", issueWidth, 1, MAX_ISSUE_WIDTH);
        if (encoderRadix != 0) {
            requirePowerOfTwo("encoder_radix", encoderRadix, 2, MAX_RADIX);
        }
        requireRange("encoder_stages", encoderStages, 0, MAX_ENCODER_STAGES);
        if (lanes != 0) {
            requirePowerOfTwo("lanes", lanes, 1, MAX_LANES);
        }
        requireRange("input_buffers", inputBuffers, 1, 2);
        requireRange("output_buffers", outputBuffers, 1, 2);
        if (membraneBits != 0) {
            requireRange("membrane_bits", membraneBits, 2, MAX_MEMBRANE_BITS);
        }
    }

    /** A builder that starts from these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    private static void requireRange(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InputException(
                    "architecture." + key + " " + value + " is out of range, allowed " + least + " to " + most);
        }
    }

    private static void requirePowerOfTwo(String key, int value, int least, int most) {
        if (value < least || value > most || Integer.bitCount(value) != 1) {
            throw new InputException("architecture." + key + " " + value
                    + " is not possible, allowed is a power of two from " + least + " to " + most);
        }
    }

    /** Changes some of the parameters. Each method is named for what it sets. */
    public static final class Builder {
        private int bankRows;
        private BankMapping mapping;
        private int readPorts;
        private int readLatency;
        private int wordBits;
        private int issueWidth;
        private int encoderRadix;
        private int encoderStages;
        private int lanes;
        private boolean adderRegister;
        private int inputBuffers;
        private int outputBuffers;
        private int membraneBits;
        private boolean saturate;
        private ThresholdScope thresholds;

        private Builder(LayerArchitecture from) {
            bankRows = from.bankRows;
            mapping = from.mapping;
            readPorts = from.readPorts;
            readLatency = from.readLatency;
            wordBits = from.wordBits;
            issueWidth = from.issueWidth;
            encoderRadix = from.encoderRadix;
            encoderStages = from.encoderStages;
            lanes = from.lanes;
            adderRegister = from.adderRegister;
            inputBuffers = from.inputBuffers;
            outputBuffers = from.outputBuffers;
            membraneBits = from.membraneBits;
            saturate = from.saturate;
            thresholds = from.thresholds;
        }

        public Builder bankRows(int value) {
            bankRows = value;
            return this;
        }

        public Builder mapping(BankMapping value) {
            mapping = value;
            return this;
        }

        public Builder readPorts(int value) {
            readPorts = value;
            return this;
        }

        public Builder readLatency(int value) {
            readLatency = value;
            return this;
        }

        public Builder wordBits(int value) {
            wordBits = value;
            return this;
        }

        public Builder issueWidth(int value) {
            issueWidth = value;
            return this;
        }

        public Builder encoderRadix(int value) {
            encoderRadix = value;
            return this;
        }

        public Builder encoderStages(int value) {
            encoderStages = value;
            return this;
        }

        public Builder lanes(int value) {
            lanes = value;
            return this;
        }

        public Builder adderRegister(boolean value) {
            adderRegister = value;
            return this;
        }

        public Builder inputBuffers(int value) {
            inputBuffers = value;
            return this;
        }

        public Builder outputBuffers(int value) {
            outputBuffers = value;
            return this;
        }

        public Builder membraneBits(int value) {
            membraneBits = value;
            return this;
        }

        public Builder saturate(boolean value) {
            saturate = value;
            return this;
        }

        public Builder thresholds(ThresholdScope value) {
            thresholds = value;
            return this;
        }

        /** @throws InputException if a parameter is out of range; names it, its value and what is allowed */
        public LayerArchitecture build() {
            return new LayerArchitecture(
                    bankRows,
                    mapping,
                    readPorts,
                    readLatency,
                    wordBits,
                    issueWidth,
                    encoderRadix,
                    encoderStages,
                    lanes,
                    adderRegister,
                    inputBuffers,
                    outputBuffers,
                    membraneBits,
                    saturate,
                    thresholds);
        }
    }
}
