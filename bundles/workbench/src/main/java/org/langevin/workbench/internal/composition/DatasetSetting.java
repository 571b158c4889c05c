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
 * @param holder of a dataset that is a part of another part, by its pointer, so that it draws other
 *     numbers than the experiment's; empty for that one
 */
record DatasetSetting(long seed, DataFiles files, UserFiles own, Progress progress, String holder)
    implements DatasetContext {
  DatasetSetting(long seed, DataFiles files, UserFiles own, Progress progress) {
    this(seed, files, own, progress, "");
  }

  /** What datasets within another part are offered. */
  DatasetSetting within(String pointer) {
    return new DatasetSetting(seed, files, own, progress, pointer + "/");
  }

  @Override
  public RandomStream random(String purpose, long... indices) {
    return RandomStream.of(seed, holder + "dataset/" + purpose, indices);
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
