package org.langevin.workbench.internal.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Names of files made of names that people and plugins give.
 *
 * <p>Different names give different files, also where a file system does not distinguish case:
 *
 * <ul>
 *   <li>lower-case letters, digits and dashes stay as they are;
 *   <li>an upper-case letter is {@code _} and its lower-case letter: {@code ULA} is {@code _u_l_a};
 *   <li>any other character is {@code _}, {@code 0}, its code point in hexadecimal digits and
 *       {@code _}: {@code "a b"} is {@code a_020_b};
 *   <li>several words are joined by dots: {@code levels.mala}. An empty word is {@code _0_}.
 *   <li>A name of more than 120 characters is cut, and {@code _1} and its SHA-256 follow.
 * </ul>
 */
public final class FileNames {
  private static final int LONGEST = 120;

  private FileNames() {}

  /** The name, without an ending, of the file that belongs to these words. */
  public static String of(String... words) {
    String name = Arrays.stream(words).map(FileNames::word).collect(Collectors.joining("."));
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "_1" + Hashes.of(name);
  }

  private static String word(String word) {
    if (word.isEmpty()) {
      return "_0_";
    }
    StringBuilder name = new StringBuilder();
    word.codePoints().forEach(character -> append(name, character));
    return name.toString();
  }

  private static void append(StringBuilder name, int character) {
    if (character >= 'a' && character <= 'z'
        || character >= '0' && character <= '9'
        || character == '-') {
      name.append((char) character);
    } else if (character >= 'A' && character <= 'Z') {
      name.append('_').append(Character.toString(character).toLowerCase(Locale.ROOT));
    } else {
      name.append("_0").append(Integer.toHexString(character)).append('_');
    }
  }
}
