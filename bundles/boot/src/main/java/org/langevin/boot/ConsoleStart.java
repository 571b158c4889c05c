package org.langevin.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.karaf.main.Main;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;

/**
 * The whole of Karaf, with the folder that the distribution's console keeps its state in; one at a
 * time.
 */
final class ConsoleStart implements Start {
  /** Names the process that has the folder, and is locked by it. */
  private static final String OWNER = "console.pid";

  /** What Karaf is told to stop at its port, which is closed. */
  private static final String SHUTDOWN_COMMAND = "karaf.shutdown.command";

  private static final long PATIENCE_SECONDS = 60;

  private static final int NONE = -1;

  private final boolean lines;
  private final AtomicInteger status = new AtomicInteger(NONE);
  private volatile Main karaf;

  /**
   * Chooses where commands come from.
   *
   * @param lines whether from standard input, one a line, instead of a terminal
   */
  ConsoleStart(boolean lines) {
    this.lines = lines;
  }

  @Override
  public boolean readsCommands() {
    return lines;
  }

  @Override
  public IntConsumer ending(Path data) {
    return wanted -> {
      // Before the framework stops, because that wakes the thread which waits for it.
      status.compareAndSet(NONE, wanted);
      Main running = karaf;
      Framework framework = running == null ? null : running.getFramework();
      if (framework != null) {
        try {
          // Runs at work write their checkpoints.
          framework.stop();
          framework.waitForStop(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (BundleException e) {
          System.err.println("The workbench does not stop: " + e.getMessage());
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      leave(data);
    };
  }

  @Override
  public void perform(Path data, Invocation invocation) throws Exception {
    own(data);
    leaveConfigurationAlone();
    do {
      System.clearProperty("karaf.restart");
      karaf = new Main(new String[0]);
      karaf.launch();
      if (lines) {
        karaf.getFramework().getBundleContext().registerService(Invocation.class, invocation, null);
      }
      karaf.awaitShutdown();
      karaf.destroy();
    } while (Boolean.getBoolean("karaf.restart"));
    status.compareAndSet(NONE, karaf.getExitCode());
    leave(data);
  }

  /**
   * Karaf would write a command of its own into the distribution's config.properties at the first
   * start. A process that ends meanwhile leaves half a file, and no later start works.
   */
  private static void leaveConfigurationAlone() throws Exception {
    if (!Configuration.read().containsKey(SHUTDOWN_COMMAND)) {
      System.setProperty(SHUTDOWN_COMMAND, UUID.randomUUID().toString());
    }
  }

  private void leave(Path data) {
    try {
      for (String file : List.of(OWNER, "karaf.pid")) {
        Files.deleteIfExists(data.resolve(file));
      }
    } catch (IOException e) {
      // The lock counts, not the file.
      System.err.println("A file is left behind: " + e.getMessage());
    }
    Runtime.getRuntime().halt(status.get());
  }

  private static void own(Path data) throws IOException, StartException {
    Path file = data.resolve(OWNER);
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StartException(
          String.format(
              Locale.ROOT, "%s cannot be written to; set KARAF_DATA to a folder of yours", data));
    }
    if (!ProcessLock.take(channel)) {
      throw new StartException(
          String.format(
              Locale.ROOT,
              "another console has %s (process %s); use that one, or set KARAF_DATA to another"
                  + " folder",
              data,
              Files.readString(file).strip()));
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
  }
}
