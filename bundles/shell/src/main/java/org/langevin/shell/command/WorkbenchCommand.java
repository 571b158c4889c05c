package org.langevin.shell.command;

import com.fasterxml.jackson.core.JsonPointer;
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
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.ansi.SimpleAnsi;
import org.langevin.shell.Output;
import org.langevin.shell.Screen;
import org.langevin.shell.Table;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunCancelledException;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.TypedValue;

/**
 * What all commands share: results, as text or as JSON, go where the caller wants them; what a
 * person made wrong is told in a sentence.
 */
abstract class WorkbenchCommand implements Action {
  @Reference Session session;

  @Option(
      name = "--no-format",
      description = "Write tables without heads and lines, with tabs between cells")
  boolean noFormat;

  @Option(name = "--json", description = "Write nothing but JSON")
  boolean json;

  private Screen screen;

  @Override
  public final Object execute() throws Exception {
    screen = Screen.of(session);
    try {
      prepare();
      run();
    } catch (InvalidRequestException | RunFailedException | RunCancelledException e) {
      throw told(e);
    } finally {
      finish();
    }
    return null;
  }

  /**
   * The console prints what it is thrown, and logs it with a trace if it is no complaint about a
   * command. It does not listen any more if the command was interrupted or is in the background.
   */
  private Exception told(Exception failure) {
    if (session.getTerminal() == null) {
      return failure;
    }
    if (failure instanceof RunCancelledException || !screen.isWatched()) {
      screen.tell(failure.getMessage());
    }
    return new CommandException(
        SimpleAnsi.COLOR_RED + failure.getMessage() + SimpleAnsi.COLOR_DEFAULT,
        failure.getMessage(),
        failure);
  }

  /** Leaves everything as it was, after {@link #run} or in its place. */
  void finish() {}

  /** Sorts out what was typed, before {@link #run}. */
  void prepare() throws InvalidRequestException {}

  abstract void run() throws Exception;

  final PrintStream out() {
    return screen.results();
  }

  final Screen screen() {
    return screen;
  }

  final void print(JsonNode node) {
    Output.print(out(), node);
  }

  final void print(Table table) {
    if (noFormat) {
      table.printPlain(out());
    } else {
      table.print(out(), screen.width());
    }
    out().flush();
  }

  static Table table(String empty, String... columns) {
    return new Table(empty, columns);
  }

  /**
   * Reads {@code /pointer=value} options; what stands before the first equals sign is the pointer,
   * which may lack its first slash.
   */
  static Map<String, String> assignments(String option, List<String> texts)
      throws InvalidRequestException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      int equals = text.indexOf('=');
      if (equals < 1) {
        throw new InvalidRequestException(option, "", "write /pointer=value, not \"" + text + "\"");
      }
      String pointer = (text.startsWith("/") ? "" : "/") + text.substring(0, equals);
      if (values.put(pointer, text.substring(equals + 1)) != null) {
        throw new InvalidRequestException(option, "", "\"" + pointer + "\" is set twice; keep one");
      }
    }
    return values;
  }

  /** The JSON object of an extension, with parameters from {@code --set} options. */
  static ObjectNode part(String reference, List<String> settings) throws InvalidRequestException {
    return with(settings, Output.object().put("use", reference));
  }

  /** A JSON object with what {@code --set} options set in it. */
  static ObjectNode with(List<String> settings, ObjectNode part) throws InvalidRequestException {
    for (Map.Entry<String, String> setting : assignments("--set", settings).entrySet()) {
      set(part, setting.getKey(), setting.getValue());
    }
    return part;
  }

  private static void set(ObjectNode part, String pointer, String value)
      throws InvalidRequestException {
    try {
      JsonPointer place = JsonPointer.compile(pointer);
      part.withObject(place.head()).set(place.last().getMatchingProperty(), TypedValue.of(value));
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new InvalidRequestException(
          "--set", pointer, "another option has set what this is within: " + e.getMessage());
    }
  }

  /** What an option that must be given was given. */
  static String required(String option, String value) throws InvalidRequestException {
    if (value == null) {
      throw new InvalidRequestException(option, "", "must be given");
    }
    return value;
  }
}
