package org.langevin.api.dataset;

import java.io.IOException;
import java.nio.file.Path;
import org.langevin.api.random.RandomStream;
import org.osgi.annotation.versioning.ProviderType;

/** What the workbench offers to a dataset. */
@ProviderType
public interface DatasetContext {
  /**
   * The stream of random numbers of a dataset that draws its items; the same for the same seed and
   * purpose.
   */
  RandomStream random(String purpose, long... indices);

  /**
   * Finds a file: in the configured data folder, then in the places where systems install it, and
   * last by a download that is checked against the file's SHA-256, shows its progress and resumes
   * where it was cut off.
   *
   * @return a readable file
   * @throws IOException if the file is nowhere to be had; the message lists the places tried and
   *     says what to do
   */
  Path locate(DataFile file) throws IOException;
}
