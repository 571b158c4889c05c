package org.langevin.workbench.internal.composition;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.langevin.api.Capable;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Parameter;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.condition.AtNoise;
import org.langevin.api.condition.AtTime;
import org.langevin.api.condition.Condition;
import org.langevin.api.condition.NoiseLevel;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.dataset.Modes;
import org.langevin.api.dataset.PerturbedDensity;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorContext;
import org.langevin.api.generator.GeneratorTraining;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.network.TangentNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Marginals;
import org.langevin.api.sde.NonlinearDrift;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.averagings.exponential.ExponentialAveraging;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.ExtensionRegistry;
import org.osgi.framework.Version;

/**
 * Plugins that say what they need and offer, and do nothing: some of the distribution's, and some
 * that it does not have, such as an SDE that is not linear and defective ones. What ours say is
 * tested with ours, in {@link RealPluginsTest}.
 */
final class FakePlugins {
  private FakePlugins() {}

  /** All of them, in version 1.0.0. */
  static ExtensionRegistry registry() {
    ExtensionRegistry registry = new ExtensionRegistry();
    add(registry, "dataset", "points", new Points());
    add(registry, "dataset", "gaussian", new Gaussian());
    add(registry, "sde", "ornstein-uhlenbeck", new OrnsteinUhlenbeck());
    add(registry, "sde", "double-well", new DoubleWell());
    add(registry, "network", "mlp", new Mlp());
    add(registry, "network", "plain", new Plain());
    add(registry, "network", "exact", new Exact());
    add(registry, "network", "narrow", new Narrow());
    add(registry, "loss", "time-denoising", new TimeDenoising());
    add(registry, "loss", "sliced", new Sliced());
    add(registry, "loss", "ncsn", new Ncsn());
    add(registry, "sampler", "euler-maruyama", new EulerMaruyama());
    add(registry, "sampler", "mala", new Mala());
    add(registry, "sampler", "annealed-langevin", new AnnealedLangevin());
    add(registry, "metric", "sliced-wasserstein", new SlicedWasserstein());
    add(registry, "metric", "mode-weights", new ModeWeights());
    add(registry, "metric", "fisher-divergence", new FisherDivergence());
    add(registry, "metric", "broken", new BrokenMetric());
    add(registry, "generator", "gan", new Gan());
    add(registry, "optimizer", "adam", new AdamOptimizer());
    add(registry, "averaging", "exponential", new ExponentialAveraging());
    return registry;
  }

  static void add(
      ExtensionRegistry registry, String point, String id, ExtensionFactory<?, ?, ?> factory) {
    BundleFacts bundle =
        new BundleFacts("org.langevin." + point + "s." + id, new Version(1, 0, 0), "ab12");
    registry.add(point, id, id, bundle, factory);
  }

  public record NoParameters() {}

  record FakeDataset(Shape shape, boolean exact) implements Dataset {
    @Override
    public Items training() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <A> Optional<A> ability(Class<A> type) {
      Density density = new FlatDensity(shape.dimension());
      PerturbedDensity perturbed = marginal -> density;
      return exact ? Capable.offer(type, density, perturbed) : Optional.empty();
    }
  }

  /** A dataset that passes on what another one has. */
  abstract static class OtherDataset implements Dataset {
    private final Dataset other;

    OtherDataset(Dataset other) {
      this.other = other;
    }

    @Override
    public Shape shape() {
      return other.shape();
    }

    @Override
    public Items training() {
      return other.training();
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return other.heldOut(count, random);
    }
  }

  record FlatDensity(int dimension) implements Density {
    @Override
    public double logDensity(float[] x, int offset) {
      return 0;
    }

    @Override
    public void score(float[] x, int offset, float[] score) {
      Arrays.fill(score, offset, offset + dimension, 0);
    }
  }

  static final class Points
      implements ExtensionFactory<Points.Parameters, DatasetContext, Dataset> {
    public record Parameters(
        @Parameter(description = "Dimension", min = 1, max = 100, value = "2") int dimension,
        @Parameter(description = "How many", min = 1, value = "1000") int size) {}

    @Override
    public Dataset create(Parameters parameters, DatasetContext context) {
      return new FakeDataset(Shape.point(parameters.dimension()), false);
    }
  }

