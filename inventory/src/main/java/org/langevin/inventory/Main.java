package org.langevin.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Called by the build of a distribution. */
public final class Main {
  private static final String APACHE = "Apache-2.0";

  private Main() {}

  /**
   * Writes licences into a distribution and its bill of materials beside it.
   *
   * @param words the distribution, the folder of the rules and texts, our licence, the version, and
   *     the file of the bill of materials
   * @throws IOException naming everything that has no licence
   */
  public static void main(String[] words) throws IOException {
    Path home = Path.of(words[0]);
    Path folder = Path.of(words[1]);
    Path license = Path.of(words[2]);
    Path texts = folder.resolve("texts");
    List<Component> components =
        new Inventory(Inventory.rules(folder.resolve("components")), common(texts)).of(home);
    new Licenses(home).write(license, texts, components);
    Files.writeString(Path.of(words[4]), Sbom.of(words[3], components));
  }

  private static Set<String> common(Path texts) throws IOException {
    try (Stream<Path> files = Files.list(texts)) {
      return Stream.concat(
              Stream.of(APACHE),
              files.map(file -> name(file).replace(".txt", "").replace('_', ' ')))
          .collect(Collectors.toSet());
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
