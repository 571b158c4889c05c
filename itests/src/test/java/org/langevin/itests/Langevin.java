package org.langevin.itests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs bin/langevin as a user's shell does. */
public final class Langevin {
  private static final long TIMEOUT_SECONDS = 120;

  private final Path folder;
  private final Path home;
  private final Map<String, String> environment;

  /** Commands run in this folder. */
  public Langevin(Path folder) {
    this(folder, Path.of(System.getProperty("langevin.home")), Map.of());
  }

  private Langevin(Path folder, Path home, Map<String, String> environment) {
    this.folder = folder;
    this.home = home;
    this.environment = environment;
  }

  /** The same, run by the JDK in a folder. */
  Langevin with(Path jdk) {
    return new Langevin(folder, home, Map.of("JAVA_HOME", jdk.toString()));
  }

  /** The same of another distribution. */
  Langevin from(Path distribution) {
    return new Langevin(folder, distribution, environment);
  }

  /** What a finished command left behind. */
  public record Result(int status, String out, String err) {}

  /** Something that comes to hold while a command runs. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  /** A command that may still run. */
  public record Running(Process process, Path out, Path err) {
    /** Waits for something; fails with the command's messages if it ends, or takes long, before. */
    void awaitThat(Condition condition) throws IOException, InterruptedException {
      long begin = System.nanoTime();
      while (!condition.holds()) {
        if (process.waitFor(1, TimeUnit.MILLISECONDS)
            || System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("Waited in vain: " + Files.readString(err));
        }
      }
    }

    /** Waits for the end. */
    public Result await() throws IOException, InterruptedException {
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError("Does not end: " + Files.readString(err));
      }
      return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** A script of the system's shell, which finds bin/langevin in {@code $LANGEVIN}. */
  Result script(String text) throws IOException, InterruptedException {
    return startScript(text).await();
  }

  Running startScript(String text) throws IOException {
    return launch(List.of("sh", "-c", text));
  }

  /** Runs a command to its end. */
  public Result run(String... words) throws IOException, InterruptedException {
    return start(words).await();
  }

  /** Begins a command. */
  public Running start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program());
    command.addAll(List.of(words));
    return launch(command);
  }

  private String program() {
    return home + "/bin/langevin";
  }

  private Running launch(List<String> command) throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("LANGEVIN", program());
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }
}
