package org.langevin.binding;

/**
 * One thing that is wrong with what was asked for.
 *
 * @param source the file or gallery entry, or the command's option
 * @param pointer JSON pointer of the offending value; empty for the document as a whole
 * @param message what is wrong, what is allowed, what to do
 */
public record Problem(String source, String pointer, String message) {
  private static final int LONGEST_POINTER = 200;
  private static final int LONGEST_MESSAGE = 2000;

  /**
   * One line without control characters, for example {@code swirl.json#/sde/beta: 0 is out of
   * range; give a number above 0}.
   */
  @Override
  public String toString() {
    String place = pointer.isEmpty() ? "" : "#" + Words.visible(pointer, LONGEST_POINTER);
    return Words.visible(source, LONGEST_POINTER)
        + place
        + ": "
        + Words.visible(message, LONGEST_MESSAGE);
  }
}
