package org.langevin.workbench;

import org.osgi.framework.Version;

/**
 * An extension that some bundle declares.
 *
 * @param point the extension point, for example {@code sampler}
 * @param id the name in experiments
 * @param version of the bundle
 * @param bundle the bundle's symbolic name
 * @param title one line
 * @param formula what it computes, in plain text; may be empty
 * @param source who described it first, by author and year; may be empty
 * @param state whether experiments can use it now
 */
public record ExtensionInfo(
    String point,
    String id,
    Version version,
    String bundle,
    String title,
    String formula,
    String source,
    State state) {
  /** One that says nothing of what it computes. */
  public ExtensionInfo(
      String point, String id, Version version, String bundle, String title, State state) {
    this(point, id, version, bundle, title, "", "", state);
  }

  /** Whether an extension can be used. */
  public enum State {
    /** Its factory is registered. */
    ACTIVE,
    /** Its bundle is installed but not started, or its component is not satisfied. */
    INSTALLED
  }
}
