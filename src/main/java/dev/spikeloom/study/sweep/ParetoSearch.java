package dev.spikeloom.study.sweep;

import dev.spikeloom.spike.RandomDraws;
import io.jenetics.Chromosome;
import io.jenetics.Genotype;
import io.jenetics.IntegerChromosome;
import io.jenetics.IntegerGene;
import io.jenetics.Mutator;
import io.jenetics.Phenotype;
import io.jenetics.Recombinator;
import io.jenetics.engine.Constraint;
import io.jenetics.engine.Engine;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.ISeq;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Looks for the Pareto front of a space by NSGA-II (Deb et al. 2002) without computing all of its points. Points are texts of
 * genes: which value each axis has. None is asked for twice, and what it asks for follows from the seed and the answers.
 */
final class ParetoSearch {
    /** Individuals that live on from one generation to the next; as many are born. */
    private static final int LEAST_SURVIVORS = 20;

    private static final int MOST_SURVIVORS = 100;

    /** A search has so many generations as a rule. */
    private static final int GENERATIONS = 20;

    private static final double CROSSOVER = 0.9;

    /** Changed so often until a point was never asked for. */
    private static final int MOST_CHANGES = 1000;

    /** Answers a question about points. */
    @FunctionalInterface
    interface Answers {
        /**
         * What points cost, less of it better.
         *
         * @param points each the number of the value of each axis
         * @return a row a point, as long as there are objectives; null for a point that is not possible or feasible
         */
        List<double[]> costs(List<List<Integer>> points);
    }

    private final int[] sizes;
    private final int objectives;
    private final int budget;
    private final Answers answers;
    private final Map<List<Integer>, double[]> known = new HashMap<>();
    private final Set<List<Integer>> refused = new LinkedHashSet<>();

    /**
     * Prepares a search.
     *
     * @param sizes values of each axis
     * @param objectives how many
     * @param budget points that may be asked for
     */
    ParetoSearch(int[] sizes, int objectives, int budget, Answers answers) {
        this.sizes = sizes.clone();
        this.objectives = objectives;
        this.budget = budget;
        this.answers = answers;
    }

    private int asked() {
        return known.size() + refused.size();
    }

    private boolean wasAsked(List<Integer> point) {
        return known.containsKey(point) || refused.contains(point);
    }

    /** Asks for as many points as the budget allows, less only if the space has no more. */
    void run(long seed) {
        RandomDraws draws = new RandomDraws(seed);
        // Java does not specify how numbers in a range are made of random bits; the interface's own methods are the
        // same on each.
        RandomGenerator random = draws::word;
        RandomRegistry.using(random, one -> evolve(draws));
        askRest();
    }

    /** What changes do not come to where nearly all of a space was asked for. */
    private void askRest() {
        List<List<Integer>> rest = new ArrayList<>();
        int[] point = new int[sizes.length];
        boolean more = true;
        while (more && asked() + rest.size() < budget) {
            List<Integer> next = Arrays.stream(point).boxed().toList();
            if (!wasAsked(next)) {
                rest.add(next);
            }
            more = count(point);
        }
        ask(rest);
    }

