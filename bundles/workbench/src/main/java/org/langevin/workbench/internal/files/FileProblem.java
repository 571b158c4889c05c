package org.langevin.workbench.internal.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Says which file could not be read or written, why, and what to do. */
public class FileProblem extends IOException {
  private static final long serialVersionUID = 1L;

  /** With so many bytes free, a file system has room for a name. */
  private static final long SPACE = 1 << 16;

  FileProblem(String message, Throwable cause) {
    super(message, cause);
  }

  /** A problem with what a file holds. */
  public static FileProblem content(Path file, String message) {
    return new FileProblem(file + ": " + message, null);
  }

  /** A failure to write. */
  public static FileProblem writing(Path target, IOException cause) {
    return cause instanceof FileProblem problem
        ? problem
        : new FileProblem("cannot write " + target + ": " + reason(target, cause), cause);
  }

  /** A failure to read. */
  public static FileProblem reading(Path source, IOException cause) {
    return cause instanceof FileProblem problem
        ? problem
        : new FileProblem("cannot read " + source + ": " + reason(source, cause), cause);
  }

  private static String reason(Path file, IOException cause) {
    String text = text(cause);
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return makesAnEntry(cause) && hasSpace(file)
          ? "the file system takes no more files, though it has space left: its inodes are used up;"
              + " remove some files, then go on"
          : "the disk is full; free some space, then go on";
    }
    if (lower.contains("file too large")) {
      return "the file is larger than this process may write; raise ulimit -f, then go on";
    }
    if (lower.contains("quota")) {
      return "the disk quota is used up; free some space, then go on";
    }
    if (lower.contains("read-only")
        || lower.contains("not permitted")
        || lower.contains("permission denied")
        || cause instanceof AccessDeniedException
        || cause.getCause() instanceof ReadOnlyFileSystemException) {
      return "access is denied or the place is read-only; change the permissions or choose another"
          + " folder";
    }
    if (cause instanceof FileAlreadyExistsException
        || cause instanceof DirectoryNotEmptyException) {
      return "something else is in the place of " + cause.getMessage() + "; remove it, then go on";
    }
    if (cause instanceof NoSuchFileException || lower.contains("(no such file or directory)")) {
      return "there is no such file or folder";
    }
    return text;
  }

  /** Whether it was a name that could not be given, and not a content that could not be written. */
  private static boolean makesAnEntry(IOException cause) {
    return cause instanceof FileSystemException || cause instanceof FileNotFoundException;
  }

  private static boolean hasSpace(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    // Not of the file store, which is found by a table of mounts that a chroot may lack.
    return folder != null && folder.toFile().getUsableSpace() >= SPACE;
  }

  private static String text(IOException cause) {
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
