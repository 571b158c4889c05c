package org.langevin.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes what licences ask for: their texts, and a list of what is under which. */
final class Licenses {
  private final Path home;

  /** Writes into a distribution. */
  Licenses(Path home) {
    this.home = home;
  }

  /**
   * Writes LICENSE, NOTICE and the folder licenses.
   *
   * @param license ours
   * @param common the folder of the texts for all that bring none
   */
  void write(Path license, Path common, List<Component> components) throws IOException {
    Path folder = Files.createDirectories(home.resolve("licenses"));
    Files.writeString(
        home.resolve("LICENSE"),
        Files.readString(license)
            + "\n\nLangevin contains other software, under licences of its own: NOTICE lists it, and\n"
            + "the folder licenses has the texts.\n");
    try (Stream<Path> texts = Files.list(common)) {
      for (Path text : texts.toList()) {
        Files.writeString(folder.resolve(text.getFileName()), Files.readString(text));
      }
    }
    Files.writeString(folder.resolve("Apache-2.0.txt"), Files.readString(license));
    StringBuilder notice =
        new StringBuilder(
            """
            Langevin, a workbench for score-based generative modelling
            Licensed under Apache-2.0: see LICENSE.

            It contains the following, under licences whose texts are in the folder licenses: in a
            folder of the component's own if it brings them, with its notices, and by the licence's
            name otherwise. What is indented is part of the jar above it.

            """);
    SortedSet<String> lines = new TreeSet<>();
    for (Component component : components) {
      StringBuilder line = new StringBuilder(line(component, ""));
      component.parts().forEach(part -> line.append(line(part, "    ")));
      lines.add(line.toString());
      write(folder, component);
      for (Component part : component.parts()) {
        write(folder, part);
      }
    }
    lines.forEach(notice::append);
    Files.writeString(home.resolve("NOTICE"), notice.toString());
  }

  private static String line(Component component, String indent) {
    String group = component.group().isEmpty() ? "" : component.group() + ":";
    return indent
        + group
        + component.name()
        + " "
        + component.version()
        + ": "
        + component.license()
        + "\n";
  }

  private static void write(Path folder, Component component) throws IOException {
    for (Map.Entry<String, String> text : component.texts().entrySet()) {
      Path own = Files.createDirectories(folder.resolve(component.name()));
      String name = text.getKey().replaceFirst("^META-INF/licenses/[^/]+/", "");
      Path file = own.resolve(name.replaceFirst("^META-INF/", "").replace('/', '-'));
      Files.writeString(file, text.getValue());
    }
  }
}
