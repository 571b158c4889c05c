package org.langevin.workbench.internal.composition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.sde.Sde;
import org.langevin.workbench.internal.data.Sha256;

/**
 * What metrics are told.
 *
 * @param experiment empty if two files are compared
 * @param data what datasets are offered that a metric holds
 * @param folder where one metric's results outlive the run
 */
record MetricSetting(Shape shape, Optional<Setting> experiment, DatasetContext data, Path folder)
    implements MetricContext {
  private static final int NAME_LENGTH = 24;

  @Override
  public Optional<Dataset> dataset() {
    return experiment.map(Setting::dataset);
  }

  @Override
  public Optional<Sde> sde() {
    return experiment.flatMap(Setting::sde);
  }

  @Override
  public Optional<NoiseLevels> levels() {
    return experiment.flatMap(Setting::levels);
  }

  @Override
  public Condition condition() {
    return experiment.map(Setting::condition).orElse(Condition.NONE);
  }

  @Override
  public Path cache(String key) {
    String name = Sha256.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_LENGTH);
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the cache " + folder + " cannot be written; set langevin.cache to another folder", e);
    }
  }
}
