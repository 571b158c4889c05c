package org.langevin.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Speaks of values in messages: visibly, and no longer than messages can be. */
public final class Words {
  private static final int LONGEST = 60;

  private Words() {}

  /** For example {@code the text "abc"} or {@code an array}. */
  public static String describe(JsonNode json) {
    return switch (json.getNodeType()) {
      case ARRAY -> "an array";
      case OBJECT -> "an object";
      case STRING -> "the text " + quote(json.textValue());
      case NUMBER -> "the number " + number(json);
      case BOOLEAN -> json.asText();
      case NULL, MISSING -> "null";
      default -> "a " + json.getNodeType();
    };
  }

  /** A number's digits, as they were written. */
  static String number(JsonNode json) {
    return shortened(json.asText());
  }

  /** A string in quotes, shortened if it is long. */
  public static String quote(String text) {
    return '"' + shortened(text) + '"';
  }

  /** What somebody wrote: its beginning if it is long, and nothing that a terminal acts upon. */
  public static String shortened(String text) {
    return visible(text, LONGEST);
  }

  /**
   * Text in which control characters, such as line ends and those that turn the direction of
   * writing, are escaped as in Java and JSON.
   *
   * @param longest so many characters of the text are kept
   */
  public static String visible(String text, int longest) {
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .forEach(
            point -> {
              switch (Character.getType(point)) {
                case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    visible.append(escaped(point));
                default -> visible.appendCodePoint(point);
              }
            });
    return text.codePointCount(0, text.length()) <= longest
        ? visible.toString()
        : visible.append("...").toString();
  }

  private static String escaped(int point) {
    return switch (point) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        StringBuilder units = new StringBuilder();
        for (char unit : Character.toChars(point)) {
          units.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) unit));
        }
        yield units.toString();
      }
    };
  }
}
