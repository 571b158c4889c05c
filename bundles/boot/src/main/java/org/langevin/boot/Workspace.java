package org.langevin.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The folder of a process, for what the framework and libraries cannot do without. The start script
 * makes it, this process locks it, and it is gone when the process has ended, in whatever way: the
 * process removes it, else the script's helper, else the next process ({@link StaleFolders}).
 */
final class Workspace {
  /** Locked for as long as the process lives; the operating system sees to that. */
  static final String LOCK = "lock";

  /** What the framework keeps there, on a file system with blocks of 4 kB. */
  static final long NEEDED_BYTES = 1L << 20;

  /** The lock until it is held: under its own name nobody is to find it free. */
  static final String NEW_LOCK = "lock.new";

  private static final String SETTING = "TMPDIR";

  private Workspace() {}

  /**
   * Takes a folder for this process, and sees whether it holds what is needed.
   *
   * @throws StartException naming the folder and what it lacks
   */
  static void take(Path folder) throws StartException {
    try {
      Path unlocked = folder.resolve(NEW_LOCK);
      FileChannel channel =
          FileChannel.open(unlocked, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      requireSpace(folder);
      lock(channel);
      Files.move(unlocked, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    boolean held;
    try {
      held = ProcessLock.take(channel);
    } catch (IOException e) {
      // A file system without locks: nobody can sweep there, either.
      return;
    }
    if (!held) {
      throw new IOException("another process has it");
    }
  }

  private static void requireSpace(Path folder) throws StartException {
    // Not of the file store, which is found by a table of mounts that a chroot may lack.
    long free = folder.toFile().getUsableSpace();
    if (free < NEEDED_BYTES) {
      throw new StartException(
          String.format(
              Locale.ROOT,
              "the temporary folder %s has %d kB of free space, and %d kB are needed; free some, or name another folder by %s",
              folder.getParent(),
              free >> 10,
              NEEDED_BYTES >> 10,
              SETTING));
    }
  }

  /** Says that the folder does not work, and why. */
  static StartException unusable(Path folder, Exception cause) {
    return new StartException(
        String.format(
            Locale.ROOT,
            "the temporary folder %s cannot be used (%s); name another by %s",
            folder.getParent(),
            reason(folder, cause),
            SETTING));
  }

  /** What the file system says: below all else, after the file's name, which says nothing here. */
  private static String reason(Path folder, Exception failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    int end = message.lastIndexOf(": ");
    return message.contains(folder.toString()) && end >= 0 ? message.substring(end + 2) : message;
  }

  /** Removes a folder and what is in it, as far as that can be done; others may write to it. */
  static void remove(Path folder) {
    for (int attempt = 0; attempt < 3 && Files.exists(folder); attempt++) {
      removeOnce(folder);
    }
  }

  private static void removeOnce(Path folder) {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException e) {
      // Somebody else removes it.
      return;
    }
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // A file was added to its folder: next time.
        continue;
      }
    }
  }

  /** Whether this is a folder itself, not a link to one. */
  static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
