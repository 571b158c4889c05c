package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.langevin.workbench.internal.files.FileProblem;
import org.langevin.workbench.internal.files.FolderGuard;

/**
 * Keeps all but one at a time from working on a run, in this process and in others, and tells
 * whether its folder went away in the meantime.
 */
final class RunLock implements AutoCloseable, FolderGuard {
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
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw FileProblem.content(folder.path(), "is being worked on in this workbench");
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
    channel.close();
  }
}
