package org.langevin.workbench.internal.runs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import org.langevin.workbench.internal.files.FileProblem;

/** Keeps all but one at a time from working on a run, in this process and in others. */
final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
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
        return new RunLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw FileProblem.content(folder.path(), "is being worked on in this workbench");
    }
    channel.close();
    throw FileProblem.content(folder.path(), "is being worked on by another process");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
