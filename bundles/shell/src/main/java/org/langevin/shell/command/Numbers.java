package org.langevin.shell.command;

import org.langevin.workbench.InvalidRequestException;

/** Reads numbers that people typed. */
final class Numbers {
  private Numbers() {}

  static long parseLong(String option, String text) throws InvalidRequestException {
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(option, "", "give a whole number, not \"" + text + "\"");
    }
  }
}
