package org.langevin.api.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
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

  /**
   * Reads items of the user's from a file: a table with one item in a row, with or without a head
   * ({@code .csv}), an array whose first axis counts the items ({@code .npy}), or one of several
   * arrays ({@code .npz}). A dataset that reads its items when it is made learns their shape there,
   * and a run takes note of the file's SHA-256: when it is resumed, another file in its place is
   * refused.
   *
   * @param file its path; a relative one begins in the folder that the workbench was started in
   * @param array of a {@code .npz} file, the name of the array; empty for the only one, and for
   *     files of other formats
   * @return at least one item; all values are finite, in float32 too
   * @throws IOException if there is no such file, or it holds no such items; the message names the
   *     file and the place in it
   */
  Items read(String file, Optional<String> array) throws IOException;
}
