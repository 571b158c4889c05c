package org.langevin.workbench.internal.training;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FileProblem;

/**
 * The file {@code history.csv}: one line for each look at the training, appended as it goes. After
 * a resumption it begins with exactly the lines that the checkpoint remembers.
 */
final class History implements AutoCloseable {
  private final Path file;
  private final StringBuilder text = new StringBuilder();
  private final OutputStream out;

  /**
   * Begins the file.
   *
   * @param before what the file held at the checkpoint; empty at the beginning
   * @param columns the head, if there is nothing before
   */
  History(Path file, String before, List<String> columns) throws IOException {
    this.file = file;
    text.append(before.isEmpty() ? String.join(",", columns) + "\n" : before);
    AtomicFiles.write(file, text.toString());
    // Not a channel: an interrupt, by which runs are cancelled, would close that.
    out = new FileOutputStream(file.toFile(), true);
  }

  /** Makes sure that the file of a training that is complete is what its checkpoint remembers. */
  static void restore(Path file, String text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
      AtomicFiles.write(file, text);
    }
  }

  /** Appends a line; a value that is NaN stays empty. */
  void add(long step, double... values) throws IOException {
    StringBuilder line = new StringBuilder().append(step);
    for (double value : values) {
      line.append(',');
      if (!Double.isNaN(value)) {
        line.append(value);
      }
    }
    line.append('\n');
    text.append(line);
    try {
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileProblem.writing(file, e);
    }
  }

  /** All that the file holds. */
  String text() {
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
