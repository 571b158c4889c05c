package org.langevin.shell.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.langevin.shell.Output;
import org.langevin.shell.ProgressPrinter;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.TypedValue;

/**
 * What all commands share: results go to the session's console, progress and complaints to the
 * error stream.
 */
abstract class WorkbenchCommand implements Action {
  @Reference Session session;

  @Option(name = "--json", description = "Write nothing but JSON")
  boolean json;

  @Override
  public final Object execute() throws Exception {
    prepare();
    run();
    return null;
  }

  /** Sorts out what was typed, before {@link #run}. */
  void prepare() throws InvalidRequestException {}

  abstract void run() throws Exception;

  final PrintStream out() {
    return session.getConsole();
  }

  final void print(JsonNode node) {
    Output.print(out(), node);
  }

  final void print(ShellTable table) {
    table.print(out());
    out().flush();
  }

  static ShellTable table(String empty, String... columns) {
    ShellTable table = new ShellTable().emptyTableText(empty).forceAscii();
    for (String column : columns) {
      table.column(column);
    }
    return table;
  }

  static Progress progress() {
    return new ProgressPrinter(System.err, Boolean.getBoolean("langevin.terminal"));
  }

  /** Reads {@code name=value} options; what stands before the first equals sign is the name. */
  static Map<String, String> assignments(String option, List<String> texts)
      throws InvalidRequestException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new InvalidRequestException(option, "", "write name=value, not \"" + text + "\"");
      }
      if (values.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
        throw new InvalidRequestException(
            option, "", "\"" + text.substring(0, equals) + "\" is set twice; keep one");
      }
    }
    return values;
  }

  /** The JSON object of an extension, with parameters from {@code --set} options. */
  static ObjectNode part(String reference, List<String> settings) throws InvalidRequestException {
    ObjectNode part = Output.object().put("use", reference);
    for (Map.Entry<String, String> setting : assignments("--set", settings).entrySet()) {
      String name =
          setting.getKey().startsWith("/") ? setting.getKey().substring(1) : setting.getKey();
      part.set(name, TypedValue.of(setting.getValue()));
    }
    return part;
  }

  /** What an option that must be given was given. */
  static String required(String option, String value) throws InvalidRequestException {
    if (value == null) {
      throw new InvalidRequestException(option, "", "must be given");
    }
    return value;
  }

  /** The number of workers that was asked for; null stands for one for each processor. */
  static int threads(Integer asked) throws InvalidRequestException {
    int processors = Runtime.getRuntime().availableProcessors();
    if (asked == null) {
      return processors;
    }
    if (asked < 1 || asked > 1024) {
      throw new InvalidRequestException(
          "--threads",
          "",
          asked + " is out of range; give 1 to 1024, or nothing for all " + processors);
    }
    return asked;
  }
}