  static final class Gaussian
      implements ExtensionFactory<Gaussian.Parameters, DatasetContext, Dataset> {
    public record Parameters(
        @Parameter(description = "Means", value = "[[0, 0], [10, 10]]") double[][] means,
        @Parameter(description = "Weights", moreThan = 0, max = 1, value = "[0.5, 0.5]")
            double[] weights) {
      public Parameters {
        double sum = Arrays.stream(weights).sum();
        if (Math.abs(sum - 1) > 1e-9) {
          throw new InvalidExperimentException("/weights", "weights sum to 1, not to " + sum);
        }
        if (means.length != weights.length) {
          throw new IllegalArgumentException("give as many weights as means");
        }
      }
    }

    @Override
    public Dataset create(Parameters parameters, DatasetContext context) {
      return new FakeDataset(Shape.point(parameters.means()[0].length), true);
    }
  }

  static final class OrnsteinUhlenbeck
      implements ExtensionFactory<OrnsteinUhlenbeck.Parameters, SdeContext, Sde> {
    public record Parameters(
        @Parameter(description = "Rate", unit = "1/time", moreThan = 0) double beta,
        @Parameter(description = "Mean", value = "0") double alpha,
        @Parameter(description = "Horizon", unit = "time", moreThan = 0, max = 1000, value = "1")
            double horizon) {}

    @Override
    public Sde create(Parameters parameters, SdeContext context) {
      return new FakeSde(parameters.horizon(), Optional.empty());
    }
  }

  static final class DoubleWell implements ExtensionFactory<NoParameters, SdeContext, Sde> {
    @Override
    public Sde create(NoParameters parameters, SdeContext context) {
      return new FakeSde(1, Optional.of((x, t, drift) -> {}));
    }
  }

  record FakeSde(double horizon, Optional<NonlinearDrift> nonlinearDrift) implements Sde {
    @Override
    public Coefficients coefficients(double t) {
      return Coefficients.of(-1, 1);
    }

    @Override
    public Prior prior() {
      return new NormalPrior(0, 1);
    }
  }

  static final class Mlp implements ExtensionFactory<Mlp.Parameters, NetworkContext, ScoreNetwork> {
    /** Activations. */
    public enum Activation {
      RELU,
      LEAKY_RELU
    }

    public record Parameters(
        @Parameter(description = "Units of each layer", min = 1, max = 4096, value = "[128, 128]")
            int[] widths,
        @Parameter(description = "Activation", value = "relu") Activation activation,
        @Parameter(description = "Slope", value = "null", min = 0) Double slope,
        @Parameter(description = "Time input", value = "{}") Features features) {}

    public record Features(
        @Parameter(
                description = "Kind",
                choices = {"fourier", "linear"},
                value = "fourier")
            String kind,
        @Parameter(description = "How many", min = 1, value = "16") int count) {}

    @Override
    public ScoreNetwork create(Parameters parameters, NetworkContext context) {
      if (parameters.widths().length == 0) {
        throw new InvalidExperimentException("/widths", "give at least one layer");
      }
      return new FakeNetwork(context.dataset().shape(), context.condition(), 100, true);
    }
  }

  /** Conditioned on nothing, whatever the experiment says. */
  static final class Plain implements ExtensionFactory<NoParameters, NetworkContext, ScoreNetwork> {
    @Override
    public ScoreNetwork create(NoParameters parameters, NetworkContext context) {
      return new FakeNetwork(context.dataset().shape(), Condition.NONE, 10, false);
    }
  }

  static final class Exact implements ExtensionFactory<NoParameters, NetworkContext, ScoreNetwork> {
    @Override
    public Requirements requires(NoParameters parameters) {
      return Requirements.of(PerturbedDensity.class).ofAny(Marginals.class);
    }

    @Override
    public ScoreNetwork create(NoParameters parameters, NetworkContext context) {
      return new FakeNetwork(context.dataset().shape(), context.condition(), 0, false);
    }
  }

  static final class Narrow
      implements ExtensionFactory<NoParameters, NetworkContext, ScoreNetwork> {
    @Override
    public ScoreNetwork create(NoParameters parameters, NetworkContext context) {
      return new FakeNetwork(Shape.point(1), context.condition(), 10, false);
    }
  }

  record FakeLoss(Condition condition, Optional<NoiseLevels> levels) implements Loss {
    @Override
    public <A> Optional<A> ability(Class<A> type) {
      return Capable.offer(type, this, levels.orElse(null));
    }

    @Override
    public double evaluate(LossShare share) {
      throw new UnsupportedOperationException();
    }
  }

  static final class TimeDenoising
      implements ExtensionFactory<TimeDenoising.Parameters, LossContext, Loss> {
    public record Parameters(
        @Parameter(description = "Smallest time", moreThan = 0, lessThan = 1, value = "1e-3")
            double epsilon) {}

    @Override
    public Requirements requires(Parameters parameters) {
      return Requirements.of(Sde.class, Marginals.class);
    }

    @Override
    public Loss create(Parameters parameters, LossContext context) {
      return new FakeLoss(context.time().orElseThrow(), Optional.empty());
    }
  }

