package org.langevin.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Locks that are held until the process has ended, in whatever way. */
final class ProcessLock {
  /** A channel that nobody refers to is closed by the collector, and its lock is given up. */
  private static final Collection<FileChannel> HELD = new ConcurrentLinkedQueue<>();

  private ProcessLock() {}

  /** Takes the lock of a file; false if another process has it. */
  static boolean take(FileChannel channel) throws IOException {
    FileLock lock = channel.tryLock();
    return lock != null && HELD.add(channel);
  }
}
