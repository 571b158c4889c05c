package org.langevin.launcher;

/** A bundle that a command needs does not run; the message says which, and why. */
final class IncompleteWorkbenchException extends Exception {
  private static final long serialVersionUID = 1L;

  IncompleteWorkbenchException(String message) {
    super(message);
  }
}
