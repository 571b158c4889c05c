package org.langevin.boot;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What the workbench needs of the Java that runs it. */
final class Requirements {
  /** The releases that it is tested on. */
  static final List<Integer> JAVA = List.of(17, 21, 25);

  /** Below, not even the list of commands comes. */
  static final long HEAP_BYTES = 40L << 20;

  /** What Java makes of bytes that its encoding of file names has no character for. */
  private static final char UNKNOWN = '\uFFFD';

  private Requirements() {}

  /**
   * Compares.
   *
   * @param version of Java, its first number
   * @param heap the largest size of the heap, in bytes
   * @param encoding that of file names
   * @param texts those that came through the encoding
   * @throws StartException for the first that is not met
   */
  static void check(int version, long heap, String encoding, List<String> texts)
      throws StartException {
    if (!JAVA.contains(version)) {
      throw new StartException(
          String.format(
              Locale.ROOT,
              "needs a JDK 17, 21 or 25, and this is Java %d; set JAVA_HOME to one of those",
              version));
    }
    if (heap < HEAP_BYTES) {
      throw new StartException(
          String.format(
              Locale.ROOT,
              "needs a heap of at least %d MB, and got %d MB; set LANGEVIN_HEAP, for instance to 2g",
              HEAP_BYTES >> 20,
              heap >> 20));
    }
    if (!encoding.equals(StandardCharsets.UTF_8.name())
        && !texts.stream().allMatch(Requirements::isPlain)) {
      throw new StartException(
          String.format(
              Locale.ROOT,
              "file names here are in %s, which has no letters beyond English; install the locale C.UTF-8",
              encoding));
    }
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(letter -> letter < 128 && letter != UNKNOWN);
  }
}
