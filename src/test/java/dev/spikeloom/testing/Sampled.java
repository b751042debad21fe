package dev.spikeloom.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Of the cases of a parameterized test, {@code make test} runs one in so many, and {@code make test-all} every one. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Sampled.Condition.class)
public @interface Sampled {
    /** One in so many, the first included. */
    int every();

    /** Decides for each case by its number. */
    final class Condition implements ExecutionCondition {
        private static final Pattern CASE = Pattern.compile("\\[test-template-invocation:#(\\d+)]$");

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Matcher number = CASE.matcher(context.getUniqueId());
            if (Boolean.getBoolean("large") || !number.find()) {
                return ConditionEvaluationResult.enabled("all cases");
            }
            int every =
                    context.getRequiredTestMethod().getAnnotation(Sampled.class).every();
            return (Integer.parseInt(number.group(1)) - 1) % every == 0
                    ? ConditionEvaluationResult.enabled("in the sample")
                    : ConditionEvaluationResult.disabled("in make test-all");
        }
    }
}
