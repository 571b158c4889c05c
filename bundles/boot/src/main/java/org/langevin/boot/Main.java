package org.langevin.boot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The main class: listens for signals before anything else, then starts the framework for one
 * command, or the console, or the commands that come from standard input.
 */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  /** Called by the start script, whose system properties say in which way to start. */
  public static void main(String[] words) throws ReflectiveOperationException {
    Streams streams = Streams.open();
    Start start = Start.named(System.getProperty("langevin.start", "command"));
    Path data = Path.of(System.getProperty("karaf.data"));
    IntConsumer end = start.ending(data);
    Cancellation cancellation = new Cancellation(streams.err(), end);
    cancellation.listen();
    Invocation invocation =
        new Invocation(start.readsCommands(), List.of(words), streams, cancellation, end);
    String problem;
    try {
      List<String> texts = new ArrayList<>(List.of(words));
      texts.add(System.getProperty("karaf.home"));
      texts.add(System.getProperty("user.dir"));
      Requirements.check(
          Runtime.version().feature(),
          Runtime.getRuntime().maxMemory(),
          System.getProperty("sun.jnu.encoding"),
          texts);
      if (System.getProperty("user.home").equals("?")) {
        // A user whom the system does not know: nothing is to be made under that name.
        System.setProperty("user.home", data.toString());
      }
      start.perform(data, invocation);
      return;
    } catch (StartException e) {
      problem = e.getMessage();
    } catch (OutOfMemoryError e) {
      problem =
          "there is not enough memory ("
              + e.getMessage()
              + "); set LANGEVIN_HEAP, for instance to 2g";
    } catch (Exception | LinkageError e) {
      problem = "the workbench does not start: " + e;
    }
    cancellation.awaitEnd();
    streams.err().println("langevin: " + problem);
    invocation.end(FAILED);
  }
}
