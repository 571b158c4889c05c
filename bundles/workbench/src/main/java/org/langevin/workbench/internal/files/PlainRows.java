package org.langevin.workbench.internal.files;

import com.fasterxml.jackson.core.io.NumberInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads rows of a CSV file straight from its bytes as long as they are plain: finite {@link
 * DecimalNumber}s without quotes, as many in each row, in lines that end in LF or CRLF. It leaves
 * off before the first row that is not, be it wrong or only unusual, and has no words for it.
 */
final class PlainRows {
  /** What {@link #read} returns when all rows were plain. */
  static final long ALL = -1;

  private static final int BLOCK = 1 << 19;

  /** Characters of a number that is plain. */
  private static final int LONGEST = 1 << 10;

  /** A zero ends what is longer than a block. */
  private final byte[] bytes = new byte[BLOCK + 2];

  private final char[] cell = new char[LONGEST];

  private final DoubleRows rows;
  private int filled;

  /** Of the whole lines among the bytes. */
  private int end;

  private int position;
  private long line = 1;

  private PlainRows(DoubleRows rows) {
    this.rows = rows;
  }

  /**
   * Reads all rows from a line on.
   *
   * @param line on which the first of them begins, from 1
   * @param rows receives them; at first it says how many numbers a row has
   * @return the line before which it left off, or {@link #ALL}
   */
  static long read(Path source, long line, DoubleRows rows) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      return new PlainRows(rows).read(in, line);
    }
  }

  private long read(InputStream in, long first) throws IOException {
    while (fill(in)) {
      while (position < end) {
        if (line < first ? !skipLine() : !readRow()) {
          return Math.max(line, first);
        }
        line++;
      }
    }
    return ALL;
  }

  /** Returns whether there are any more lines. */
  private boolean fill(InputStream in) throws IOException {
    filled -= end;
    System.arraycopy(bytes, end, bytes, 0, filled);
    int wanted = BLOCK - filled;
    int read = in.readNBytes(bytes, filled, wanted);
    filled += read;
    if (read < wanted && filled > 0 && bytes[filled - 1] != '\n') {
      bytes[filled++] = '\n';
    }
    position = 0;
    end = filled;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    end = end == 0 ? filled : end;
    return filled > 0;
  }

  /** Returns whether the line ended. */
  private boolean skipLine() {
    while (position < end && bytes[position] != '\n' && bytes[position] != '\r') {
      position++;
    }
    return endLine();
  }

  private boolean endLine() {
    if (bytes[position] == '\r') {
      position++;
    }
    return bytes[position++] == '\n';
  }

  /** Returns whether the line was blank or a row. */
  private boolean readRow() {
    skipBlanks();
    if (bytes[position] == '\n' || bytes[position] == '\r') {
      return endLine();
    }
    if (rows.isFull()) {
      return false;
    }
    double[] block = rows.block();
    int offset = rows.offset();
    int width = rows.width();
    for (int i = 0; i < width; i++) {
      if (i > 0 && bytes[position++] != ',') {
        return false;
      }
      double value = readCell();
      if (!Double.isFinite(value)) {
        return false;
      }
      block[offset + i] = value;
    }
    if (!endLine()) {
      return false;
    }
    rows.add();
    return true;
  }

  private void skipBlanks() {
    while (bytes[position] == ' ' || bytes[position] == '\t') {
      position++;
    }
  }

  /** The number and the blanks around it; NaN or infinite if it is no finite number. */
  private double readCell() {
    skipBlanks();
    int length = 0;
    while (length < LONGEST && isOfNumber(bytes[position])) {
      cell[length++] = (char) bytes[position++];
    }
    skipBlanks();
    try {
      return NumberInput.parseDouble(cell, 0, length, true);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /**
   * Whether a {@link DecimalNumber} may have the character; other numbers of Java's have others.
   */
  private static boolean isOfNumber(byte value) {
    return value >= '0' && value <= '9'
        || value == '.'
        || value == '-'
        || value == '+'
        || value == 'e'
        || value == 'E';
  }
}
