package dev.spikeloom.synth.fpga;

import dev.spikeloom.design.parameter.Target;
import java.util.Locale;

/** What a design is mapped to. */
public enum Technology {
    /** Look-up tables of six inputs, and black boxes for memory banks. */
    GENERIC("synth"),
    /** Lattice iCE40: look-up tables of four inputs, block RAM of 256 x 16 bits. */
    ICE40("synth_ice40"),
    /** Lattice ECP5: look-up tables of four inputs, block RAM of 512 x 36 bits. */
    ECP5("synth_ecp5"),
    /** AMD series 7: look-up tables of six inputs, block RAM of 512 x 72 bits. */
    XILINX("synth_xilinx -flatten -noiopad -noclkbuf");

    private final String command;

    Technology(String command) {
        this.command = command;
    }

    /** What a design is mapped to whose memories are built for a target. */
    public static Technology of(Target target) {
        return switch (target) {
            case GENERIC, ASIC -> GENERIC;
            case ICE40 -> ICE40;
            case ECP5 -> ECP5;
            case XILINX -> XILINX;
        };
    }

    /** As the command line and results name it. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what its cells do is known in Verilog, memories included. */
    public boolean simulates() {
        return this == GENERIC || this == ICE40;
    }

    /** Yosys' command that maps a design to it. */
    String command() {
        return command;
    }
}
