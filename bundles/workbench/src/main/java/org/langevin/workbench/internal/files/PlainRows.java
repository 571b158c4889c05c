package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Beyond those of all doubles, whatever the digits are. */
  private static final int LARGEST_EXPONENT = 1 << 24;

  private static final long ZEROS = 0x3030303030303030L;
  private static final long[] POWERS = {
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  /** A zero ends what is longer than a block, and words may be read beyond it. */
  private final byte[] bytes = new byte[BLOCK + 1 + Long.BYTES];

  private final DoubleRows rows;
  private int filled;

  /** Of the whole lines among the bytes. */
  private int end;

  private int position;
  private long line = 1;

  /** The number that the digits of a cell make, if they are no more than fit. */
  private long significand;

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
    boolean negative = readSign();
    int first = position;
    significand = 0;
    int digits = readDigits();
    int exponent = 0;
    if (bytes[position] == '.') {
      position++;
      exponent = -readDigits();
      digits -= exponent;
    }
    boolean number = digits > 0;
    if ((bytes[position] | 0x20) == 'e') {
      position++;
      exponent += readExponent();
      number &= isDigit(bytes[position - 1]);
    }
    double value = number ? nearest(first, digits, exponent) : Double.NaN;
    skipBlanks();
    return negative ? -value : value;
  }

  private boolean readSign() {
    byte sign = bytes[position];
    if (sign == '-' || sign == '+') {
      position++;
    }
    return sign == '-';
  }

  /** Appends digits to the significand, eight at a time, and returns how many there were. */
  private int readDigits() {
    long made = significand;
    int first = position;
    int next = first;
    int count;
    do {
      long word = (long) LONG.get(bytes, next) ^ ZEROS;
      // The high bit of each byte that is no digit; beyond the first of them bits are of no matter.
      long others = (word + 0x7676767676767676L | word) & 0x8080808080808080L;
      count = Long.numberOfTrailingZeros(others) >>> 3;
      made = made * POWERS[count] + number(word, count);
      next += count;
    } while (count == Long.BYTES);
    significand = made;
    position = next;
    return next - first;
  }

  /** The number of the first digits of a word, the least of its bytes first. */
  private static long number(long word, int count) {
    // Zeros go before, in two steps since a shift by all bits is one by none.
    int half = 4 * (Long.BYTES - count);
    long digits = word << half << half;
    long pairs = digits * 10 + (digits >>> 8);
    // Pairs are in every other byte now, the leading one lowest.
    long even = (pairs & 0x000000FF_000000FFL) * (100 + (1_000_000L << 32));
    long odd = (pairs >>> 16 & 0x000000FF_000000FFL) * (1 + (10_000L << 32));
    return even + odd >>> 32;
  }

  private int readExponent() {
    boolean negative = readSign();
    int exponent = 0;
    while (isDigit(bytes[position])) {
      exponent = Math.min(LARGEST_EXPONENT, 10 * exponent + bytes[position++] - '0');
    }
    return negative ? -exponent : exponent;
  }

  private static boolean isDigit(byte value) {
    return value >= '0' && value <= '9';
  }

  /** The double nearest to the digits from a place on, of which the significand is made. */
  private double nearest(int first, int digits, int exponent) {
    return digits <= NearestDouble.MOST_DIGITS
            || digits - leadingZeros(first) <= NearestDouble.MOST_DIGITS
        ? NearestDouble.of(significand, exponent)
        : Double.parseDouble(
            new String(bytes, first, position - first, StandardCharsets.ISO_8859_1));
  }

  private int leadingZeros(int first) {
    int zeros = 0;
    for (int i = first; bytes[i] == '0' || bytes[i] == '.'; i++) {
      zeros += bytes[i] == '0' ? 1 : 0;
    }
    return zeros;
  }
}
