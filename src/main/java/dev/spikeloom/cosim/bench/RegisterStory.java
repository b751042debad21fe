package dev.spikeloom.cosim.bench;

import dev.spikeloom.cosim.bench.RegisterAccess.Meaning;
import dev.spikeloom.cosim.evidence.Details;
import dev.spikeloom.cosim.evidence.RegisterNames;
import dev.spikeloom.design.Design;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the bench did with the registers when it failed, in words. */
final class RegisterStory {
    private static final int BEFORE = 4;
    private static final Set<Meaning> POLLS = EnumSet.of(Meaning.POLLED, Meaning.DRAINED, Meaning.AWAITED);

    private final RegisterNames names;
    private final BenchTape tape;

    RegisterStory(Design design, BenchTape tape) {
        this.names = new RegisterNames(design);
        this.tape = tape;
    }

    /** @param number of the access that was under way */
    List<String> of(Details details, BenchDifference difference, int number) {
        List<String> accesses = new ArrayList<>();
        for (int i = Math.max(0, number - BEFORE); i <= number; i++) {
            accesses.add("  access " + i + ": " + text(tape.access(i)) + (i == number ? ", in which it fails" : ""));
        }
        List<String> paragraphs = new ArrayList<>();
        String when = difference.segment() < 0
                ? "before the first segment, while the registers are tried out one by one"
                : "in segment " + difference.segment() + ", after cycle " + difference.cycle()
                        + ", or before the next one";
        paragraphs.add("what the bench does with the registers, " + when + ":\n" + String.join("\n", accesses));
        String signal = difference.signal().split(" ", 2)[0];
        paragraphs.addAll(details.of(
                signal,
                names.label(tape.access(number).address()),
                "register " + names.name(tape.access(number).address()) + ", "
                        + meaning(difference, tape.access(number))));
        return paragraphs;
    }

    private static String meaning(BenchDifference difference, RegisterAccess access) {
        if (difference.signal().endsWith("resp")) {
            return "its answer: expected " + (access.error() ? "SLVERR" : "OKAY") + ", found "
                    + (access.error() ? "OKAY" : "an error");
        }
        return difference.signal().startsWith("s_axi_rdata") ? "what is read from it" : difference.signal();
    }

    private String text(RegisterAccess access) {
        String name = names.name(access.address());
        String answer = access.error() ? "to be refused" : "to be accepted";
        if (access.write()) {
            String strobes = access.strobes() == RegisterAccess.ALL_STROBES
                    ? ""
                    : " with strobes " + Integer.toBinaryString(access.strobes());
            return "writes " + access.data() + " to " + name + strobes + ", " + answer;
        }
        return (POLLS.contains(access.meaning()) ? "polls " : "reads ")
                + name
                + (access.error() ? ", " + answer : ", which is to be " + Integer.toUnsignedString(access.data()));
    }
}
