package org.langevin.workbench.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The first bytes of a file, which tell what it is.
 *
 * @param bytes at most {@value #LENGTH}
 */
record FileStart(byte[] bytes) {
  private static final int LENGTH = 8;
  private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] GZIP = {0x1F, (byte) 0x8B};
  private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16_LITTLE = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16_BIG = {(byte) 0xFE, (byte) 0xFF};

  /** Looks at a stream, which can be marked and is left at its beginning, or after its mark. */
  static FileStart of(InputStream in) throws IOException {
    in.mark(LENGTH);
    FileStart start = new FileStart(in.readNBytes(LENGTH));
    in.reset();
    if (start.begins(UTF_8)) {
      in.skipNBytes(UTF_8.length);
    }
    return start;
  }

  /** Refuses what is no text in UTF-8, and says what it is. */
  void requireText(Path source) throws IOException {
    if (isNpy()) {
      throw FileProblem.content(source, "holds NumPy's format, not text; name it .npy");
    }
    if (begins(ZIP)) {
      throw FileProblem.content(
          source, "is an archive, such as .npz or .xlsx; give a table in text, or a .npy file");
    }
    if (begins(GZIP)) {
      throw FileProblem.content(source, "is compressed; unpack it by gunzip");
    }
    if (begins(UTF_16_LITTLE) || begins(UTF_16_BIG) || holdsZero()) {
      throw FileProblem.content(
          source, "is in UTF-16, or no text; save it as text in UTF-8 (a spreadsheet's CSV UTF-8)");
    }
  }

  /** Whether it is an array of NumPy's. */
  boolean isNpy() {
    return begins(NPY);
  }

  private boolean begins(byte[] mark) {
    return bytes.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(bytes, mark.length));
  }

  private boolean holdsZero() {
    for (byte value : bytes) {
      if (value == 0) {
        return true;
      }
    }
    return false;
  }
}
