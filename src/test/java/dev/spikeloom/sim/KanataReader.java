package dev.spikeloom.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Reads a Kanata log as a viewer does, and insists on what the format asks for. */
public final class KanataReader {
    public final List<Instruction> instructions = new ArrayList<>();
    public long cycle;
    private long retired;

    /** An instruction from its first stage to its end. */
    public static final class Instruction {
        public final long number;
        public final int thread;
        public final long begin;
        final List<Stage> stages = new ArrayList<>();
        public String label = "";
        public long end = -1;
        public boolean flushed;

        Instruction(long number, int thread, long begin) {
            this.number = number;
            this.thread = thread;
            this.begin = begin;
        }

        public List<String> names() {
            return stages.stream().filter(s -> s.lane == 0).map(s -> s.name).toList();
        }

        public long cyclesIn(String name) {
            return stages.stream()
                    .filter(s -> s.name.equals(name))
                    .mapToLong(s -> s.end - s.begin)
                    .sum();
        }

        public boolean isFire() {
            return label.endsWith(": fire");
        }

        public boolean isSweep() {
            return label.endsWith(": sweep");
        }

        public boolean isRow() {
            return label.contains(": input ");
        }

        public boolean isEmpty() {
            return label.endsWith(": no spike");
        }
    }

    /** A stage of an instruction. */
    static final class Stage {
        final int lane;
        final String name;
        final long begin;
        long end = -1;

        Stage(int lane, String name, long begin) {
            this.lane = lane;
            this.name = name;
            this.begin = begin;
        }
    }

    private KanataReader() {}

    public static KanataReader read(CharSequence log) {
        KanataReader reader = new KanataReader();
        List<String> lines = log.toString().lines().toList();
        assertThat(lines.subList(0, 2)).containsExactly("Kanata\t0004", "C=\t0");
        lines.stream().skip(2).forEach(line -> reader.command(line.split("\t", -1)));
        return reader;
    }

    private void command(String[] fields) {
        if (fields[0].equals("C")) {
            assertThat(Long.parseLong(fields[1])).isPositive();
            cycle += Long.parseLong(fields[1]);
            return;
        }
        assertThat(fields).hasSize(4);
        int id = Integer.parseInt(fields[1]);
        if (fields[0].equals("I")) {
            assertThat(id).isEqualTo(instructions.size());
            instructions.add(new Instruction(Long.parseLong(fields[2]), Integer.parseInt(fields[3]), cycle));
            return;
        }
        Instruction instruction = instructions.get(id);
        assertThat(instruction.end).as("instruction %d is over", id).isEqualTo(-1);
        switch (fields[0]) {
            case "L" -> instruction.label += fields[2].equals("0") ? fields[3] : "";
            case "S" -> instruction.stages.add(new Stage(Integer.parseInt(fields[2]), fields[3], cycle));
            case "E" -> {
                Stage stage = open(instruction, Integer.parseInt(fields[2]));
                assertThat(fields[3]).isEqualTo(stage.name);
                stage.end = cycle;
            }
            case "R" -> {
                assertThat(instruction.stages)
                        .allSatisfy(stage -> assertThat(stage.end).isGreaterThan(stage.begin));
                assertThat(Long.parseLong(fields[2])).isEqualTo(retired);
                instruction.end = cycle;
                instruction.flushed = fields[3].equals("1");
                retired += instruction.flushed ? 0 : 1;
            }
            default -> throw new AssertionError("no such command: " + String.join(" ", fields));
        }
    }

    private static Stage open(Instruction instruction, int lane) {
        List<Stage> open = instruction.stages.stream()
                .filter(stage -> stage.lane == lane && stage.end < 0)
                .toList();
        assertThat(open).hasSize(1);
        return open.get(0);
    }
}
