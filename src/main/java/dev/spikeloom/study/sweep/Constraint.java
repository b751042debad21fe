package dev.spikeloom.study.sweep;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ParseException;
import dev.spikeloom.io.InputException;
import dev.spikeloom.io.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition over parameters and figures, such as {@code area_mm2 < 1 && accuracy >= 0.98}. Names stand for themselves,
 * also those with dots and brackets.
 */
public final class Constraint {
    private static final Pattern NAME =
            Pattern.compile("\"[^\"]*\"|[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*(?:\\[\\d+])?(?!\\w*\\s*\\()");
    private static final List<String> CONSTANTS = List.of("true", "false");

    private final String where;
    private final String text;
    private final String plain;
    private final Map<String, String> variables;

    private Constraint(String where, String text, String plain, Map<String, String> variables) {
        this.where = where;
        this.text = text;
        this.plain = plain;
        this.variables = variables;
    }

    /**
     * Reads a condition.
     *
     * @param where it stands, for messages
     * @param parameters that it may name, also without {@code architecture.}, besides the figures
     * @throws InputException if it is not understood, or names what there is not
     */
    static Constraint of(String where, String text, List<String> parameters) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> known = new ArrayList<>(parameters);
        known.addAll(Column.shortened(parameters));
        known.addAll(Figure.names());
        Matcher names = NAME.matcher(text);
        String plain = names.replaceAll(found -> {
            String name = found.group();
            if (name.startsWith("\"") || CONSTANTS.contains(name)) {
                return Matcher.quoteReplacement(name);
            }
            String meant = Column.path(name, parameters).orElse(name);
            if (!known.contains(meant)) {
                throw new InputException(where + ": '" + text + "' names " + name
                        + ", which is neither a parameter of the sweep nor a figure"
                        + Suggestion.hint(name, known) + "; figures: "
                        + String.join(", ", Figure.names()));
            }
            return variables.computeIfAbsent(meant, one -> "v" + variables.size());
        });
        Constraint constraint = new Constraint(where, text, plain, variables);
        try {
            new Expression(plain).validate();
        } catch (ParseException e) {
            throw constraint.wrong(e.getMessage(), e);
        }
        return constraint;
    }

    /**
     * Whether a point satisfies it.
     *
     * @throws InputException if it is no condition, or cannot be computed
     */
    boolean holdsFor(PointResult point) {
        Expression expression = new Expression(plain);
        variables.forEach((name, variable) -> expression.with(variable, value(point, name)));
        try {
            EvaluationValue value = expression.evaluate();
            if (!value.isBooleanValue()) {
                throw wrong("it is a " + value.getDataType().name().toLowerCase(Locale.ROOT), null);
            }
            return value.getBooleanValue();
        } catch (EvaluationException | ParseException e) {
            throw wrong(e.getMessage(), e);
        }
    }

    /** Whether a point is possible, and satisfies all of some. */
    static boolean allHold(List<Constraint> constraints, PointResult point) {
        return point.possible() && constraints.stream().allMatch(constraint -> constraint.holdsFor(point));
    }

    private Object value(PointResult point, String name) {
        String parameter = point.parameters().get(name);
        if (parameter == null) {
            return point.figures().get(Figure.named(where, name).key());
        }
        return Values.of(parameter);
    }

    private InputException wrong(String message, Exception cause) {
        return new InputException(
                where + ": '" + text + "' is not understood, expected a condition such as 'area_mm2 < 1': " + message,
                cause);
    }
}
