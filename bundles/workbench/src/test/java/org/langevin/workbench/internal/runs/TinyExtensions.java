package org.langevin.workbench.internal.runs;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.generator.Generator;
import org.langevin.api.generator.GeneratorContext;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;
import org.langevin.api.training.TrainingContext;
import org.langevin.averagings.exponential.ExponentialAveraging;
import org.langevin.binding.PartType;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.PointInfo;
import org.langevin.workbench.internal.Tiny;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.Extensions;
import org.langevin.workbench.internal.registry.Plugin;
import org.osgi.framework.Version;

/** The parts of {@link Tiny} as extensions. */
final class TinyExtensions implements Extensions {
  /** No parameters. */
  record Nothing() {}

  static final class Points implements ExtensionFactory<Nothing, DatasetContext, Dataset> {
    @Override
    public Dataset create(Nothing parameters, DatasetContext context) {
      return new Tiny.Points(1000);
    }
  }

  static final class Affine implements ExtensionFactory<Nothing, NetworkContext, ScoreNetwork> {
    @Override
    public ScoreNetwork create(Nothing parameters, NetworkContext context) {
      return new Tiny.Affine();
    }
  }

  static final class Denoising implements ExtensionFactory<Nothing, LossContext, Loss> {
    private final Loss loss;

    Denoising(Loss loss) {
      this.loss = loss;
    }

    @Override
    public Loss create(Nothing parameters, LossContext context) {
      return loss;
    }
  }

  static final class Langevin implements ExtensionFactory<Nothing, SamplerContext, Sampler> {
    @Override
    public Sampler create(Nothing parameters, SamplerContext context) {
      return new Tiny.Langevin();
    }
  }

  static final class Mean implements ExtensionFactory<Nothing, MetricContext, Metric> {
    @Override
    public Metric create(Nothing parameters, MetricContext context) {
      return new Tiny.MeanDistance();
    }
  }

  /** Langevin dynamics with steps far too large. */
  static final class Diverging implements ExtensionFactory<Nothing, SamplerContext, Sampler> {
    @Override
    public Sampler create(Nothing parameters, SamplerContext context) {
      return new Tiny.Langevin() {
        @Override
        public void sample(Chunk chunk) {
          chunk.draw(new NormalPrior(0, 1));
          for (int i = 1; i <= 100; i++) {
            chunk.score(0);
            chunk.step(1, 1e3, 1, 0);
            chunk.progress(i, 100);
          }
        }
      };
    }
  }

  static final class NoNumber implements ExtensionFactory<Nothing, MetricContext, Metric> {
    @Override
    public Metric create(Nothing parameters, MetricContext context) {
      return input -> MetricResult.of(Double.NaN, MetricResult.Better.LOWER);
    }
  }

  static final class Bump implements ExtensionFactory<Nothing, GeneratorContext, Generator> {
    @Override
    public Generator create(Nothing parameters, GeneratorContext context) {
      return new TinyGenerator();
    }
  }

  /**
   * Steps that shorten to nothing at the end of the training, and so depend on its length.
   *
   * @param late whether it asks for the length in each step, not when it is made
   */
  record Cooling(boolean late) implements ExtensionFactory<Nothing, TrainingContext, Optimizer> {
    @Override
    public Optimizer create(Nothing parameters, TrainingContext context) {
      int asked = late ? 0 : context.steps();
      IntSupplier steps = late ? context::steps : () -> asked;
      return new Optimizer() {
        @Override
        public int stateCount() {
          return 0;
        }

        @Override
        public double learningRate(long step) {
          return 0.1 * (1 - (double) step / steps.getAsInt());
        }

        @Override
        public OptimizerPass open(FloatBuffer values, List<FloatBuffer> state) {
          return new OptimizerPass() {
            private double size;

            @Override
            public void begin(long step) {
              size = learningRate(step);
            }

            @Override
            public void update(int from, int length, float[] gradient) {
              for (int i = 0; i < length; i++) {
                values.put(from + i, (float) (values.get(from + i) - size * gradient[i]));
              }
            }
          };
        }
      };
    }
  }

  private final Map<String, ExtensionFactory<?, ?, ?>> factories;

  TinyExtensions(Loss loss) {
    factories =
        Map.ofEntries(
            Map.entry("dataset points", new Points()),
            Map.entry("network affine", new Affine()),
            Map.entry("loss denoising", new Denoising(loss)),
            Map.entry("sampler langevin", new Langevin()),
            Map.entry("sampler diverging", new Diverging()),
            Map.entry("metric mean", new Mean()),
            Map.entry("metric nothing", new NoNumber()),
            Map.entry("generator bump", new Bump()),
            Map.entry("optimizer adam", new AdamOptimizer()),
            Map.entry("optimizer cooling", new Cooling(false)),
            Map.entry("optimizer cooling-late", new Cooling(true)),
            Map.entry("averaging exponential", new ExponentialAveraging()));
  }

  private static ExtensionInfo info(String key) {
    String[] words = key.split(" ");
    return new ExtensionInfo(
        words[0],
        words[1],
        new Version(1, 0, 0),
        "test",
        words[1],
        "",
        "",
        ExtensionInfo.State.ACTIVE);
  }

  private Plugin plugin(String key) {
    return new Plugin(
        info(key), factories.get(key), new BundleFacts("test", new Version(1, 0, 0), ""));
  }

  @Override
  public List<PointInfo> points() {
    return List.of();
  }

  @Override
  public List<ExtensionInfo> list() {
    return factories.keySet().stream().map(TinyExtensions::info).toList();
  }

  @Override
  public List<Plugin> usable(String point) {
    return factories.keySet().stream()
        .filter(key -> key.startsWith(point + " "))
        .map(this::plugin)
        .toList();
  }

  @Override
  public Plugin find(String point, String reference) {
    String key = point + " " + reference.replaceAll("@.*", "");
    if (!factories.containsKey(key)) {
      throw new InvalidExperimentException("there is no " + key);
    }
    return plugin(key);
  }

  @Override
  public Plugin find(PartType type, String reference) {
    return find(type.point().id(), reference);
  }

  @Override
  public ExtensionInfo resolve(String point, String reference) {
    return find(point, reference).info();
  }
}
