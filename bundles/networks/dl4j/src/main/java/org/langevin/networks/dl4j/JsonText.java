package org.langevin.networks.dl4j;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes JSON objects as text. */
final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /** The text of an object of maps, lists, strings, numbers, booleans and nulls. */
  static String of(Map<String, Object> object) {
    JsonText writer = new JsonText();
    writer.value(object);
    return writer.text.toString();
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof List<?> list) {
      array(list);
    } else if (value instanceof String string) {
      string(string);
    } else {
      text.append(value);
    }
  }

  private void object(Map<?, ?> map) {
    text.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      string(entry.getKey().toString());
      text.append(':');
      value(entry.getValue());
      text.append(entries.hasNext() ? "," : "");
    }
    text.append('}');
  }

  private void array(List<?> list) {
    text.append('[');
    for (int i = 0; i < list.size(); i++) {
      text.append(i > 0 ? "," : "");
      value(list.get(i));
    }
    text.append(']');
  }

  private void string(String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
