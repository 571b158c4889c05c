package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Says which file could not be read or written, why, and what to do. */
public final class FileProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private FileProblem(String message, Throwable cause) {
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
        : new FileProblem("cannot write " + target + ": " + reason(cause), cause);
  }

  /** A failure to read. */
  public static FileProblem reading(Path source, IOException cause) {
    return cause instanceof FileProblem problem
        ? problem
        : new FileProblem("cannot read " + source + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String text = text(cause);
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("no space left") || lower.contains("not enough space")) {
      return "the disk is full; free some space, then go on";
    }
    if (lower.contains("quota")) {
      return "the disk quota is used up; free some space, then go on";
    }
    if (lower.contains("read-only")
        || lower.contains("not permitted")
        || cause instanceof AccessDeniedException
        || cause.getCause() instanceof ReadOnlyFileSystemException) {
      return "access is denied or the place is read-only; change the permissions or choose another"
          + " folder";
    }
    if (cause instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    return text;
  }

  private static String text(IOException cause) {
    if (cause instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
