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
import org.langevin.workbench.internal.files.FolderGuard;

/**
 * The file {@code history.csv}: one line for each look at the training, appended as it goes. After
 * a resumption it begins with exactly the lines that the checkpoint remembers.
 */
final class History implements AutoCloseable {
  /** So many lines, about, lie before each step, in steps of 1, 2, 5, 10, 20, 50 ... */
  private static final int LINES = 500;

  private final Path file;
  private final FolderGuard guard;
  private final StringBuilder text = new StringBuilder();
  private final OutputStream out;

  /**
   * Begins the file.
   *
   * @param before what the file held at the checkpoint; empty at the beginning
   * @param columns the head, if there is nothing before
   * @param guard tells whether the folder went away
   */
  History(Path file, String before, List<String> columns, FolderGuard guard) throws IOException {
    this.file = file;
    this.guard = guard;
    text.append(before.isEmpty() ? String.join(",", columns) + "\n" : before);
    write(file, text.toString(), guard);
    // Not a channel: an interrupt, by which runs are cancelled, would close that.
    out = new FileOutputStream(file.toFile(), true);
  }

  private static void write(Path file, String text, FolderGuard guard) throws IOException {
    guard.check();
    try {
      AtomicFiles.write(file, text);
    } catch (IOException e) {
      throw guard.explained(e);
    }
  }

  /**
   * Whether a step has a line in any case. That does not depend on how many steps there are to be,
   * so that a longer training has the lines of a shorter one: those of the first 500 steps are all
   * there, and then one of 2 up to 1000, of 5 up to 2500, of 10 up to 5000, and so on.
   */
  static boolean hasLine(long step) {
    long power = 1;
    while (10 * power * LINES < step) {
      power *= 10;
    }
    for (int digit : new int[] {1, 2, 5}) {
      if (digit * power * LINES >= step) {
        return step % (digit * power) == 0;
      }
    }
    return step % (10 * power) == 0;
  }

  /** Makes sure that the file of a training that is complete is what its checkpoint remembers. */
  static void restore(Path file, String text, FolderGuard guard) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(file) || !Arrays.equals(bytes, Files.readAllBytes(file))) {
      write(file, text, guard);
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
      // A file that was deleted takes what is written, and nobody ever sees it.
      guard.check();
      out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileProblem.writing(file, guard.explained(e));
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
