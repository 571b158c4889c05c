package org.langevin.workbench.internal.files;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers as files of all languages write them: digits with or without a sign, a decimal point and
 * an exponent. What Java reads beyond that (1f, 0x1p3, NaN) is none.
 */
final class DecimalNumber {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?");
  private static final Set<String> NOT_A_VALUE =
      Set.of("nan", "na", "n/a", "<na>", "#n/a", "null", "none", "nil", "inf", "infinity");

  private DecimalNumber() {}

  /** Whether the text is a number. */
  static boolean is(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether the text stands for a value that is missing or not finite. */
  static boolean isMissing(String text) {
    String word = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    return word.isEmpty() || NOT_A_VALUE.contains(word.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether the text may be the name of a column: of what is not punctuation a letter comes first,
   * not a digit of any script.
   */
  static boolean isName(String text) {
    return !isMissing(text)
        && Character.isLetter(
            text.codePoints().filter(Character::isLetterOrDigit).findFirst().orElse('0'));
  }

  /** The nearest double; infinite beyond their range. */
  static double parse(String text) {
    return Double.parseDouble(text);
  }
}
