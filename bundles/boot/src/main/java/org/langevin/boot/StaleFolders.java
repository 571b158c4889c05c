package org.langevin.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * Folders of processes that were ended, with all that belongs to them, before they could remove
 * them. A folder is stale if its lock is there and nobody holds it; or if it has got no lock and is
 * too old for a process that is just beginning.
 */
final class StaleFolders {
  /** As the start script names them. */
  private static final String NAMES = "langevin-process.????????";

  /** The start script's pipe, which stands there before the lock. */
  private static final String PIPE = "messages";

  private static final Duration BEGINNING = Duration.ofMinutes(10);

  private StaleFolders() {}

  /** Removes the stale ones among the siblings of a folder; what cannot be removed stays. */
  static void sweep(Path own, Instant now) {
    try (DirectoryStream<Path> siblings = Files.newDirectoryStream(own.getParent(), NAMES)) {
      for (Path folder : siblings) {
        if (!folder.equals(own) && Workspace.isFolder(folder)) {
          sweepOne(folder, now);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Nothing depends on it: the next process tries again.
      return;
    }
  }

  private static void sweepOne(Path folder, Instant now) {
    try {
      removeIfStale(folder, now);
    } catch (IOException e) {
      // Of another user, on a file system without locks, or not ours: the others go all the same.
      return;
    }
  }

  private static void removeIfStale(Path folder, Instant now) throws IOException {
    Path lock = folder.resolve(Workspace.LOCK);
    if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)) {
      Instant made = Files.getLastModifiedTime(folder).toInstant();
      if (made.plus(BEGINNING).isBefore(now)) {
        // Nothing else can be in it; if there is, the folder is not ours and stays.
        Files.deleteIfExists(folder.resolve(PIPE));
        Files.deleteIfExists(folder.resolve(Workspace.NEW_LOCK));
        Files.deleteIfExists(folder);
      }
      return;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      FileLock free = channel.tryLock();
      if (free != null) {
        Workspace.remove(folder);
      }
    }
  }
}
