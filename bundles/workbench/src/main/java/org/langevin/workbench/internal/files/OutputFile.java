package org.langevin.workbench.internal.files;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.langevin.api.dataset.Items;
import org.langevin.workbench.InvalidRequestException;

/**
 * A file that a person names for a result. A regular one is replaced whole and keeps its mode, a
 * link is followed, a FIFO is written to; folders, devices and sockets are refused. The ending of
 * the name decides the format.
 */
public final class OutputFile {
  private static final int TYPE = 0xF000;
  private static final int FIFO = 0x1000;

  /** As many links as operating systems follow. */
  private static final int MOST_LINKS = 40;

  private final Path target;
  private final boolean fifo;
  private final boolean table;

  private OutputFile(Path target, boolean fifo, boolean table) {
    this.target = target;
    this.fifo = fifo;
    this.table = table;
  }

  /**
   * Looks at what is there before any work is done for it.
   *
   * @param option by which it was named, for messages
   */
  public static OutputFile of(String option, Path named) throws InvalidRequestException {
    try {
      boolean fifo = isFifo(named);
      Path target = fifo ? named : followed(named);
      if (!fifo && Files.exists(target) && !Files.isRegularFile(target)) {
        throw refusal(option, named, "is neither a regular file nor a FIFO; give another name");
      }
      String name = named.getFileName() == null ? "" : named.getFileName().toString();
      String lower = name.toLowerCase(Locale.ROOT);
      boolean table = lower.endsWith(".csv");
      if (!table && !lower.endsWith(".npy") && !(fifo && !name.contains("."))) {
        throw refusal(option, named, "its ending decides the format: let it end in .npy or .csv");
      }
      if (fifo) {
        return new OutputFile(named, true, table);
      }
      Path obstacle = Files.exists(target) ? target : present(target.getParent());
      if (!Files.isWritable(obstacle) || !Files.isWritable(present(target.getParent()))) {
        throw refusal(
            option,
            named,
            "cannot be written; change the permissions of it and of its folder, or give another"
                + " name");
      }
      return new OutputFile(target, false, table);
    } catch (IOException e) {
      throw refusal(option, named, "cannot be written: " + e.getMessage());
    }
  }

  private static InvalidRequestException refusal(String option, Path named, String message) {
    return new InvalidRequestException(option, "", named + ": " + message);
  }

  private static boolean isFifo(Path file) throws IOException {
    return Files.exists(file) && (mode(file) & TYPE) == FIFO;
  }

  private static int mode(Path file) throws IOException {
    try {
      return (int) Files.getAttribute(file, "unix:mode");
    } catch (UnsupportedOperationException | IllegalArgumentException e) {
      // Where there are no FIFOs in folders.
      return 0;
    }
  }

  /** Where links lead, also if there is nothing yet. */
  private static Path followed(Path named) throws IOException {
    Path file = named.toAbsolutePath();
    for (int i = 0; i < MOST_LINKS; i++) {
      if (!Files.isSymbolicLink(file)) {
        return file;
      }
      file = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
    }
    throw new IOException("too many links");
  }

  private static Path present(Path folder) {
    Path present = folder;
    while (!Files.exists(present) && present.getParent() != null) {
      present = present.getParent();
    }
    return present;
  }

  /** Writes items, each a row of a table or an element of an array. */
  public void write(Items items) throws IOException {
    if (fifo) {
      try (OutputStream out = new BlockOutputStream(new FileOutputStream(target.toFile()))) {
        write(items, out);
      } catch (IOException e) {
        throw FileProblem.writing(target, e);
      }
      return;
    }
    AtomicFiles.createFolders(target.getParent());
    AtomicFiles.write(target, out -> write(items, out));
  }

  private void write(Items items, OutputStream out) throws IOException {
    if (table) {
      writeTable(items, out);
    } else {
      Npy.write(out, items);
    }
  }

  /**
   * One item in a row, without a head, each number with as many digits as tell it apart: as Java
   * writes it since 19, also before.
   */
  private static void writeTable(Items items, OutputStream out) throws IOException {
    float[] item = new float[items.shape().dimension()];
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      items.copy(i, item, 0);
      row.setLength(0);
      for (float value : item) {
        row.append(NumberOutput.toString(value, true)).append(',');
      }
      row.setCharAt(row.length() - 1, '\n');
      out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
