package org.langevin.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON text into maps, lists, strings, doubles, booleans and null. */
final class JsonText {
  private final String text;
  private int position;

  private JsonText(String text) {
    this.text = text;
  }

  static Object value(String text) {
    JsonText reader = new JsonText(text);
    Object value = reader.read();
    if (reader.peek() != 0) {
      throw reader.wrong();
    }
    return value;
  }

  static Map<String, Object> object(String text) {
    JsonText reader = new JsonText(text);
    reader.peek();
    Map<String, Object> value = reader.readObject();
    if (reader.peek() != 0) {
      throw reader.wrong();
    }
    return value;
  }

  private Object read() {
    return switch (peek()) {
      case '{' -> readObject();
      case '[' -> readArray();
      case '"', '\'' -> readString();
      default -> readWord();
    };
  }

  private Map<String, Object> readObject() {
    Map<String, Object> members = new LinkedHashMap<>();
    expect('{');
    if (peek() != '}') {
      do {
        peek();
        String name = readString();
        expect(':');
        members.put(name, read());
      } while (accept(','));
    }
    expect('}');
    return members;
  }

  private List<Object> readArray() {
    List<Object> elements = new ArrayList<>();
    expect('[');
    if (peek() != ']') {
      do {
        elements.add(read());
      } while (accept(','));
    }
    expect(']');
    return elements;
  }

  private String readString() {
    char quote = peek();
    if (quote != '"' && quote != '\'') {
      throw wrong();
    }
    int end = text.indexOf(quote, position + 1);
    if (end < 0) {
      throw wrong();
    }
    String string = text.substring(position + 1, end);
    position = end + 1;
    return string;
  }

  private Object readWord() {
    int start = position;
    while (position < text.length() && " ,:]}\n\t".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    String word = text.substring(start, position);
    switch (word) {
      case "null":
        return null;
      case "true":
        return true;
      case "false":
        return false;
      default:
        try {
          return Double.valueOf(word);
        } catch (NumberFormatException e) {
          position = start;
          throw wrong();
        }
    }
  }

  /** The next character that is not blank; 0 at the end. */
  private char peek() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    return position < text.length() ? text.charAt(position) : 0;
  }

  private boolean accept(char expected) {
    if (peek() != expected) {
      return false;
    }
    position++;
    return true;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw wrong();
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("no JSON at character " + position + " of: " + text);
  }
}
