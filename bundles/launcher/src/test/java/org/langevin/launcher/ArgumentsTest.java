package org.langevin.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {
  @TempDir Path folder;

  private List<String> read(String content) throws IOException {
    return Arguments.read(Files.writeString(folder.resolve("arguments"), content));
  }

  @Test
  void noWords() throws IOException {
    assertEquals(List.of(), read(""));
  }

  @Test
  void wordsAreKeptExactly() throws IOException {
    assertEquals(
        List.of("run", "", "a b", "it's \"quoted\"", "$HOME\n*", "Grüße 数"),
        read("run\0\0a b\0it's \"quoted\"\0$HOME\n*\0Grüße 数\0"));
  }
}
