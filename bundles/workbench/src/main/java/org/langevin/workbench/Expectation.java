package org.langevin.workbench;

/**
 * Something that an experiment expects of its metrics, and whether it came so.
 *
 * @param pointer where it stands in the experiment, for example {@code /expect/0}
 * @param subject what it is about, for example {@code mode-weights of mala}
 * @param expected for example {@code at most 0.05}
 * @param found the figure that was measured, as text; why there is none if there is none
 * @param holds whether it came so
 */
public record Expectation(
    String pointer, String subject, String expected, String found, boolean holds) {
  /** One sentence. */
  @Override
  public String toString() {
    return subject + " is " + found + (holds ? ", as expected: " : "; expected: ") + expected;
  }
}
