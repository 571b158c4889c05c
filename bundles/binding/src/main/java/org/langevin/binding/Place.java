package org.langevin.binding;

import org.langevin.api.InvalidExperimentException;

/**
 * A value's place in a document, and where to complain about it.
 *
 * @param pointer JSON pointer from the document's root
 * @param problems collects the complaints
 * @param parts reads the parts of the document
 */
public record Place(String pointer, Problems problems, PartReader parts) {
  /** A place in a document without parts. */
  public Place(String pointer, Problems problems) {
    this(pointer, problems, PartReader.NONE);
  }

  /** The place of a member. */
  public Place child(String name) {
    return at(Pointers.child(pointer, name));
  }

  /** The place of an element. */
  public Place child(int index) {
    return at(Pointers.child(pointer, index));
  }

  /** Another place of the same document. */
  public Place at(String other) {
    return new Place(other, problems, parts);
  }

  /** The same place, with complaints of its own. */
  public Place with(Problems others) {
    return new Place(pointer, others, parts);
  }

  /** Complains about the value here. */
  public void refuse(String message) {
    problems.add(pointer, message);
  }

  /** Passes a plugin's complaint on. */
  public void refuse(InvalidExperimentException complaint) {
    problems.add(Pointers.within(pointer, complaint.parameter()), text(complaint));
  }

  /** What an exception says; its type if it says nothing. */
  public static String text(Throwable exception) {
    String message = exception.getMessage();
    return message == null || message.isBlank() ? exception.getClass().getSimpleName() : message;
  }
}
