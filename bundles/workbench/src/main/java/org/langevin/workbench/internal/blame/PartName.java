package org.langevin.workbench.internal.blame;

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

  /** The name of a part of which only its place is known. */
  public static PartName at(String pointer) {
    return new PartName(pointer, "the part at " + pointer, null);
  }
}
