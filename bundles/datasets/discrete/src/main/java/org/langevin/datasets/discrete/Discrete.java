package org.langevin.datasets.discrete;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.langevin.api.Extension;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.kit.dataset.GaussianMixture;
import org.langevin.kit.dataset.MixtureDataset;
import org.osgi.service.component.annotations.Component;

/**
 * A discrete law on finitely many atoms, widened so that it has a score: each atom becomes a narrow
 * round normal law.
 */
@Component
@Extension(
    point = Dataset.POINT,
    id = "discrete",
    title = "Discrete law on given atoms, each widened to a narrow normal law",
    formula = "p(x) = sum_k w_k N(x; atom_k, v I)")
public final class Discrete
    implements ExtensionFactory<Discrete.Parameters, DatasetContext, Dataset> {
  /** See the component descriptions. */
  public record Parameters(
      @Parameter(
              description = "How many items to learn from",
              unit = "items",
              value = "10000",
              min = 1,
              max = 100_000_000)
          int count,
      @Parameter(
              description = "The atoms, points of one space of any dimension",
              unit = "data",
              value =
                  "[[-1, -1], [-1, 0], [-1, 1], [0, -1], [0, 0], [0, 1], [1, -1], [1, 0], [1, 1]]")
          double[][] support,
      @Parameter(
              description = "The probabilities of the atoms, summing to 1; null for equal ones",
              value = "null",
              moreThan = 0,
              max = 1)
          double[] probabilities,
      @Parameter(
              description = "The variance that widens each atom, in each direction",
              unit = "data^2",
              value = "0.01",
              moreThan = 0,
              max = 1e6)
          double variance) {}

  @Override
  public Dataset create(Parameters parameters, DatasetContext context) {
    double[][] support = parameters.support();
    double[] probabilities = parameters.probabilities();
    if (probabilities == null) {
      probabilities = new double[support.length];
      Arrays.fill(probabilities, 1.0 / support.length);
    }
    refuseTwins(support);
    double[] deviation = {Math.sqrt(parameters.variance())};
    try {
      GaussianMixture mixture = GaussianMixture.round(probabilities, support, deviation);
      return new MixtureDataset(mixture, parameters.count(), context);
    } catch (InvalidExperimentException e) {
      throw named(e);
    }
  }

  /** Of two equal atoms none could be told from the other. */
  private static void refuseTwins(double[][] support) {
    Set<List<Double>> atoms = new HashSet<>();
    for (int i = 0; i < support.length; i++) {
      if (!atoms.add(Arrays.stream(support[i]).boxed().toList())) {
        throw new InvalidExperimentException(
            "/support/" + i,
            "atoms differ, but this one is there twice: give it once, with a larger probability");
      }
    }
  }

  /** A mixture's means are atoms here, and its weights probabilities. */
  private static InvalidExperimentException named(InvalidExperimentException e) {
    String pointer =
        e.parameter().replace("/means", "/support").replace("/weights", "/probabilities");
    String message =
        e.getMessage()
            .replace("weights", "probabilities")
            .replace("weight", "probability")
            .replace("mean", "atom");
    InvalidExperimentException named = new InvalidExperimentException(pointer, message);
    named.initCause(e);
    return named;
  }
}
