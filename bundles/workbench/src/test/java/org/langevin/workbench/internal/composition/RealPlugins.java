package org.langevin.workbench.internal.composition;

import org.langevin.api.ExtensionFactory;
import org.langevin.averagings.exponential.ExponentialAveraging;
import org.langevin.datasets.banana.Banana;
import org.langevin.datasets.cauchy.Cauchy;
import org.langevin.datasets.circle.Circle;
import org.langevin.datasets.discrete.Discrete;
import org.langevin.datasets.fashionmnist.FashionMnist;
import org.langevin.datasets.gappedrollanddisc.GappedRollAndDisc;
import org.langevin.datasets.gaussianmixture.GaussianMixtureDataset;
import org.langevin.datasets.mixeddimension.MixedDimension;
import org.langevin.datasets.sphere.Sphere;
import org.langevin.datasets.star.Star;
import org.langevin.datasets.swissroll.SwissRoll;
import org.langevin.datasets.unionofcircles.UnionOfCircles;
import org.langevin.guidance.classifierfree.ClassifierFree;
import org.langevin.losses.contrastivedivergence.ContrastiveDivergence;
import org.langevin.losses.denoising.DenoisingLoss;
import org.langevin.losses.explicit.ExplicitLoss;
import org.langevin.losses.implicit.ImplicitLoss;
import org.langevin.losses.ncsn.NcsnLoss;
import org.langevin.losses.projections.NormalProjection;
import org.langevin.losses.projections.RademacherProjection;
import org.langevin.losses.projections.SphereProjection;
import org.langevin.losses.sliced.SlicedLoss;
import org.langevin.losses.timedenoising.TimeDenoising;
import org.langevin.metrics.circlec1.CircleC1;
import org.langevin.metrics.circlec2.CircleC2;
import org.langevin.metrics.effectivesamplesize.EffectiveSampleSize;
import org.langevin.metrics.features.ClassifierFeatures;
import org.langevin.metrics.features.IdentityFeatures;
import org.langevin.metrics.fisherdivergence.FisherDivergence;
import org.langevin.metrics.frechetdistance.FrechetDistance;
import org.langevin.metrics.kernelsteindiscrepancy.KernelSteinDiscrepancy;
import org.langevin.metrics.kldivergence.KlDivergence;
import org.langevin.metrics.modeweights.ModeWeights;
import org.langevin.metrics.nearesttrainingpoint.NearestTrainingPoint;
import org.langevin.metrics.slicedwasserstein.SlicedWasserstein;
import org.langevin.metrics.supportdistance.SupportDistance;
import org.langevin.metrics.totalvariation.TotalVariation;
import org.langevin.metrics.wasserstein.Wasserstein;
import org.langevin.networks.empirical.Empirical;
import org.langevin.networks.exact.Exact;
import org.langevin.networks.mixtureenergy.MixtureEnergy;
import org.langevin.networks.mlp.MultilayerPerceptronFactory;
import org.langevin.networks.ncsn.NoiseConditionalNetworkFactory;
import org.langevin.networks.unet.UNetFactory;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.samplers.annealedlangevin.AnnealedLangevin;
import org.langevin.samplers.eulermaruyama.EulerMaruyama;
import org.langevin.samplers.eulermaruyama.EulerMaruyamaStep;
import org.langevin.samplers.mala.Mala;
import org.langevin.samplers.mala.MalaKernel;
import org.langevin.samplers.paralleltempering.ParallelTempering;
import org.langevin.samplers.predictorcorrector.PredictorCorrector;
import org.langevin.samplers.predictorcorrector.ReverseDiffusion;
import org.langevin.samplers.starts.NormalStart;
import org.langevin.samplers.starts.PointStart;
import org.langevin.samplers.starts.UniformStart;
import org.langevin.samplers.ula.Ula;
import org.langevin.samplers.ula.UlaKernel;
import org.langevin.sdes.anisotropic.Anisotropic;
import org.langevin.sdes.criticallydamped.CriticallyDamped;
import org.langevin.sdes.ornsteinuhlenbeck.OrnsteinUhlenbeck;
import org.langevin.sdes.schedules.ConstantSchedule;
import org.langevin.sdes.schedules.LinearSchedule;
import org.langevin.sdes.schedules.PiecewiseSchedule;
import org.langevin.sdes.simple.Simple;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.ExtensionRegistry;
import org.osgi.framework.Version;

/** The plugins of the distribution, without OSGi; those of ND4J and of ONNX are left out. */
final class RealPlugins {
  private RealPlugins() {}

