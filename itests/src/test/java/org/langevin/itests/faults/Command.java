package org.langevin.itests.faults;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A command at work. What it says goes through a pipe, so that no full disk swallows it. */
final class Command {
  private static final long PATIENCE_SECONDS = 300;

  /** Signals do what they do in a terminal, also where this program was started to ignore them. */
  private static final List<String> LAUNCHER = List.of("env", "--default-signal=HUP,INT,TERM");

  private final Process process;
  private final CompletableFuture<String> err;

  private Command(Process process) {
    this.process = process;
    err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
  }

  private static String text(InputStream in) {
    try (in) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is left of a command. */
  record Ended(int status, String err) {}

  /** Begins a command, whose results nobody reads. */
  static Command start(Path folder, Map<String, String> environment, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>(LAUNCHER);
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return new Command(builder.start());
  }

  /** Whether it ends within that time. */
  boolean endsWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Sends a signal, named without SIG. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** Waits for its end and for that of all that could still say something. */
  Ended await() throws Exception {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new Ended(-1, "it does not end: " + err.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    }
    return new Ended(process.exitValue(), err.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  /** A command of the system, which has to work. */
  static void system(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " ends with " + process.exitValue());
    }
  }
}
