package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.Test;

/** What is in the distribution. */
public class ContentsIT {
  private static final Path HOME = Path.of(System.getProperty("langevin.home"));

  @Test
  public void everyPluginOfTheSources() throws IOException {
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> folders = Files.walk(Path.of("..", "bundles"), 2)) {
      for (Path folder : folders.filter(path -> path.getNameCount() == 4).toList()) {
        if (Files.exists(folder.resolve("pom.xml"))) {
          missing.add(
              "org.langevin." + folder.getParent().getFileName() + "." + folder.getFileName());
        }
      }
    }
    assertTrue(missing.contains("org.langevin.samplers.ula"));
    String startup = Files.readString(HOME.resolve("etc/startup.properties"));
    missing.removeIf(name -> startup.contains("/" + name + "-"));
    assertEquals("To be added to features/pom.xml", Set.of(), missing);
  }

  @Test
  public void nobodyCanLogIn() throws IOException {
    for (String line : Files.readAllLines(HOME.resolve("etc/users.properties"))) {
      assertTrue(line, line.isBlank() || line.startsWith("#"));
    }
  }
}
