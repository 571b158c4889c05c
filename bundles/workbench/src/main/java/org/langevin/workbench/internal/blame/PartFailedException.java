package org.langevin.workbench.internal.blame;

/** A part of an experiment failed at work; the message says which, when, and what to do. */
public final class PartFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PartName part;
  private final String complaint;
  private final String when;
  private final String advice;

  private PartFailedException(
      PartName part, String complaint, String when, String advice, Throwable cause) {
    super(part.words() + " " + complaint + when + advice, cause);
    this.part = part;
    this.complaint = complaint;
    this.when = when;
    this.advice = advice;
  }

  /** The part failed by an exception or an error. */
  static PartFailedException by(PartName part, Throwable cause) {
    boolean gone = cause instanceof LinkageError || cause instanceof IllegalStateException;
    if (cause instanceof OutOfMemoryError) {
      return new PartFailedException(
          part,
          "needs more memory than there is",
          "",
          " ("
              + cause.getMessage()
              + "). Use smaller batches or sizes, or give Java more by"
              + " EXTRA_JAVA_OPTS=-Xmx...",
          cause);
    }
    return new PartFailedException(
        part,
        "failed",
        "",
        ": "
            + cause
            + (gone
                ? ". If its bundle was removed or updated while the run used it, install it again"
                    + " and go on by resume; otherwise it is defective: tell its author"
                : ". It is defective: tell its author"),
        cause);
  }

  /**
   * The part gave something that it must not give.
   *
   * @param complaint a predicate: {@code gave null when asked for its items}
   * @param advice what to do
   */
  public static PartFailedException gave(PartName part, String complaint, String advice) {
    return new PartFailedException(part, complaint, "", ". " + advice, null);
  }

  /** The part that failed. */
  public PartName part() {
    return part;
  }

  /** The same, with more words on when it happened. */
  PartFailedException when(String more) {
    return more.isEmpty()
        ? this
        : new PartFailedException(
            part, complaint, when + more, advice, getCause() == null ? this : getCause());
  }
}
