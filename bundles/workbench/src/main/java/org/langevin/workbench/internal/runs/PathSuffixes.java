package org.langevin.workbench.internal.runs;

import java.nio.file.Path;
import java.util.Collection;

/** Names for folders: of each path as little as tells it from the others. */
final class PathSuffixes {
  private PathSuffixes() {}

  /**
   * The shortest end of a path that no other path has: its last name if it can be.
   *
   * @param paths absolute and normalized; all different
   */
  static String shortest(Path path, Collection<Path> paths) {
    for (int count = 1; count < path.getNameCount(); count++) {
      Path end = path.subpath(path.getNameCount() - count, path.getNameCount());
      if (paths.stream().noneMatch(other -> !other.equals(path) && other.endsWith(end))) {
        return end.toString();
      }
    }
    return path.toString();
  }
}
