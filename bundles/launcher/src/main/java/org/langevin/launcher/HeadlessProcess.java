package org.langevin.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.langevin.workbench.ExitStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the framework, runs the command, ends the process with the command's status. */
final class HeadlessProcess implements Runnable {
  /** As in ExitStatus, which is in a bundle that may be missing. */
  private static final int FAILED = 1;

  private static final Logger LOG = LoggerFactory.getLogger(HeadlessProcess.class);

  private static final String SCOPE = "score";

  /** How long a command may take to appear whose bundle is there: other services may be late. */
  private static final long PATIENCE_SECONDS = 60;

  private static final List<String> HELP = List.of("help", "--help", "-h");

  /** Colours and such, which the shell puts into messages. */
  private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

  private final BundleContext context;
  private final Streams streams;
  private final List<String> words;
  private final Cancellation cancellation;

  HeadlessProcess(BundleContext context, Streams streams, List<String> words) {
    this.context = context;
    this.streams = streams;
    this.words = words;
    cancellation = Cancellation.onSignals(streams.err(), () -> end(ExitStatus.CANCELLED));
  }

  @Override
  public void run() {
    int status = FAILED;
    try {
      status = runAfterStart();
    } catch (LinkageError failure) {
      streams.err().println("The workbench is incomplete: " + failure + stopped());
    } catch (Throwable failure) {
      status = report(failure);
    } finally {
      end(status);
    }
  }

  private int runAfterStart() throws Exception {
    awaitStartLevel();
    startDeployed();
    Commands commands = Commands.declared(context, SCOPE);
    if (words.isEmpty() || HELP.contains(words.get(0))) {
      printUsage(commands);
      return ExitStatus.DONE;
    }
    String name = words.get(0);
    if (!commands.contains(name)) {
      streams
          .err()
          .println(
              "There is no command \""
                  + name
                  + "\"."
                  + commands
                      .nearest(name)
                      .map(nearest -> " Did you mean \"" + nearest + "\"?")
                      .orElse("")
                  + " \"langevin help\" lists all.");
      return ExitStatus.INVALID;
    }
    List<Object> arguments = new ArrayList<>(words.subList(1, words.size()));
    SessionFactory sessions = awaitShell();
    Command command = await(sessions, name);
    try (Session session =
        sessions.create(InputStream.nullInputStream(), streams.out(), streams.err())) {
      cancellation.covers(Thread.currentThread());
      try {
        execute(command, session, arguments);
      } finally {
        cancellation.coversNothing();
      }
    }
    return ExitStatus.DONE;
  }

  private void execute(Command command, Session session, List<Object> arguments) throws Exception {
    if (!arguments.contains("--help")) {
      command.execute(session, arguments);
      return;
    }
    // The shell prints help, in colours, to the standard output, which is not that of the results.
    PrintStream before = System.out;
    ByteArrayOutputStream help = new ByteArrayOutputStream();
    System.setOut(new PrintStream(help, true, StandardCharsets.UTF_8));
    try {
      command.execute(session, arguments);
    } finally {
      System.setOut(before);
    }
    streams.out().print(plain(help.toString(StandardCharsets.UTF_8)).replace(SCOPE + ":", ""));
  }

  private SessionFactory awaitShell() throws InterruptedException {
    ServiceTracker<SessionFactory, SessionFactory> tracker =
        new ServiceTracker<>(context, SessionFactory.class, null);
    tracker.open();
    SessionFactory sessions = tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    if (sessions == null) {
      throw new IllegalStateException("The shell did not start. " + stopped());
    }
    return sessions;
  }

  private void awaitStartLevel() throws InterruptedException {
    Bundle system = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    FrameworkStartLevel level = system.adapt(FrameworkStartLevel.class);
    int target =
        Integer.parseInt(
            Optional.ofNullable(context.getProperty(Constants.FRAMEWORK_BEGINNING_STARTLEVEL))
                .orElse("100"));
    CountDownLatch reached = new CountDownLatch(1);
    context.addFrameworkListener(
        event -> {
          if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED
              && level.getStartLevel() >= target) {
            reached.countDown();
          }
        });
    if (level.getStartLevel() < target) {
      reached.await();
    }
  }

  /** Plugins that the user dropped into the distribution's deploy folder. */
  private void startDeployed() throws IOException {
    Path folder = Path.of(System.getProperty("karaf.home"), "deploy");
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Bundle> installed = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        try {
          installed.add(context.installBundle("reference:" + jar.toUri()));
        } catch (BundleException e) {
          complain(jar, e);
        }
      }
    }
    for (Bundle bundle : installed) {
      try {
        if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
          bundle.start();
        }
      } catch (BundleException e) {
        complain(Path.of(bundle.getLocation()), e);
      }
    }
  }

  private void complain(Path jar, BundleException failure) {
    LOG.error("Plugin {} does not start", jar, failure);
    streams.err().println("Plugin " + jar + " is left out: " + failure.getMessage());
  }

  private Command await(SessionFactory sessions, String name) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Command command = sessions.getRegistry().getCommand(SCOPE, name);
    while (command == null && System.nanoTime() < deadline) {
      // The registry has no listeners.
      Thread.sleep(10);
      command = sessions.getRegistry().getCommand(SCOPE, name);
    }
    if (command == null) {
      throw new IllegalStateException(
          "The command \"" + name + "\" lacks a service that it needs. " + stopped());
    }
    return command;
  }

  /** The bundles that do not run, each with its reason. */
  private String stopped() {
    StringBuilder text = new StringBuilder();
    for (Bundle bundle : context.getBundles()) {
      boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
      if (fragment || bundle.getState() == Bundle.ACTIVE) {
        continue;
      }
      try {
        bundle.start();
      } catch (BundleException e) {
        text.append("\nBundle ").append(bundle.getSymbolicName()).append(" does not run: ");
        text.append(e.getMessage());
      }
    }
    return text.isEmpty() ? "All bundles run." : text.toString();
  }

  private void printUsage(Commands commands) {
    streams.out().println("Usage: langevin COMMAND [ARG...]   runs one command");
    streams.out().println("       langevin shell              opens the interactive console");
    streams.out().println();
    streams.out().println("Commands (each explains itself with --help):");
    commands.lines().forEach(streams.out()::println);
  }

  private int report(Throwable failure) {
    Outcome outcome = cancellation.requested() ? Outcome.cancelled() : Outcome.of(failure);
    LOG.error("Command {} failed", words, failure);
    streams.out().flush();
    if (outcome.expected() && failure.getMessage() != null) {
      streams.err().println(plain(failure.getMessage()));
    } else if (outcome.status() != ExitStatus.CANCELLED) {
      failure.printStackTrace(streams.err());
    }
    return outcome.status();
  }

  private static String plain(String text) {
    return ESCAPES.matcher(text).replaceAll("");
  }

  private void end(int status) {
    streams.flush();
    boolean lost = streams.out().checkError();
    if (lost) {
      streams.err().println("The results could not be written to standard output.");
      streams.err().flush();
    }
    removeData();
    // Not exit: its hooks stop all bundles one by one, which takes longer than many a command.
    Runtime.getRuntime().halt(lost && status == ExitStatus.DONE ? ExitStatus.FAILED : status);
  }

  /** The framework's storage was made for this process; other threads may still write to it. */
  private static void removeData() {
    Path data = Path.of(System.getProperty("karaf.data"));
    for (int attempt = 0; attempt < 3 && Files.exists(data); attempt++) {
      try (Stream<Path> files = Files.walk(data)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        LOG.debug("Removing {}", data, e);
      }
    }
  }
}
