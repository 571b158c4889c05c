package org.langevin.workbench.internal.composition;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.langevin.api.dataset.DataFile;
import org.langevin.api.dataset.DatasetContext;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.data.DataFiles;

/**
 * What datasets are offered.
 *
 * @param seed from which they draw
 * @param files of real data
 * @param own the files of the user's
 * @param progress hears how downloads go on, and what a user should know of a file
 */
record DatasetSetting(long seed, DataFiles files, UserFiles own, Progress progress)
    implements DatasetContext {
  @Override
  public RandomStream random(String purpose, long... indices) {
    return RandomStream.of(seed, "dataset/" + purpose, indices);
  }

  @Override
  public Path locate(DataFile file) throws IOException {
    return files.locate(file, progress);
  }

  @Override
  public Items read(String file, Optional<String> array) throws IOException {
    return own.read(file, array, notice -> progress.update(Progress.Update.warning(notice)));
  }
}
