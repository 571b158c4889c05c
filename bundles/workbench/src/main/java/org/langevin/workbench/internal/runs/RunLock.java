package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.FolderGuard;

/**
 * Keeps all but one at a time from working on a run, in this process and in others, and tells
 * whether its folder went away in the meantime.
 */
final class RunLock implements AutoCloseable, FolderGuard {
  /**
   * The files that this process has locked. On POSIX systems a process gives up its lock of a file
   * when it closes any of its channels to it, so none is opened a second time.
   */
  private static final Set<Object> HELD = new HashSet<>();

  private final RunFolder folder;
  private final FileChannel channel;
  private final Object key;

  private RunLock(RunFolder folder, FileChannel channel) throws IOException {
    this.folder = folder;
    this.channel = channel;
    this.key = key(folder.lock());
  }

  /**
   * Takes the lock, which the operating system frees when the process ends in any way.
   *
   * @throws IOException if another holds it or the folder cannot be written
   */
  static RunLock take(RunFolder folder) throws IOException {
    synchronized (HELD) {
      if (Files.exists(folder.lock()) && HELD.contains(key(folder.lock()))) {
        throw FileProblem.content(folder.path(), "is being worked on in this workbench");
      }
      RunLock lock = open(folder);
      HELD.add(lock.key);
      return lock;
    }
  }

  private static RunLock open(RunFolder folder) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw FileProblem.writing(folder.path(), e);
    }
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new RunLock(folder, channel);
      }
    } catch (IOException e) {
      channel.close();
      throw FileProblem.writing(folder.lock(), e);
    }
    channel.close();
    throw FileProblem.content(folder.path(), "is being worked on by another process");
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void check() throws IOException {
    try {
      if (Objects.equals(key, key(folder.lock()))) {
        return;
      }
    } catch (NoSuchFileException e) {
      // Said below.
    }
    throw FileProblem.content(
        folder.path(),
        "is not the run's folder any more: it was deleted, moved or unmounted while the run was at"
            + " work. If it was moved or unmounted, go on by resume where it is now");
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      HELD.remove(key);
      channel.close();
    }
  }
}
