package org.langevin.workbench;

/**
 * One thing that is wrong with what was asked for.
 *
 * @param source the file or gallery entry, or the command's option
 * @param pointer JSON pointer of the offending value; empty for the document as a whole
 * @param message what is wrong, what is allowed, what to do
 */
public record Problem(String source, String pointer, String message) {
  /** For example {@code swirl.json#/sde/beta: 0 is out of range; give a number above 0}. */
  @Override
  public String toString() {
    return source + (pointer.isEmpty() ? "" : "#" + pointer) + ": " + message;
  }
}
