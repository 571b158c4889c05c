package org.langevin.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which of the distribution's bundles a command has, and which of them are started for it. */
final class BundleList {
  private final List<Line> lines;

  private BundleList(List<Line> lines) {
    this.lines = lines;
  }

  /** For which commands bundles are installed and started whose places have something that fits. */
  private record Line(Need installed, Need started, Pattern place) {
    static Line of(String text) {
      String[] words = text.strip().split("\\s+");
      if (words.length != 3) {
        throw new IllegalArgumentException(text);
      }
      return new Line(Need.named(words[0]), Need.named(words[1]), Pattern.compile(words[2]));
    }
  }

  /**
   * A bundle to be installed.
   *
   * @param place within the distribution's repository
   * @param level its start level
   * @param started whether it is to be started, too
   */
  record Entry(String place, int level, boolean started) {}

  /**
   * Reads the list, whose comments say what stands in it.
   *
   * @throws StartException if it cannot be read
   */
  static BundleList read(Path file) throws StartException {
    try {
      return new BundleList(
          Files.readAllLines(file).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(Line::of)
              .toList());
    } catch (IOException | IllegalArgumentException e) {
      throw Configuration.incomplete(file + " cannot be read");
    }
  }

  /**
   * Chooses for a command.
   *
   * @param startup all bundles' start levels by their places, in order
   * @throws StartException naming the lines that find none
   */
  List<Entry> choose(Map<String, String> startup, Need need) throws StartException {
    List<Entry> chosen = new ArrayList<>();
    List<Line> missing = new ArrayList<>(lines);
    for (Map.Entry<String, String> bundle : startup.entrySet()) {
      Optional<Line> found =
          lines.stream().filter(line -> line.place.matcher(bundle.getKey()).find()).findFirst();
      if (found.isPresent()) {
        missing.remove(found.get());
        if (need.has(found.get().installed)) {
          chosen.add(
              new Entry(
                  bundle.getKey(),
                  Integer.parseInt(bundle.getValue().strip()),
                  need.has(found.get().started)));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw Configuration.incomplete(
          "among the bundles of startup.properties is none for "
              + missing.stream().map(Line::place).toList());
    }
    return chosen;
  }
}
