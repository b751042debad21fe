package dev.spikeloom.sim;

/**
 * A synchronous component. In each cycle {@link #evaluate} of every component runs before {@link #commit} of any, so the
 * order of components cannot matter:
 *
 * <ul>
 *   <li>{@code evaluate} reads registers, its own and those that others show, and decides what its own become;
 *   <li>{@code commit} is the rising clock edge: it changes its own registers and looks at no other component.
 * </ul>
 */
public interface Clocked {
    void evaluate();

    void commit();
}