  /** All of them, in version 1.0.0. */
  static ExtensionRegistry registry() {
    ExtensionRegistry registry = new ExtensionRegistry();
    add(registry, "averaging", "exponential", new ExponentialAveraging());
    add(registry, "dataset", "banana", new Banana());
    add(registry, "dataset", "cauchy", new Cauchy());
    add(registry, "dataset", "circle", new Circle());
    add(registry, "dataset", "discrete", new Discrete());
    add(registry, "dataset", "fashion-mnist", new FashionMnist());
    add(registry, "dataset", "gapped-roll-and-disc", new GappedRollAndDisc());
    add(registry, "dataset", "gaussian-mixture", new GaussianMixtureDataset());
    add(registry, "dataset", "mixed-dimension", new MixedDimension());
    add(registry, "dataset", "sphere", new Sphere());
    add(registry, "dataset", "star", new Star());
    add(registry, "dataset", "swiss-roll", new SwissRoll());
    add(registry, "dataset", "union-of-circles", new UnionOfCircles());
    add(registry, "guidance", "classifier-free", new ClassifierFree());
    add(registry, "features", "classifier", new ClassifierFeatures());
    add(registry, "features", "identity", new IdentityFeatures());
    add(registry, "loss", "contrastive-divergence", new ContrastiveDivergence());
    add(registry, "loss", "denoising", new DenoisingLoss());
    add(registry, "loss", "explicit", new ExplicitLoss());
    add(registry, "loss", "implicit", new ImplicitLoss());
    add(registry, "loss", "ncsn", new NcsnLoss());
    add(registry, "loss", "sliced", new SlicedLoss());
    add(registry, "loss", "time-denoising", new TimeDenoising());
    add(registry, "metric", "circle-c1", new CircleC1());
    add(registry, "metric", "circle-c2", new CircleC2());
    add(registry, "metric", "effective-sample-size", new EffectiveSampleSize());
    add(registry, "metric", "fisher-divergence", new FisherDivergence());
    add(registry, "metric", "frechet-distance", new FrechetDistance());
    add(registry, "metric", "kernel-stein-discrepancy", new KernelSteinDiscrepancy());
    add(registry, "metric", "kl-divergence", new KlDivergence());
    add(registry, "metric", "mode-weights", new ModeWeights());
    add(registry, "metric", "nearest-training-point", new NearestTrainingPoint());
    add(registry, "metric", "sliced-wasserstein", new SlicedWasserstein());
    add(registry, "metric", "support-distance", new SupportDistance());
    add(registry, "metric", "total-variation", new TotalVariation());
    add(registry, "metric", "wasserstein", new Wasserstein());
    add(registry, "network", "empirical", new Empirical());
    add(registry, "network", "exact", new Exact());
    add(registry, "network", "mixture-energy", new MixtureEnergy());
    add(registry, "network", "mlp", new MultilayerPerceptronFactory());
    add(registry, "network", "ncsn", new NoiseConditionalNetworkFactory());
    add(registry, "network", "unet", new UNetFactory());
    add(registry, "kernel", "mala", new MalaKernel());
    add(registry, "kernel", "ula", new UlaKernel());
    add(registry, "start", "normal", new NormalStart());
    add(registry, "start", "point", new PointStart());
    add(registry, "start", "uniform", new UniformStart());
    add(registry, "step", "euler-maruyama", new EulerMaruyamaStep());
    add(registry, "step", "reverse-diffusion", new ReverseDiffusion());
    add(registry, "optimizer", "adam", new AdamOptimizer());
    add(registry, "projection", "normal", new NormalProjection());
    add(registry, "projection", "rademacher", new RademacherProjection());
    add(registry, "projection", "sphere", new SphereProjection());
    add(registry, "sampler", "annealed-langevin", new AnnealedLangevin());
    add(registry, "sampler", "euler-maruyama", new EulerMaruyama());
    add(registry, "sampler", "mala", new Mala());
    add(registry, "sampler", "parallel-tempering", new ParallelTempering());
    add(registry, "sampler", "predictor-corrector", new PredictorCorrector());
    add(registry, "sampler", "ula", new Ula());
    add(registry, "schedule", "constant", new ConstantSchedule());
    add(registry, "schedule", "linear", new LinearSchedule());
    add(registry, "schedule", "piecewise", new PiecewiseSchedule());
    add(registry, "sde", "ornstein-uhlenbeck", new OrnsteinUhlenbeck());
    add(registry, "sde", "anisotropic", new Anisotropic());
    add(registry, "sde", "critically-damped", new CriticallyDamped());
    add(registry, "sde", "simple", new Simple());
    return registry;
  }

  private static void add(
      ExtensionRegistry registry, String point, String id, ExtensionFactory<?, ?, ?> factory) {
    BundleFacts bundle =
        new BundleFacts("org.langevin." + point + "s." + id, new Version(1, 0, 0), "ab12");
    registry.add(point, id, id, bundle, factory);
  }
}