    /** The next point; false behind the last. */
    private boolean count(int[] point) {
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            point[axis]++;
            if (point[axis] < sizes[axis]) {
                return true;
            }
            point[axis] = 0;
        }
        return false;
    }

    private void ask(List<List<Integer>> points) {
        List<double[]> costs = points.isEmpty() ? List.of() : answers.costs(points);
        for (int i = 0; i < points.size(); i++) {
            if (costs.get(i) == null) {
                refused.add(points.get(i));
            } else {
                known.put(points.get(i), costs.get(i));
            }
        }
    }

    private void evolve(RandomDraws draws) {
        int survivors = Math.max(LEAST_SURVIVORS, Math.min(MOST_SURVIVORS, budget / GENERATIONS));
        Engine<IntegerGene, Vec<double[]>> engine = new Engine.Builder<IntegerGene, Vec<double[]>>(
                        this::answered, () -> drawn(draws))
                .populationSize(2 * survivors)
                .offspringSize(survivors)
                .maximizing()
                .survivorsSelector(NSGA2Selector.ofVec())
                .offspringSelector(NSGA2Selector.ofVec())
                .alterers(new Exchange(CROSSOVER), new Step(1.0 / sizes.length))
                .constraint(Constraint.of(
                        one -> one.isEvaluated() || !wasAsked(point(one)), (one, generation) -> other(one, draws)))
                .maximalPhenotypeAge(Long.MAX_VALUE)
                .executor(Runnable::run)
                .build();
        // A generation without a question means that there are hardly any left.
        int before = -1;
        for (Iterator<?> generations = engine.stream().iterator(); asked() > before && asked() < budget; ) {
            before = asked();
            generations.next();
        }
    }

    private Genotype<IntegerGene> drawn(RandomDraws draws) {
        return genotype(Arrays.stream(sizes).mapToObj(draws::below).toList());
    }

    /** Axes differ in their numbers of values, the genes of a chromosome may not. */
    private Genotype<IntegerGene> genotype(List<Integer> point) {
        return Genotype.of(IntStream.range(0, sizes.length)
                .mapToObj(axis -> IntegerChromosome.of(IntegerGene.of(point.get(axis), 0, sizes[axis])))
                .toList());
    }

    private static List<Integer> point(Phenotype<IntegerGene, ?> one) {
        return one.genotype().stream().map(axis -> axis.gene().allele()).toList();
    }

    /** Nearby, and not asked for yet. */
    private Phenotype<IntegerGene, Vec<double[]>> other(Phenotype<IntegerGene, Vec<double[]>> one, RandomDraws draws) {
        List<Integer> point = new ArrayList<>(point(one));
        for (int i = 0; i < MOST_CHANGES && wasAsked(point); i++) {
            int axis = draws.below(sizes.length);
            point.set(axis, draws.below(sizes[axis]));
        }
        return Phenotype.of(genotype(point), one.generation());
    }

    private ISeq<Phenotype<IntegerGene, Vec<double[]>>> answered(
            Seq<Phenotype<IntegerGene, Vec<double[]>>> population) {
        Set<List<Integer>> questions = new LinkedHashSet<>();
        for (Phenotype<IntegerGene, ?> one : population) {
            if (!one.isEvaluated() && !wasAsked(point(one)) && asked() + questions.size() < budget) {
                questions.add(point(one));
            }
        }
        ask(List.copyOf(questions));
        double[] worst = worst();
        return population
                .map(one -> one.isEvaluated() ? one : one.withFitness(gain(known.getOrDefault(point(one), worst))))
                .asISeq();
    }

    /** What no point that is possible costs: beyond the worst of each objective. */
    private double[] worst() {
        double[] worst = new double[objectives];
        for (int i = 0; i < objectives; i++) {
            int objective = i;
            double most = known.values().stream()
                    .mapToDouble(cost -> cost[objective])
                    .max()
                    .orElse(0);
            worst[i] = most + Math.abs(most) + 1;
        }
        return worst;
    }

    private static Vec<double[]> gain(double[] costs) {
        return Vec.of(Arrays.stream(costs).map(cost -> -cost).toArray());
    }

    /** Two parents exchange half of their values. */
    private static final class Exchange extends Recombinator<IntegerGene, Vec<double[]>> {
        Exchange(double probability) {
            super(probability, 2);
        }

        @Override
        protected int recombine(
                MSeq<Phenotype<IntegerGene, Vec<double[]>>> population, int[] parents, long generation) {
            RandomGenerator random = RandomRegistry.random();
            MSeq<Chromosome<IntegerGene>> one =
                    MSeq.of(population.get(parents[0]).genotype());
            MSeq<Chromosome<IntegerGene>> other =
                    MSeq.of(population.get(parents[1]).genotype());
            for (int axis = 0; axis < one.length(); axis++) {
                if (random.nextLong() < 0) {
                    one.swap(axis, axis + 1, other, axis);
                }
            }
            population.set(parents[0], Phenotype.of(Genotype.of(one), generation));
            population.set(parents[1], Phenotype.of(Genotype.of(other), generation));
            return 2;
        }
    }

    /** Half of the changes go to a value beside, half to any. */
    private static final class Step extends Mutator<IntegerGene, Vec<double[]>> {
        Step(double probability) {
            super(probability);
        }

        @Override
        protected IntegerGene mutate(IntegerGene gene, RandomGenerator random) {
            int size = gene.max() - gene.min();
            int choice = (int) Long.remainderUnsigned(random.nextLong(), 4);
            int value =
                    switch (choice) {
                        case 0 -> Math.max(gene.allele() - 1, 0);
                        case 1 -> Math.min(gene.allele() + 1, size - 1);
                        default -> (int) Long.remainderUnsigned(random.nextLong(), size);
                    };
            return gene.newInstance(value);
        }
    }
}
