package org.langevin.itests.fuzz;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.langevin.binding.Problem;

/** Judges what the workbench says to people. */
final class Messages {
  private static final int LONGEST = 2000;

  /** Words of the machinery. None of our own plugins is defective, whatever it is given. */
  private static final Pattern MACHINERY =
      Pattern.compile(
          "\\b(java|javax|jdk|com\\.fasterxml)\\.[a-z]+\\.|[A-Z]\\w*(Exception|Error)\\b"
              + "|\\bdefective\\b|a part of the experiment failed|[;:] null\\b");

  private Messages() {}

  /** A message for people: words of theirs, on one line, of bounded length. */
  static void check(String message) throws Fault {
    if (message == null || message.isBlank()) {
      throw new Fault("no message", "an error says nothing");
    }
    if (message.length() > LONGEST) {
      throw new Fault("long message", message.length() + " characters: " + shown(message));
    }
    if (message.chars().anyMatch(Character::isISOControl)) {
      throw new Fault("control characters in a message", shown(message));
    }
    if (MACHINERY.matcher(message).find()) {
      throw new Fault("machinery in a message", shown(message));
    }
  }

  /**
   * Problems of a document: each with a message, and with a place that is there or could be.
   *
   * @param document empty if it is no JSON
   */
  static void check(List<Problem> problems, Optional<JsonNode> document) throws Fault {
    if (problems.isEmpty()) {
      throw new Fault("refused without a reason", "");
    }
    for (Problem problem : problems) {
      check(problem.toString());
      if (document.isPresent() && !isPlace(problem.pointer(), document.get())) {
        throw new Fault("a problem's place does not exist", shown(problem.toString()));
      }
    }
  }

  private static boolean isPlace(String text, JsonNode document) {
    JsonPointer pointer;
    try {
      pointer = JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    return pointer.matches()
        || !document.at(pointer).isMissingNode()
        || document.at(pointer.head()).isContainerNode();
  }

  /** A text of any length and with any characters, made fit for a line of a report. */
  static String shown(String text) {
    StringBuilder line = new StringBuilder();
    text.chars()
        .limit(600)
        .forEach(
            c ->
                line.append(
                    Character.isISOControl(c) && c != '\n'
                        ? String.format("\\u%04x", c)
                        : String.valueOf((char) c)));
    return line.toString();
  }
}
