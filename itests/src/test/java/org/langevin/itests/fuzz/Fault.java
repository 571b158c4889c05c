package org.langevin.itests.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The workbench did what it must not do, whatever it was given. */
final class Fault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;

  /**
   * A fault.
   *
   * @param kind the same for faults of one kind
   * @param details what happened this time
   */
  Fault(String kind, String details) {
    super(kind + ": " + details);
    this.kind = kind;
  }

  /** An exception that should have been a message. */
  static Fault unexpected(Throwable cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace, true));
    return new Fault("unexpected " + cause.getClass().getSimpleName(), trace.toString());
  }

  String kind() {
    return kind;
  }
}
