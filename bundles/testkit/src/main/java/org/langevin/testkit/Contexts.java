package org.langevin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.Shape;
import org.langevin.api.condition.Condition;
import org.langevin.api.dataset.DataFile;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.generator.GeneratorContext;
import org.langevin.api.metric.MetricContext;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;

/**
 * What the workbench would tell plugins, for tests. The contexts of networks, losses and samplers
 * are all in {@link TestExperiment}.
 */
public final class Contexts {
  private Contexts() {}

  /** For a dataset that draws its items: finds files only where systems install them. */
  public static DatasetContext dataset(long seed) {
    return new Data(seed, Optional.empty(), Map.of());
  }

  /**
   * For a dataset that reads files: finds them in a folder or where systems install them, and
   * downloads nothing.
   *
   * @param folder holds files by their names
   */
  public static DatasetContext dataset(long seed, Path folder) {
    return new Data(seed, Optional.of(folder), Map.of());
  }

  /**
   * For a dataset that has the user's files read.
   *
   * @param files what is in each, by the path, or by {@code FILE/ARRAY} if an array is named
   */
  public static DatasetContext dataset(long seed, Map<String, Items> files) {
    return new Data(seed, Optional.empty(), Map.copyOf(files));
  }

  /** For an SDE. */
  public static SdeContext sde(Shape shape) {
    return () -> shape;
  }

  /** For a generator. */
  public static GeneratorContext generator(Dataset dataset) {
    return () -> dataset;
  }

  /** For a metric that compares two files. */
  public static MetricContext metric(Shape shape, Path cache) {
    return new Metric(
        shape, Optional.empty(), Optional.empty(), Optional.empty(), Condition.NONE, cache);
  }

  /** For a metric of a dataset's experiment. */
  public static MetricContext metric(Dataset dataset, Path cache) {
    return metric(TestExperiment.of(dataset), cache);
  }

  /** For a metric of an experiment. */
  public static MetricContext metric(TestExperiment experiment, Path cache) {
    return new Metric(
        experiment.shape(),
        Optional.of(experiment.dataset()),
        experiment.sde(),
        experiment.levels(),
        experiment.condition(),
        cache);
  }

  private record Data(long seed, Optional<Path> folder, Map<String, Items> files)
      implements DatasetContext {
    @Override
    public RandomStream random(String purpose, long... indices) {
      return RandomStream.of(seed, purpose, indices);
    }

    @Override
    public Path locate(DataFile file) throws IOException {
      if (folder.isPresent() && Files.isReadable(folder.get().resolve(file.name()))) {
        return folder.get().resolve(file.name());
      }
      for (String installed : file.installed()) {
        if (Files.isReadable(Path.of(installed, file.name()))) {
          return Path.of(installed, file.name());
        }
      }
      throw new IOException(
          file.name() + " is neither in " + folder + " nor in " + file.installed());
    }

    @Override
    public Items read(String file, Optional<String> array) throws IOException {
      String name = array.map(member -> file + "/" + member).orElse(file);
      Items items = files.get(name);
      if (items == null) {
        throw new IOException("cannot read " + name + ": there is no such file or folder");
      }
      return items;
    }
  }

  private record Metric(
      Shape shape,
      Optional<Dataset> dataset,
      Optional<Sde> sde,
      Optional<NoiseLevels> levels,
      Condition condition,
      Path folder)
      implements MetricContext {
    @Override
    public DatasetContext data() {
      return Contexts.dataset(1);
    }

    @Override
    public Path cache(String key) {
      try {
        return Files.createDirectories(folder.resolve(Integer.toHexString(key.hashCode())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
