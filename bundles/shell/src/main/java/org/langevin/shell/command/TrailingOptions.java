package org.langevin.shell.command;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Option;
import org.langevin.workbench.InvalidRequestException;

/**
 * Options that stand behind a command's arguments, where Karaf takes no options any more: {@code
 * run toy/fig-1 --profile quick}.
 */
final class TrailingOptions {
  private final Object command;
  private final Map<String, Field> fields = new TreeMap<>();

  private TrailingOptions(Object command) {
    this.command = command;
    for (Class<?> type = command.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Option option = field.getAnnotation(Option.class);
        if (option != null) {
          fields.put(option.name(), field);
          for (String alias : option.aliases()) {
            fields.put(alias, field);
          }
        }
      }
    }
  }

  /**
   * Sets the command's fields to the options among the words.
   *
   * @param words null for none
   * @return the words that are no options
   */
  static List<String> apply(Object command, List<String> words) throws InvalidRequestException {
    TrailingOptions options = new TrailingOptions(command);
    List<String> others = new ArrayList<>();
    Iterator<String> rest = (words == null ? List.<String>of() : words).iterator();
    boolean ended = false;
    while (rest.hasNext()) {
      String word = rest.next();
      if (!ended && word.equals("--")) {
        ended = true;
      } else if (!ended && word.startsWith("--")) {
        options.set(word, rest);
      } else {
        others.add(word);
      }
    }
    return others;
  }

  private void set(String word, Iterator<String> rest) throws InvalidRequestException {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    Field field = fields.get(name);
    if (field == null) {
      throw new InvalidRequestException(
          name, "", "there is no such option; there are " + String.join(", ", fields.keySet()));
    }
    if (equals < 0 && field.getType() != boolean.class && !rest.hasNext()) {
      throw new InvalidRequestException(name, "", "a value is missing behind it");
    }
    try {
      if (field.getType() == boolean.class) {
        field.set(command, equals < 0 || Boolean.parseBoolean(word.substring(equals + 1)));
      } else {
        put(field, name, equals < 0 ? rest.next() : word.substring(equals + 1));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(Field field, String name, String value)
      throws IllegalAccessException, InvalidRequestException {
    if (field.getType() == List.class) {
      List<Object> values = new ArrayList<>();
      if (field.get(command) instanceof List<?> before) {
        values.addAll(before);
      }
      values.add(value);
      field.set(command, values);
    } else if (field.getType() == int.class || field.getType() == Integer.class) {
      long number = Numbers.parseLong(name, value);
      if (number != (int) number) {
        throw new InvalidRequestException(name, "", number + " is out of range");
      }
      field.set(command, (int) number);
    } else {
      field.set(command, value);
    }
  }
}
