package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps all but one at a time from working in a folder, in this process and in others, and tells
 * whether the folder went away in the meantime.
 */
public final class FolderLock implements AutoCloseable, FolderGuard {
  /**
   * The files that this process has locked. On POSIX systems a process gives up its lock of a file
   * when it closes any of its channels to it, so none is opened a second time.
   */
  private static final Set<Object> HELD = new HashSet<>();

  private static final String NAME = ".lock";

  private final Path folder;
  private final FileChannel channel;
  private final Object key;

  private FolderLock(Path folder, FileChannel channel) throws IOException {
    this.folder = folder;
    this.channel = channel;
    this.key = key(file(folder));
  }

  /** The file that is locked. It stays, since others may wait for it. */
  public static Path file(Path folder) {
    return folder.resolve(NAME);
  }

  /**
   * Takes the lock, which the operating system frees when the process ends in any way.
   *
   * @throws IOException if another holds it or the folder cannot be written
   */
  public static FolderLock take(Path folder) throws IOException {
    synchronized (HELD) {
      try {
        if (Files.exists(file(folder)) && HELD.contains(key(file(folder)))) {
          throw FileProblem.content(folder, "is being worked on in this workbench");
        }
        FolderLock lock = open(folder);
        HELD.add(lock.key);
        return lock;
      } catch (NoSuchFileException e) {
        throw new FolderGoneException(folder, e);
      } catch (IOException e) {
        throw FileProblem.writing(folder, e);
      }
    }
  }

  private static FolderLock open(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new FolderLock(folder, channel);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw FileProblem.content(folder, "is being worked on by another process");
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  @Override
  public void check() throws IOException {
    Object now;
    try {
      now = key(file(folder));
    } catch (NoSuchFileException e) {
      throw new FolderGoneException(folder, e);
    } catch (IOException e) {
      throw FileProblem.reading(folder, e);
    }
    if (!Objects.equals(key, now)) {
      throw new FolderGoneException(folder, null);
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (HELD) {
      HELD.remove(key);
      channel.close();
    }
  }
}
