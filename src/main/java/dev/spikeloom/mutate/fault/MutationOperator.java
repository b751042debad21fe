package dev.spikeloom.mutate.fault;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** A kind of fault. */
public enum MutationOperator {
    EQUALITY_SWAPPED("== to != and back", site -> OperatorMutations.binary(site, Map.of("==", "!=", "!=", "=="))),
    BOUNDARY_MOVED(
            "< to <=, > to >= and back",
            site -> OperatorMutations.binary(site, Map.of("<", "<=", "<=", "<", ">", ">=", ">=", ">"))),
    RELATION_REVERSED(
            "< to >, <= to >= and back",
            site -> OperatorMutations.binary(site, Map.of("<", ">", ">", "<", "<=", ">=", ">=", "<="))),
    ADDITION_SWAPPED("+ to - and back", OperatorMutations::addition),
    MULTIPLICATION_SWAPPED(
            "* to +, / to *, % to /", site -> OperatorMutations.binary(site, Map.of("*", "+", "/", "*", "%", "/"))),
    BITWISE_SWAPPED(
            "& to | and back, ^ to &", site -> OperatorMutations.binary(site, Map.of("&", "|", "|", "&", "^", "&"))),
    LOGICAL_SWAPPED("&& to || and back", site -> OperatorMutations.binary(site, Map.of("&&", "||", "||", "&&"))),
    SHIFT_CHANGED(
            "<< to >>, >> to <<, >>> to >>",
            site -> OperatorMutations.binary(site, Map.of("<<", ">>", ">>", "<<", "<<<", ">>>", ">>>", ">>"))),
    REDUCTION_CHANGED("reduction | to & and back", OperatorMutations::reductionChanged),
    NOT_DROPPED("~ or ! dropped", OperatorMutations::notDropped),
    NOT_ADDED("~ added to an operand, or to what is assigned", OperatorMutations::notAdded),
    OPERAND_DROPPED("one operand of &, |, && or || alone", OperatorMutations::operandDropped),
    OPERANDS_SWAPPED("operands of -, /, % or a shift swapped", OperatorMutations::operandsSwapped),
    SELECTION_SWAPPED("a ? b : c to a ? c : b", OperatorMutations::selectionSwapped),
    LITERAL_OFF_BY_ONE("a number one higher, or one lower if that does not fit", ValueMutations::offByOne),
    BIT_SWAPPED("1'b0 to 1'b1 and back", ValueMutations::bitSwapped),
    BIT_SELECT_OFF_BY_ONE("another bit or word selected", ValueMutations::bitOffByOne),
    PART_SELECT_OFF_BY_ONE("as many bits selected, one place away", ValueMutations::partOffByOne),
    CONCATENATION_REORDERED("first and last element of a concatenation swapped", ValueMutations::reordered),
    CONDITION_INVERTED("if taken when it should not be, and not when it should", StatementMutations::conditionInverted),
    RESET_INVERTED("reset active high", StatementMutations::resetInverted),
    RESET_VALUE_CHANGED("another value after reset", StatementMutations::resetValueChanged),
    ELSE_DROPPED("else dropped", StatementMutations::elseDropped),
    REGISTER_HELD("non-blocking assignment dropped: the register holds", StatementMutations::registerHeld),
    BLOCKING_DROPPED("blocking assignment dropped", StatementMutations::blockingDropped),
    CASE_ARM_DROPPED("arm of a case dropped: the default takes its place", StatementMutations::armDropped),
    STUCK_AT_ZERO("right side of an assign stuck at 0", site -> StatementMutations.stuck(site, "0")),
    STUCK_AT_ONE("right side of an assign stuck at 1, all bits", site -> StatementMutations.stuck(site, "~0")),
    CONNECTION_TIED_LOW("input of an instance tied to 0", StatementMutations::connectionTiedLow),
    CONNECTIONS_SWAPPED("two neighbouring connections of an instance swapped", StatementMutations::connectionsSwapped);

    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // the finders are static functions, without state
    private final Function<Site, List<Edit>> finder;

    MutationOperator(String description, Function<Site, List<Edit>> finder) {
        this.description = description;
        this.finder = finder;
    }

    /** What it does, in a few words. */
    public String description() {
        return description;
    }

    /** As it is written on the command line and in files: {@code equality-swapped}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The changes that this operator makes at a place, each a mutant of its own. */
    List<Edit> edits(Site site) {
        return finder.apply(site);
    }
}
