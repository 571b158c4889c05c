package org.langevin.benchmarks;

import java.util.List;
import java.util.Map;
import org.langevin.api.ExtensionFactory;
import org.langevin.losses.timedenoising.TimeDenoising;
import org.langevin.networks.mlp.MultilayerPerceptronFactory;
import org.langevin.networks.unet.UNetFactory;
import org.langevin.samplers.eulermaruyama.EulerMaruyama;
import org.langevin.sdes.simple.Simple;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.PointInfo;
import org.langevin.workbench.internal.registry.BundleFacts;
import org.langevin.workbench.internal.registry.Extensions;
import org.langevin.workbench.internal.registry.Plugin;
import org.osgi.framework.Version;

/** The plugins that are measured, without the framework that finds them. */
final class Plugins implements Extensions {
  private static final Version VERSION = new Version(1, 0, 0);

  private final Map<String, ExtensionFactory<?, ?, ?>> factories =
      Map.of(
          "dataset fixed", new FixedItems(),
          "sde simple", new Simple(),
          "network mlp", new MultilayerPerceptronFactory(),
          "network unet", new UNetFactory(),
          "loss time-denoising", new TimeDenoising(),
          "sampler euler-maruyama", new EulerMaruyama(),
          "sampler score-only", new ScoreOnly());

  private static ExtensionInfo info(String key) {
    String[] words = key.split(" ");
    return new ExtensionInfo(
        words[0], words[1], VERSION, "benchmarks", words[1], ExtensionInfo.State.ACTIVE);
  }

  private Plugin plugin(String key) {
    return new Plugin(info(key), factories.get(key), new BundleFacts("benchmarks", VERSION, ""));
  }

  @Override
  public List<PointInfo> points() {
    return List.of();
  }

  @Override
  public List<ExtensionInfo> list() {
    return factories.keySet().stream().map(Plugins::info).toList();
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
    return plugin(point + " " + reference);
  }

  @Override
  public ExtensionInfo resolve(String point, String reference) {
    return find(point, reference).info();
  }
}
