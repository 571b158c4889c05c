package org.langevin.api.dataset;

import java.net.URI;
import java.util.List;

/**
 * A file of real data.
 *
 * @param collection the folder that the file is kept in, for example {@code fashion-mnist}
 * @param name the file's name, for example {@code train-images-idx3-ubyte.gz}
 * @param installed folders where operating systems put the file
 * @param sources where it can be downloaded; empty if it cannot
 * @param sha256 the SHA-256 that the file must have, wherever it is, in lower-case hexadecimal;
 *     several, separated by blanks, if there are several forms of it; empty if none is known, and
 *     then there are no sources
 */
public record DataFile(
    String collection, String name, List<String> installed, List<URI> sources, String sha256) {
  /** Copies the lists. */
  public DataFile {
    installed = List.copyOf(installed);
    sources = List.copyOf(sources);
  }
}
