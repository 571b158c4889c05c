package org.langevin.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void nothingThatATerminalActsUponIsLeft() {
    assertEquals(
        "\"a\\u001b[31m\\n\\tb\\u202e\\ud800\"", Words.quote("a\u001b[31m\n\tb\u202e\ud800"));
    assertEquals("\u00e9t\u00e9 \ud83d\ude00", Words.shortened("\u00e9t\u00e9 \ud83d\ude00"));
  }

  @Test
  void whatIsLongIsShortened() {
    assertEquals("x".repeat(60) + "...", Words.shortened("x".repeat(10_000)));
    assertEquals("x".repeat(60), Words.shortened("x".repeat(60)));
  }

  @Test
  void aProblemIsOneLineWhateverTheDocumentHolds() {
    String name = "/\u001b]0;title\u0007" + "y".repeat(5000);
    assertEquals(
        "a\\nb.json#/\\u001b]0;title\\u0007" + "y".repeat(189) + "...: no \\r",
        new Problem("a\nb.json", name, "no \r").toString());
  }
}
