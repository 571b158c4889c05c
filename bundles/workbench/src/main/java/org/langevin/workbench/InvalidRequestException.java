package org.langevin.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.langevin.binding.Problem;
import org.langevin.binding.Problems;

/**
 * Refuses a request with everything that is wrong with it. Nothing was run and nothing was written.
 */
public final class InvalidRequestException extends Exception implements ExitStatus {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** Refuses for these reasons, of which there is at least one. */
  public InvalidRequestException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Refuses for one reason. */
  public InvalidRequestException(String source, String pointer, String message) {
    this(List.of(new Problem(source, pointer, message)));
  }

  /**
   * Refuses a document if anything is wrong with it.
   *
   * @param problems found in the document
   */
  public static void throwIfAny(Problems problems, JsonNode document)
      throws InvalidRequestException {
    if (problems.count() > 0) {
      throw new InvalidRequestException(problems.inOrderOf(document));
    }
  }

  /** All that is wrong, in the order of the document. */
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public int exitStatus() {
    return INVALID;
  }
}