  static final class Sliced implements ExtensionFactory<NoParameters, LossContext, Loss> {
    @Override
    public Requirements requires(NoParameters parameters) {
      return Requirements.of(TangentNetwork.class);
    }

    @Override
    public Loss create(NoParameters parameters, LossContext context) {
      return new FakeLoss(Condition.NONE, Optional.empty());
    }
  }

  static final class Ncsn implements ExtensionFactory<Ncsn.Parameters, LossContext, Loss> {
    public record Parameters(
        @Parameter(description = "Levels", value = "[1, 0.1, 0.01]") double[] levels) {}

    @Override
    public Loss create(Parameters parameters, LossContext context) {
      return new FakeLoss(NoiseLevel.ANY, Optional.of(NoiseLevels.of(parameters.levels())));
    }
  }

  record FakeSampler(Predicate<Condition> driven) implements Sampler {
    @Override
    public boolean accepts(Condition condition) {
      return driven.test(condition);
    }

    @Override
    public void sample(Chunk chunk) {
      throw new UnsupportedOperationException();
    }
  }

  static final class EulerMaruyama
      implements ExtensionFactory<EulerMaruyama.Parameters, SamplerContext, Sampler> {
    public record Parameters(
        @Parameter(description = "Steps", unit = "steps", min = 1, max = 1e6, value = "500")
            int steps) {}

    @Override
    public Requirements requires(Parameters parameters) {
      return Requirements.of(Sde.class);
    }

    @Override
    public Sampler create(Parameters parameters, SamplerContext context) {
      return new FakeSampler(condition -> condition.ability(AtTime.class).isPresent());
    }
  }

  static final class Mala implements ExtensionFactory<NoParameters, SamplerContext, Sampler> {
    @Override
    public Requirements requires(NoParameters parameters) {
      return Requirements.of(Density.class);
    }

    @Override
    public Sampler create(NoParameters parameters, SamplerContext context) {
      return new FakeSampler(condition -> !condition.isGiven());
    }
  }

  static final class AnnealedLangevin
      implements ExtensionFactory<NoParameters, SamplerContext, Sampler> {
    @Override
    public Requirements requires(NoParameters parameters) {
      return Requirements.of(NoiseLevels.class);
    }

    @Override
    public Sampler create(NoParameters parameters, SamplerContext context) {
      return new FakeSampler(condition -> condition.ability(AtNoise.class).isPresent());
    }
  }

  record FakeMetric(MetricContext context) implements Metric {
    @Override
    public MetricResult evaluate(MetricInput input) {
      throw new UnsupportedOperationException();
    }
  }

  static final class SlicedWasserstein
      implements ExtensionFactory<SlicedWasserstein.Parameters, MetricContext, Metric> {
    public record Parameters(
        @Parameter(description = "Projections", min = 1, value = "100") int projections,
        @Parameter(description = "Seed", value = "0") long seed) {}

    @Override
    public Metric create(Parameters parameters, MetricContext context) {
      return new FakeMetric(context);
    }
  }

  static final class ModeWeights implements ExtensionFactory<NoParameters, MetricContext, Metric> {
    @Override
    public Requirements requires(NoParameters parameters) {
      return Requirements.of(Modes.class);
    }

    @Override
    public Metric create(NoParameters parameters, MetricContext context) {
      return new FakeMetric(context);
    }
  }

  static final class FisherDivergence
      implements ExtensionFactory<NoParameters, MetricContext, Metric> {
    @Override
    public Requirements requires(NoParameters parameters) {
      return Requirements.of(ScoreNetwork.class);
    }

    @Override
    public Metric create(NoParameters parameters, MetricContext context) {
      return new FakeMetric(context);
    }
  }

  static final class BrokenMetric implements ExtensionFactory<NoParameters, MetricContext, Metric> {
    @Override
    public Metric create(NoParameters parameters, MetricContext context) {
      return List.<Metric>of().get(0);
    }
  }

  static final class Gan implements ExtensionFactory<NoParameters, GeneratorContext, Generator> {
    @Override
    public Generator create(NoParameters parameters, GeneratorContext context) {
      return new FakeGenerator();
    }
  }

  static final class FakeGenerator implements Generator {
    @Override
    public void train(GeneratorTraining training) {}

    @Override
    public void sample(RandomStream random, float[] target, int offset) {}

    @Override
    public void write(OutputStream target) {}

    @Override
    public void read(InputStream source) {}
  }
}
