package dev.spikeloom.mutate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.spikeloom.mutate.fault.Mutant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The results of mutants as JSON; {@code docs/mutation.md} describes it. */
public final class MutationJson {
    private static final int DECIMALS = 4;

    private MutationJson() {}

    /** Indented text that ends with a line feed. */
    public static String of(List<MutantResult> results, KnownSurvivors known) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("all", score(Score.of("all", results)));
        root.put(
                "operators",
                Score.byOperator(results).stream().map(MutationJson::score).toList());
        root.put(
                "modules",
                Score.byModule(results).stream().map(MutationJson::score).toList());
        root.put(
                "mutants", results.stream().map(result -> mutant(result, known)).toList());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("results can always be written", e);
        }
    }

    private static Map<String, Object> score(Score score) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", score.group());
        entry.put("mutants", score.mutants());
        entry.put("stillborn", score.stillborn());
        entry.put("killed", score.killed());
        entry.put("equivalent", score.equivalent());
        entry.put("survived", score.survived());
        entry.put("score", new BigDecimal(score.killedShare()).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        return entry;
    }

    private static Map<String, Object> mutant(MutantResult result, KnownSurvivors known) {
        Mutant mutant = result.mutant();
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("file", mutant.file());
        entry.put("line", mutant.line());
        entry.put("operator", mutant.operator().label());
        entry.put("source", mutant.source());
        entry.put("before", mutant.before());
        entry.put("after", mutant.after());
        entry.put("verdict", result.verdict().label());
        entry.put("design", result.design());
        entry.put("detail", result.detail());
        if (result.verdict() == Verdict.SURVIVED) {
            known.reason(mutant).ifPresent(reason -> entry.put("reason", reason));
        }
        return entry;
    }
}
