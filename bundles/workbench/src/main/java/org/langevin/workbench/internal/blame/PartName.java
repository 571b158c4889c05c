package org.langevin.workbench.internal.blame;

import java.util.List;
import java.util.stream.Collectors;
import org.langevin.workbench.internal.registry.Plugin;

/**
 * A part of an experiment, as messages speak of it.
 *
 * @param pointer where it stands in the document
 * @param words what it is and where its plugin comes from: {@code the loss ncsn at /loss (bundle
 *     org.langevin.losses.ncsn 1.0.0)}
 * @param factory the plugin's class; null if the part is not a plugin's
 */
public record PartName(String pointer, String words, Class<?> factory) {
  /** The name of a plugin's part. */
  public static PartName of(String pointer, Plugin plugin) {
    return new PartName(
        pointer,
        "the "
            + plugin.info().point()
            + " "
            + plugin.info().id()
            + (pointer.isEmpty() ? "" : " at " + pointer)
            + " (bundle "
            + plugin.bundle().name()
            + " "
            + plugin.bundle().version()
            + ")",
        plugin.factory().getClass());
  }

  /**
   * The name of some parts of which any may be meant: the place is that within which they all are.
   *
   * @param names at least one
   */
  static PartName oneOf(List<PartName> names) {
    PartName first = names.get(0);
    if (names.size() == 1) {
      return first;
    }
    String common = first.pointer();
    for (PartName name : names) {
      while (!(name.pointer() + "/").startsWith(common + "/")) {
        common = common.substring(0, common.lastIndexOf('/'));
      }
    }
    return new PartName(
        common,
        "one of " + names.stream().map(PartName::words).collect(Collectors.joining(" and ")),
        first.factory());
  }

  /** The name of a part of which only its place is known. */
  public static PartName at(String pointer) {
    return new PartName(pointer, "the part at " + pointer, null);
  }
}
