package org.langevin.benchmarks;

import org.langevin.api.ExtensionFactory;
import org.langevin.datasets.gaussianmixture.GaussianMixtureDataset;
import org.langevin.losses.denoising.DenoisingLoss;
import org.langevin.losses.implicit.ImplicitLoss;
import org.langevin.losses.ncsn.NcsnLoss;
import org.langevin.losses.projections.RademacherProjection;
import org.langevin.losses.sliced.SlicedLoss;
import org.langevin.losses.timedenoising.TimeDenoising;
import org.langevin.metrics.features.IdentityFeatures;
import org.langevin.metrics.frechetdistance.FrechetDistance;
import org.langevin.metrics.kernelsteindiscrepancy.KernelSteinDiscrepancy;
import org.langevin.metrics.slicedwasserstein.SlicedWasserstein;
import org.langevin.metrics.wasserstein.Wasserstein;
import org.langevin.networks.exact.Exact;
import org.langevin.networks.mlp.MultilayerPerceptronFactory;
import org.langevin.networks.ncsn.NoiseConditionalNetworkFactory;
import org.langevin.networks.unet.UNetFactory;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.samplers.annealedlangevin.AnnealedLangevin;
import org.langevin.samplers.eulermaruyama.EulerMaruyama;
import org.langevin.samplers.mala.Mala;
import org.langevin.samplers.starts.NormalStart;
import org.langevin.samplers.ula.Ula;
import org.langevin.samplers.ula.UlaKernel;
import org.langevin.sdes.simple.Simple;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.ExtensionRegistry;
import org.osgi.framework.Version;

/** The plugins that are measured, without the framework that finds them. */
final class Plugins {
  private Plugins() {}

  /** All of them, in version 1.0.0. */
  static ExtensionRegistry registry() {
    ExtensionRegistry registry = new ExtensionRegistry();
    add(registry, "dataset", "fixed", new FixedItems());
    add(registry, "dataset", "gaussian-mixture", new GaussianMixtureDataset());
    add(registry, "sde", "simple", new Simple());
    add(registry, "sde", "without-closed-forms", new WithoutClosedForms());
    add(registry, "network", "mlp", new MultilayerPerceptronFactory());
    add(registry, "network", "unet", new UNetFactory());
    add(registry, "network", "ncsn", new NoiseConditionalNetworkFactory());
    add(registry, "network", "exact", new Exact());
    add(registry, "loss", "denoising", new DenoisingLoss());
    add(registry, "loss", "implicit", new ImplicitLoss());
    add(registry, "loss", "ncsn", new NcsnLoss());
    add(registry, "loss", "sliced", new SlicedLoss());
    add(registry, "projection", "rademacher", new RademacherProjection());
    add(registry, "loss", "time-denoising", new TimeDenoising());
    add(registry, "optimizer", "adam", new AdamOptimizer());
    add(registry, "sampler", "euler-maruyama", new EulerMaruyama());
    add(registry, "sampler", "ula", new Ula());
    add(registry, "sampler", "mala", new Mala());
    add(registry, "sampler", "annealed-langevin", new AnnealedLangevin());
    add(registry, "kernel", "ula", new UlaKernel());
    add(registry, "start", "normal", new NormalStart());
    add(registry, "metric", "wasserstein", new Wasserstein());
    add(registry, "metric", "sliced-wasserstein", new SlicedWasserstein());
    add(registry, "metric", "frechet-distance", new FrechetDistance());
    add(registry, "features", "identity", new IdentityFeatures());
    add(registry, "metric", "kernel-stein-discrepancy", new KernelSteinDiscrepancy());
    add(registry, "sampler", "score-only", new ScoreOnly());
    return registry;
  }

  private static void add(
      ExtensionRegistry registry, String point, String id, ExtensionFactory<?, ?, ?> factory) {
    BundleFacts bundle = new BundleFacts("benchmarks", new Version(1, 0, 0), "");
    registry.add(point, id, id, bundle, factory);
  }
}
