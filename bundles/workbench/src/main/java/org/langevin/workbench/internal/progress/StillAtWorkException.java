package org.langevin.workbench.internal.progress;

/** Work that was asked to stop goes on; it will stop as soon as the part at work returns. */
public final class StillAtWorkException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what goes on, if that can be told. */
  StillAtWorkException(String part) {
    super(part);
  }
}
