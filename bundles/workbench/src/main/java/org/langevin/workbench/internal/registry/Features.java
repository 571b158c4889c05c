package org.langevin.workbench.internal.registry;

/** How plugins are installed: the naming rule of the distribution's feature repository. */
public final class Features {
  private Features() {}

  /** The feature that brings an extension: {@code langevin-samplers-mala}. */
  public static String name(String point, String id) {
    String kinds = point.endsWith("s") ? point + "es" : point + "s";
    return "langevin-" + kinds + "-" + id;
  }

  /** The command that installs an extension of the distribution. */
  public static String installation(String point, String id) {
    return "feature:install " + name(point, id);
  }
}
