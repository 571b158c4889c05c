package org.langevin.workbench.internal.blame;

import java.util.Locale;
import java.util.regex.Pattern;

/** A part of an experiment failed at work; the message says which, when, and what to do. */
public final class PartFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The name of a class, as errors have it. */
  private static final Pattern OF_THE_JDK = Pattern.compile("(java|javax|jdk)[/.]");

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
    if (cause instanceof OutOfMemoryError error) {
      return new PartFailedException(
          part,
          "needs more memory than there is",
          "",
          " ("
              + error.getMessage()
              + "). Use smaller batches or sizes, or "
              + MoreMemory.advice(error),
          cause);
    }
    return new PartFailedException(part, "failed", "", ": " + cause + ". " + advice(cause), cause);
  }

  private static String advice(Throwable cause) {
    if (isMissing(cause)) {
      return String.format(
          Locale.ROOT,
          "It was made for another Java than %d, or for another version of what it uses: ask its"
              + " author for one that goes with these",
          Runtime.version().feature());
    }
    return cause instanceof LinkageError || cause instanceof IllegalStateException
        ? "If its bundle was removed or updated while the run used it, install it again"
            + " and go on by resume; otherwise it is defective: tell its author"
        : "It is defective: tell its author";
  }

  /** Whether it lacks what no bundle takes away: a method of a class, or a class of the JDK. */
  private static boolean isMissing(Throwable cause) {
    return cause instanceof IncompatibleClassChangeError
        || cause instanceof UnsupportedClassVersionError
        || (cause instanceof NoClassDefFoundError
            && cause.getMessage() != null
            && OF_THE_JDK.matcher(cause.getMessage()).lookingAt());
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
