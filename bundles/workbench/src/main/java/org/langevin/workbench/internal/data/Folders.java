package org.langevin.workbench.internal.data;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the workbench looks for data and keeps what it need not download or compute again.
 *
 * @param data folders of real data, in the order in which they are searched
 * @param cache for downloads and for metrics' costly results
 */
public record Folders(List<Path> data, Path cache) {
  /**
   * As configured: the system property {@code langevin.data}, then the environment's {@code
   * LANGEVIN_DATA}, each a list of folders joined by the system's path separator; the system
   * property {@code langevin.cache}, by default {@code ~/.cache/langevin}.
   */
  public static Folders fromSystem() {
    Stream<String> data =
        Stream.concat(
            Stream.ofNullable(System.getProperty("langevin.data")),
            Stream.ofNullable(System.getenv("LANGEVIN_DATA")));
    Path cache =
        Optional.ofNullable(System.getProperty("langevin.cache"))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "langevin"));
    return new Folders(
        data.flatMap(list -> Arrays.stream(list.split(File.pathSeparator)))
            .filter(path -> !path.isBlank())
            .map(Path::of)
            .distinct()
            .toList(),
        cache);
  }
}
