package org.langevin.shell.command;

import java.util.regex.Pattern;
import org.langevin.workbench.InvalidRequestException;

/** Reads numbers that people typed. */
final class Numbers {
  /** Java would take digits of every script, and a plus sign. */
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");

  private Numbers() {}

  static long parseLong(String option, String text) throws InvalidRequestException {
    String digits = text.strip();
    if (!WHOLE.matcher(digits).matches()) {
      throw new InvalidRequestException(option, "", "give a whole number, not \"" + text + "\"");
    }
    try {
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new InvalidRequestException(
          option, "", digits + " is out of range; give a whole number of 64 bits");
    }
  }
}
