package org.langevin.workbench.internal.registry;

/** How plugins are installed: the naming rule of the distribution's feature repository. */
public final class Features {
  private Features() {}

  /** The feature that brings an extension. */
  public static String name(String point, String id) {
    return "langevin-" + point + "-" + id;
  }

  /** The command that installs an extension of the distribution. */
  public static String installation(String point, String id) {
    return "feature:install " + name(point, id);
  }
}
