package org.langevin.workbench.internal.runs;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.Requirements;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.figure.Figure;
import org.langevin.api.loss.Loss;
import org.langevin.api.loss.LossContext;
import org.langevin.api.loss.LossShare;
import org.langevin.api.metric.Metric;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.metric.MetricInput;
import org.langevin.api.metric.MetricResult;
import org.langevin.api.network.NetworkContext;
import org.langevin.api.network.NetworkPass;
import org.langevin.api.network.ScoreNetwork;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sampler.Chunk;
import org.langevin.api.sampler.Sampler;
import org.langevin.api.sampler.SamplerContext;
import org.langevin.api.sde.Coefficients;
import org.langevin.api.sde.Prior;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.api.training.Averaging;
import org.langevin.api.training.AveragingPass;
import org.langevin.api.training.Optimizer;
import org.langevin.api.training.OptimizerPass;
import org.langevin.api.training.TrainingContext;
import org.langevin.kit.sde.NormalPrior;
import org.langevin.workbench.internal.Tiny;

/** Plugins, each of them broken in a way of its own. */
public final class BrokenParts {
  private BrokenParts() {}

  /** No parameters. */
  public record None() {}

  /** Throws when it is made. */
  public static final class ThrowingFactory implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return List.<Loss>of().get(0);
    }
  }

  /** Makes nothing. */
  public static final class NullFactory implements ExtensionFactory<None, MetricContext, Metric> {
    @Override
    public Metric create(None parameters, MetricContext context) {
      return null;
    }
  }

  /** Has no answer for the network. */
  public static final class LossWithoutLevels implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public <A> Optional<A> ability(Class<A> type) {
          return null;
        }
      };
    }
  }

  /** Plain gradient descent that throws after two steps. */
  public static final class ThrowingOptimizer
      implements ExtensionFactory<None, TrainingContext, Optimizer> {
    @Override
    public Optimizer create(None parameters, TrainingContext context) {
      return new Descent() {
        @Override
        public OptimizerPass open(FloatBuffer parameters, List<FloatBuffer> state) {
          return new OptimizerPass() {
            private long current;

            @Override
            public void begin(long step) {
              current = step;
            }

            @Override
            public void update(int from, int length, float[] gradient) {
              if (current == 3) {
                throw new IllegalStateException("no more");
              }
              for (int i = 0; i < length; i++) {
                parameters.put(from + i, parameters.get(from + i) - 0.01f * gradient[i]);
              }
            }
          };
        }
      };
    }
  }

  /** Does not begin. */
  public static final class NullOptimizer
      implements ExtensionFactory<None, TrainingContext, Optimizer> {
    @Override
    public Optimizer create(None parameters, TrainingContext context) {
      return new Descent() {
        @Override
        public OptimizerPass open(FloatBuffer parameters, List<FloatBuffer> state) {
          return null;
        }
      };
    }
  }

  /** Plain gradient descent. */
  public abstract static class Descent implements Optimizer {
    @Override
    public int stateCount() {
      return 0;
    }

    @Override
    public double learningRate(long step) {
      return 0.01;
    }
  }

  /** Throws at work. */
  public static final class ThrowingAveraging
      implements ExtensionFactory<None, TrainingContext, Averaging> {
    @Override
    public Averaging create(None parameters, TrainingContext context) {
      return (theta, average) ->
          new AveragingPass() {
            @Override
            public void begin(long step) {}

            @Override
            public void update(int from, int length) {
              average.put(average.capacity(), 0);
            }
          };
    }
  }

  /** Throws at work. */
  public static final class ThrowingLoss implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          return share.size() / (share.size() - share.size());
        }
      };
    }
  }

  /** Hands over an array that is too short. */
  public static final class ShortLoss implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          share.forward(share.data(), new float[share.size()], new float[1]);
          return 0;
        }
      };
    }
  }

  /** Differentiates before there is anything to differentiate. */
  public static final class HastyLoss implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          share.backward(share.data());
          return 0;
        }
      };
    }
  }

  /** Gives no number. */
  public static final class NanLoss implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          return 0 * super.evaluate(share) / 0;
        }
      };
    }
  }

  /** Asks for the score of no numbers. */
  public static final class NanInput implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          float[] x = share.scratch(5, share.size() * share.dimension());
          x[0] = Float.NaN;
          float[] score = share.scratch(6, x.length);
          share.forward(x, share.scratch(7, share.size()), score);
          share.backward(score);
          return score[0];
        }
      };
    }
  }

  /** Interrupts the thread "caller", and works on until the system property "deaf" is gone. */
  public static final class DeafLoss implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().equals("caller"))
              .forEach(Thread::interrupt);
          while (System.getProperty("deaf") != null) {
            Thread.onSpinWait();
          }
          return super.evaluate(share);
        }
      };
    }
  }

  /** Never asks for a gradient. */
  public static final class LossWithoutGradient
      implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Loss create(None parameters, LossContext context) {
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          share.forward(
              share.data(),
              share.scratch(0, share.size()),
              share.scratch(1, share.size() * share.dimension()));
          return 1;
        }
      };
    }
  }

  /** Throws deep within a loss. */
  public static final class ThrowingNetwork
      implements ExtensionFactory<None, NetworkContext, ScoreNetwork> {
    @Override
    public ScoreNetwork create(None parameters, NetworkContext context) {
      return new Tiny.Affine() {
        @Override
        public NetworkPass open(FloatBuffer theta, int capacity) {
          throw new UnsupportedOperationException("no pass today");
        }
      };
    }
  }

  /** Opens nothing. */
  public static final class NullNetwork
      implements ExtensionFactory<None, NetworkContext, ScoreNetwork> {
    @Override
    public ScoreNetwork create(None parameters, NetworkContext context) {
      return new Tiny.Affine() {
        @Override
        public NetworkPass open(FloatBuffer theta, int capacity) {
          return null;
        }
      };
    }
  }

  /** Starts beyond all numbers. */
  public static final class NanNetwork
      implements ExtensionFactory<None, NetworkContext, ScoreNetwork> {
    @Override
    public ScoreNetwork create(None parameters, NetworkContext context) {
      return new Tiny.Affine() {
        @Override
        public void initialize(FloatBuffer theta, RandomStream random) {
          for (int i = 0; i < theta.capacity(); i++) {
            theta.put(i, Float.POSITIVE_INFINITY);
          }
        }
      };
    }
  }

  /** Has no items. */
  public static final class NullDataset implements ExtensionFactory<None, DatasetContext, Dataset> {
    @Override
    public Dataset create(None parameters, DatasetContext context) {
      return new Data(null);
    }
  }

  /** Has an item that is no number. */
  public static final class NanDataset implements ExtensionFactory<None, DatasetContext, Dataset> {
    @Override
    public Dataset create(None parameters, DatasetContext context) {
      float[] values = new float[40];
      values[17] = Float.NaN;
      return new Data(Items.of(Shape.point(2), values));
    }
  }

  /** Points in the plane. */
  public record Data(Items training) implements Dataset {
    @Override
    public Shape shape() {
      return Shape.point(2);
    }

    @Override
    public Items heldOut(int count, RandomStream random) {
      return training;
    }
  }

  /** Throws when a loss asks it at work. */
  public static final class ThrowingSde implements ExtensionFactory<None, SdeContext, Sde> {
    @Override
    public Sde create(None parameters, SdeContext context) {
      return new Sde() {
        @Override
        public double horizon() {
          return 1;
        }

        @Override
        public Coefficients coefficients(double t) {
          if (t == 0.3712345) {
            throw new IllegalArgumentException("no diffusion at this time");
          }
          return Coefficients.of(0, 1);
        }

        @Override
        public Prior prior() {
          return new NormalPrior(0, 1);
        }
      };
    }
  }

  /** Overflows by itself. */
  public static final class OverflowingSde implements ExtensionFactory<None, SdeContext, Sde> {
    @Override
    public Sde create(None parameters, SdeContext context) {
      return new Sde() {
        @Override
        public double horizon() {
          return 1;
        }

        @Override
        public Coefficients coefficients(double t) {
          return Coefficients.of(0, 1e200 * Math.exp(1000 * t));
        }

        @Override
        public Prior prior() {
          return new NormalPrior(0, 1);
        }
      };
    }
  }

  /** Asks the SDE at work. */
  public static final class DiffusingLoss implements ExtensionFactory<None, LossContext, Loss> {
    @Override
    public Requirements requires(None parameters) {
      return Requirements.of(Sde.class);
    }

    @Override
    public Loss create(None parameters, LossContext context) {
      Sde sde = context.sde().orElseThrow();
      return new Tiny.Denoising() {
        @Override
        public double evaluate(LossShare share) {
          return sde.coefficients(0.3712345).diffusion().scalar() * super.evaluate(share);
        }
      };
    }
  }

  /** Throws at its tenth step. */
  public static final class ThrowingSampler
      implements ExtensionFactory<None, SamplerContext, Sampler> {
    @Override
    public Sampler create(None parameters, SamplerContext context) {
      return new Tiny.Langevin() {
        @Override
        public void sample(Chunk chunk) {
          chunk.progress(9, 100);
          throw new IllegalStateException("step 10 is too much");
        }
      };
    }
  }

  /** Hands over arrays of the wrong length. */
  public static final class ShortSampler
      implements ExtensionFactory<None, SamplerContext, Sampler> {
    @Override
    public Sampler create(None parameters, SamplerContext context) {
      return new Tiny.Langevin() {
        @Override
        public void sample(Chunk chunk) {
          chunk.diagnose("acceptance", new double[1]);
        }
      };
    }
  }

  /** Has no figures. */
  public static final class NullSampler implements ExtensionFactory<None, SamplerContext, Sampler> {
    @Override
    public Sampler create(None parameters, SamplerContext context) {
      return new Tiny.Langevin() {
        @Override
        public List<Figure> figures(Map<String, double[]> diagnostics) {
          return null;
        }
      };
    }
  }

  /** Throws in the workbench, by asking for what is not there. */
  public static final class ThrowingMetric
      implements ExtensionFactory<None, MetricContext, Metric> {
    @Override
    public Metric create(None parameters, MetricContext context) {
      return new Tiny.MeanDistance() {
        @Override
        public MetricResult evaluate(MetricInput input) {
          input.real().copy(-1, new float[2], 0);
          return super.evaluate(input);
        }
      };
    }
  }

  /** Gives nothing. */
  public static final class NullMetric implements ExtensionFactory<None, MetricContext, Metric> {
    @Override
    public Metric create(None parameters, MetricContext context) {
      return new Tiny.MeanDistance() {
        @Override
        public MetricResult evaluate(MetricInput input) {
          return null;
        }
      };
    }
  }
}
