package org.langevin.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.langevin.boot.Invocation;
import org.langevin.workbench.ExitStatus;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the commands of a process and ends it with the status of the last. */
final class HeadlessProcess implements Runnable {
  /** As in ExitStatus, which is in a bundle that may be missing. */
  private static final int FAILED = 1;

  private static final Logger LOG = LoggerFactory.getLogger(HeadlessProcess.class);

  private static final String SCOPE = "score";

  /** How long a command may take to appear whose bundle is there: other services may be late. */
  private static final long PATIENCE_SECONDS = 60;

  private static final List<String> HELP = List.of("help", "--help", "-h");

  private static final List<String> VERSION = List.of("--version", "version");

  private static final String SHELL = "shell";

  /** Where the console's language looks for commands, as etc/branding.properties has it. */
  private static final String SCOPES = SCOPE + ":shell:bundle:*";

  /** Colours and such, which the shell puts into messages. */
  private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;]*[A-Za-z]");

  /** Says that all features of the console are there; only Karaf's own start registers it. */
  private static final String BOOTED = "org.apache.karaf.features.BootFinished";

  private static final Set<String> LEAVE = Set.of("exit", "logout");

  private final BundleContext context;
  private final Invocation invocation;

  private HeadlessProcess(BundleContext context, Invocation invocation) {
    this.context = context;
    this.invocation = invocation;
  }

  /** For an {@link Invocation}. */
  static HeadlessProcess of(BundleContext context, Object invocation) {
    return new HeadlessProcess(context, (Invocation) invocation);
  }

  @Override
  public void run() {
    int status = FAILED;
    try {
      status =
          invocation.readsCommands()
              ? LocalUser.perform(this::runLines)
              : runWords(invocation.words());
    } catch (LinkageError failure) {
      invocation.err().println("The workbench is incomplete: " + failure + stopped());
    } catch (Throwable failure) {
      status = report(failure);
    } finally {
      invocation.end(status);
    }
  }

  private int runWords(List<String> words) throws Exception {
    startDeployed();
    Commands commands = Commands.declared(context, SCOPE);
    if (words.isEmpty() || words.size() == 1 && HELP.contains(words.get(0))) {
      printUsage(commands);
      return ExitStatus.DONE;
    }
    if (VERSION.contains(words.get(0))) {
      invocation.out().println("Langevin " + context.getBundle().getVersion());
      return ExitStatus.DONE;
    }
    boolean explains = HELP.contains(words.get(0)) || words.contains("--help");
    String name = HELP.contains(words.get(0)) ? words.get(1) : words.get(0);
    if (name.equals(SHELL)) {
      return explainShell(explains);
    }
    if (!commands.contains(name)) {
      invocation
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
    if (explains) {
      commands.help(name).forEach(invocation.out()::println);
      return ExitStatus.DONE;
    }
    List<Object> arguments = new ArrayList<>(words.subList(1, words.size()));
    SessionFactory sessions = await(SessionFactory.class.getName(), SessionFactory.class);
    Command command = await(sessions, name);
    try (Session session =
        sessions.create(InputStream.nullInputStream(), invocation.out(), invocation.err())) {
      covered(() -> command.execute(session, arguments));
    }
    return ExitStatus.DONE;
  }

  private int explainShell(boolean asked) {
    (asked ? invocation.out() : invocation.err())
        .println(
            """
            Usage: langevin shell              opens the interactive console
                   langevin shell < COMMANDS   runs commands from a file, one a line

            The console takes the commands of langevin, and those of Apache Karaf; where
            two have one name, ours is meant, and Karaf's has its scope before it:
            shell:info. TAB completes commands, experiments, options and values. COMMAND &
            runs it in the background, where runs shows how far it is. Ctrl-C cancels what
            is in front, Ctrl-D leaves.

            What is piped in may have comments, which begin with #; the exit status is that
            of the last command.""");
    return asked ? ExitStatus.DONE : ExitStatus.INVALID;
  }

  /** Runs what the caller pipes in as the console does; the last one's status counts. */
  private int runLines() throws Exception {
    awaitStartLevel();
    await(BOOTED, Object.class);
    SessionFactory sessions = await(SessionFactory.class.getName(), SessionFactory.class);
    int status = ExitStatus.DONE;
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Session session =
        sessions.create(InputStream.nullInputStream(), invocation.out(), invocation.err())) {
      session.put(Session.SCOPE, SCOPES);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String command = line.strip();
        if (command.isEmpty() || command.startsWith("#")) {
          continue;
        }
        if (LEAVE.contains(command)) {
          break;
        }
        status = run(session, command);
        if (invocation.cancellation().status().isPresent()) {
          break;
        }
      }
    }
    return status;
  }

  private int run(Session session, String line) {
    try {
      covered(() -> session.execute(line));
      return ExitStatus.DONE;
    } catch (Exception | LinkageError failure) {
      return report(failure);
    }
  }

  /** Something that a signal may interrupt. */
  @FunctionalInterface
  private interface Work {
    void perform() throws Exception;
  }

  private void covered(Work work) throws Exception {
    invocation.cancellation().covers(Thread.currentThread());
    try {
      work.perform();
      if (invocation.cancellation().status().isPresent()) {
        invocation.err().println("It was done before it could be cancelled.");
      }
    } finally {
      invocation.cancellation().coversNothing();
    }
  }

  private <S> S await(String type, Class<S> as) throws Exception {
    ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    Object service = tracker.waitForService(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    if (service == null) {
      throw new IncompleteWorkbenchException("The shell did not start. " + stopped());
    }
    return as.cast(service);
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
    invocation.err().println("Plugin " + jar + " is left out: " + failure.getMessage());
  }

  private Command await(SessionFactory sessions, String name) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Command command = sessions.getRegistry().getCommand(SCOPE, name);
    if (command == null) {
      // All bundles have been started: nothing will come from one that does not run.
      String stopped = stopped();
      if (!stopped.isEmpty()) {
        throw lacking(name, stopped);
      }
    }
    while (command == null && System.nanoTime() < deadline) {
      // The registry has no listeners.
      Thread.sleep(10);
      command = sessions.getRegistry().getCommand(SCOPE, name);
    }
    if (command == null) {
      throw lacking(name, " All bundles run.");
    }
    return command;
  }

  private static IncompleteWorkbenchException lacking(String name, String why) {
    return new IncompleteWorkbenchException(
        "The command \"" + name + "\" lacks a service that it needs." + why);
  }

  /** The bundles that should run and do not, each with its reason. */
  private String stopped() {
    StringBuilder text = new StringBuilder();
    for (Bundle bundle : context.getBundles()) {
      boolean resting = !bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
      if (resting || bundle.getState() > Bundle.RESOLVED) {
        continue;
      }
      try {
        bundle.start();
      } catch (BundleException e) {
        text.append("\nBundle ").append(bundle.getSymbolicName()).append(" does not run: ");
        text.append(e.getMessage());
      }
    }
    return text.toString();
  }

  private void printUsage(Commands commands) {
    invocation.out().println("Usage: langevin COMMAND [ARG...]   runs one command");
    invocation.out().println("       langevin help COMMAND       explains it");
    invocation.out().println("       langevin shell              opens the interactive console");
    invocation.out().println("       langevin --version          tells the version");
    invocation.out().println();
    invocation.out().println("Commands:");
    commands.lines().forEach(invocation.out()::println);
    invocation.out().println();
    invocation.out().println("To begin: langevin run quickstart/swiss-roll --profile quick");
  }

  private int report(Throwable failure) {
    OptionalInt signalled = invocation.cancellation().status();
    Outcome outcome = signalled.isPresent() ? Outcome.cancelled() : Outcome.of(failure);
    invocation.out().flush();
    if (outcome.expected()) {
      LOG.info("Command {}: {}", invocation.words(), failure.getMessage());
    } else {
      LOG.error("Command {} failed", invocation.words(), failure);
    }
    if (outcome.expected() && failure.getMessage() != null) {
      invocation.err().println(plain(failure.getMessage()));
    } else if (outcome.status() != ExitStatus.CANCELLED) {
      failure.printStackTrace(invocation.err());
    }
    return signalled.orElse(outcome.status());
  }

  private static String plain(String text) {
    return ESCAPES.matcher(text).replaceAll("");
  }
}
