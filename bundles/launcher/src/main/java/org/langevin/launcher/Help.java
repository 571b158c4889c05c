package org.langevin.launcher;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;

/**
 * Explains a command by the annotations of the class that declares it: arguments in their order,
 * then options, those that are its own before those that others have, too. A description may begin
 * with the name of the value, in capitals and with a colon.
 *
 * @param terminal the number of its columns; 0 for lines as long as they are
 */
record Help(Class<?> action, int terminal) {
  private static final Pattern VALUE = Pattern.compile("([A-Z][A-Z=-]*): (.*)", Pattern.DOTALL);

  /** Behind the arguments options may stand, too; that is said once for all. */
  private static final String OPTIONS = "options";

  private record Line(String name, String text) {}

  /** Lines to print. */
  List<String> lines() {
    Command command = action.getAnnotation(Command.class);
    List<Argument> arguments = arguments();
    List<String> lines = new ArrayList<>();
    StringBuilder usage = new StringBuilder("Usage: langevin ").append(command.name());
    for (Argument argument : arguments) {
      String name = shown(argument);
      usage.append(argument.required() ? " " + name : " [" + name + "]");
    }
    lines.add(usage.append(" [OPTION...]").toString());
    lines.add("");
    lines.add(command.description() + ".");
    List<Line> options = options();
    List<Line> all = new ArrayList<>(options);
    arguments.forEach(argument -> all.add(line(argument)));
    int width = all.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    if (!arguments.isEmpty()) {
      lines.add("");
      arguments.forEach(argument -> lines.addAll(format(line(argument), width)));
    }
    lines.add("");
    lines.add("Options, before or behind the arguments:");
    options.forEach(option -> lines.addAll(format(option, width)));
    if (!command.detailedDescription().isEmpty()) {
      lines.add("");
      lines.add(command.detailedDescription());
    }
    return lines;
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    for (Field field : fields()) {
      Argument argument = field.getAnnotation(Argument.class);
      if (argument != null && !argument.name().equals(OPTIONS)) {
        arguments.add(argument);
      }
    }
    arguments.sort(Comparator.comparingInt(Argument::index));
    return arguments;
  }

  private List<Line> options() {
    List<Line> options = new ArrayList<>();
    for (Field field : fields()) {
      Option option = field.getAnnotation(Option.class);
      if (option != null) {
        Matcher value = VALUE.matcher(option.description());
        options.add(
            value.matches()
                ? new Line(option.name() + " " + value.group(1), capital(value.group(2)))
                : new Line(option.name(), option.description()));
      }
    }
    options.add(new Line("--help", "Show this"));
    return options;
  }

  /** Those of the class itself first. */
  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = action; type != null; type = type.getSuperclass()) {
      fields.addAll(List.of(type.getDeclaredFields()));
    }
    return fields;
  }

  private static Line line(Argument argument) {
    return new Line(shown(argument), argument.description());
  }

  private static String shown(Argument argument) {
    return argument.name().toUpperCase(Locale.ROOT) + (argument.multiValued() ? "..." : "");
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The name, and beside it the text in as many lines as it takes. */
  private List<String> format(Line line, int width) {
    int room = terminal - width - 4;
    List<String> lines = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String word : line.text().split(" ")) {
      if (terminal > 0 && !text.isEmpty() && text.length() + 1 + word.length() > room) {
        lines.add(text.toString());
        text.setLength(0);
      }
      text.append(text.isEmpty() ? "" : " ").append(word);
    }
    lines.add(text.toString());
    String format = "  %-" + width + "s  %s";
    for (int i = 0; i < lines.size(); i++) {
      lines.set(i, String.format(Locale.ROOT, format, i == 0 ? line.name() : "", lines.get(i)));
    }
    return lines;
  }
}
