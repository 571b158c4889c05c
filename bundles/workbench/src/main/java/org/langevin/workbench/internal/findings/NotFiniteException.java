package org.langevin.workbench.internal.findings;

/** Samples, or what was measured of them, are no finite numbers: the work is not done. */
public final class NotFiniteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what is not finite and what to do. */
  public NotFiniteException(String message) {
    super(message);
  }
}
