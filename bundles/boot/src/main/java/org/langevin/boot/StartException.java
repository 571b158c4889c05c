package org.langevin.boot;

/** The workbench cannot start here; the message says in one sentence why, and what to do. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  StartException(String message) {
    super(message);
  }
}
