package org.langevin.benchmarks;

import org.langevin.api.ExtensionFactory;
import org.langevin.losses.timedenoising.TimeDenoising;
import org.langevin.networks.mlp.MultilayerPerceptronFactory;
import org.langevin.networks.unet.UNetFactory;
import org.langevin.optimizers.adam.AdamOptimizer;
import org.langevin.samplers.eulermaruyama.EulerMaruyama;
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
    add(registry, "sde", "simple", new Simple());
    add(registry, "sde", "without-closed-forms", new WithoutClosedForms());
    add(registry, "network", "mlp", new MultilayerPerceptronFactory());
    add(registry, "network", "unet", new UNetFactory());
    add(registry, "loss", "time-denoising", new TimeDenoising());
    add(registry, "optimizer", "adam", new AdamOptimizer());
    add(registry, "sampler", "euler-maruyama", new EulerMaruyama());
    add(registry, "sampler", "score-only", new ScoreOnly());
    return registry;
  }

  private static void add(
      ExtensionRegistry registry, String point, String id, ExtensionFactory<?, ?, ?> factory) {
    BundleFacts bundle = new BundleFacts("benchmarks", new Version(1, 0, 0), "");
    registry.add(point, id, id, bundle, factory);
  }
}
