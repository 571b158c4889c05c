package org.langevin.workbench.internal.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files and folders that are either the old ones or the new ones whole, whatever happens on the
 * way: they are written beside their place, forced to the disk, and renamed.
 */
public final class AtomicFiles {
  private static final String TEMPORARY = ".tmp";
  private static final Pattern LEFT = Pattern.compile("\\..+\\.\\d+" + Pattern.quote(TEMPORARY));

  private AtomicFiles() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {
    /** Writes it; need not flush or close. */
    void write(OutputStream target) throws IOException;
  }

  /** Writes a file into a folder that is there. One that is there already hands on its mode. */
  public static void write(Path target, Content content) throws IOException {
    Path temporary = temporary(target);
    try {
      try {
        writeForced(temporary, content);
        keepMode(target, temporary);
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      forceFolder(target.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw FileProblem.writing(target, e);
    }
  }

  private static void keepMode(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (view != null && Files.exists(from)) {
      Files.setPosixFilePermissions(to, view.readAttributes().permissions());
    }
  }

  /** Where a file is written before it gets its name: beside it. */
  static Path temporary(Path target) {
    return target
        .toAbsolutePath()
        .resolveSibling(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + TEMPORARY);
  }

  /** Whether this is what a process that was killed left of a file that it was writing. */
  public static boolean isTemporary(Path file) {
    return LEFT.matcher(file.getFileName().toString()).matches();
  }

  /**
   * Removes from a folder, if it is there, what processes left that were killed. None may be at
   * work in it.
   */
  public static void deleteTemporaries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(AtomicFiles::isTemporary).filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw FileProblem.reading(folder, e);
    }
    for (Path file : left) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw FileProblem.writing(file, e);
      }
    }
  }

  /** Writes a text file in UTF-8. */
  public static void write(Path target, String text) throws IOException {
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a file in place and forces it to the disk. */
  public static void writeForced(Path target, Content content) throws IOException {
    // Not a channel: an interrupt, by which runs are cancelled, would close that.
    try (FileOutputStream file = new FileOutputStream(target.toFile());
        OutputStream out = new BlockOutputStream(file)) {
      content.write(out);
      out.flush();
      file.getFD().sync();
    }
  }

  /** Forces to the disk what a file holds. */
  public static void force(Path file) throws IOException {
    try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
      opened.getFD().sync();
    }
  }

  /** Forces the entries of a folder to the disk, where the operating system can. */
  public static void forceFolder(Path folder) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        // Folders open as channels only, and an interrupt closes these.
        interrupted |= Thread.interrupted();
        try {
          forceOnce(folder);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void forceOnce(Path folder) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (AccessDeniedException e) {
      // Windows cannot open folders; there a rename is as durable as it gets.
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }

  /** Makes a folder and those above it that are missing, and forces them to the disk. */
  public static void createFolders(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    try {
      create(absolute);
    } catch (FileAlreadyExistsException e) {
      throw FileProblem.content(
          absolute, "cannot be made: " + e.getFile() + " is a file, but must be a folder");
    } catch (IOException e) {
      throw FileProblem.writing(absolute, e);
    }
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    create(folder.getParent());
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      // Unless another process was faster.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    forceFolder(folder.getParent());
  }

  /** Deletes a folder with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
