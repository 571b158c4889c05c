package org.langevin.workbench.internal.composition;

import java.io.IOException;
import java.nio.file.Path;
import org.langevin.api.dataset.DataFile;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.data.DataFiles;

/** What datasets are offered. */
record DatasetSetting(long seed, DataFiles files, Progress progress) implements DatasetContext {
  @Override
  public RandomStream random(String purpose, long... indices) {
    return RandomStream.of(seed, "dataset/" + purpose, indices);
  }

  @Override
  public Path locate(DataFile file) throws IOException {
    return files.locate(file, progress);
  }
}
