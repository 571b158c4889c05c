package org.langevin.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words of the command line, exactly as the caller gave them. */
final class Arguments {
  private Arguments() {}

  /** Reads words that are each followed by a NUL, the one byte that no word can contain. */
  static List<String> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        words.add(new String(bytes, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    return List.copyOf(words);
  }
}
