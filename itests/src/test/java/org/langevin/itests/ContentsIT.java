package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
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
  public void noJarThatNothingStarts() throws IOException {
    String startup = Files.readString(HOME.resolve("etc/startup.properties"));
    Set<String> others = new TreeSet<>();
    try (Stream<Path> files = Files.walk(HOME.resolve("system"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (!startup.contains("/" + jar.getFileName())) {
          others.add(jar.getFileName().toString().replaceFirst("-[0-9].*", ""));
        }
      }
    }
    assertEquals(
        Set.of(
            "org.apache.felix.framework",
            // On the class path.
            "org.apache.karaf.jaas.boot",
            // The feature service, which keeps Karaf's list of boot features from being empty.
            "org.apache.karaf.service.core",
            "org.langevin.testkit"),
        others);
  }

  @Test
  public void noScriptButOurs() throws IOException {
    try (Stream<Path> scripts = Files.walk(HOME.resolve("bin")).filter(Files::isRegularFile)) {
      assertEquals(
          Set.of("langevin", "setenv"),
          scripts.map(script -> script.getFileName().toString()).collect(Collectors.toSet()));
    }
  }

  /** No configuration names a server, or takes snapshots from one. */
  @Test
  public void nothingIsFetchedFromTheNetwork() throws IOException {
    List<String> servers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(HOME.resolve("etc"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".cfg")).toList()) {
        for (String line : Files.readAllLines(file)) {
          if (!line.strip().startsWith("#") && line.matches(".*\\b(https?|ftp)(:|\\\\:)//.*")) {
            servers.add(file.getFileName() + ": " + line);
          }
        }
      }
    }
    assertEquals(List.of(), servers);
  }

  /** Also what is inlined, and within native libraries. */
  @Test
  public void everyLicenceHasItsText() throws IOException {
    Set<String> missing = new TreeSet<>();
    List<String> notice = Files.readAllLines(HOME.resolve("NOTICE"));
    List<String> components =
        notice.stream().filter(line -> line.matches("\\s*[^ ]+ [^ ]+: .+")).toList();
    assertTrue(components.toString(), components.size() > 100);
    for (String component : components) {
      String name = component.replaceFirst("^\\s*([^ ]*:)?([^ ]+) .*", "$2");
      for (String license : component.replaceFirst(".* \\S+: ", "").split(" (AND|OR) ")) {
        if (!Files.exists(HOME.resolve("licenses").resolve(name))
            && !Files.exists(
                HOME.resolve("licenses").resolve(license.replace(' ', '_') + ".txt"))) {
          missing.add(component);
        }
      }
    }
    assertEquals(Set.of(), missing);
    String text = String.join("\n", components);
    for (String inlined :
        List.of("libquadmath", "libgomp", "jfreechart", "ejml-core", "commons-io", "openblas")) {
      assertTrue(inlined, text.contains(inlined));
    }
  }

  /** What had known weaknesses and is used by nothing. */
  @Test
  public void nothingIsInlinedThatNobodyLoads() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(HOME.resolve("system/org/langevin"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (JarFile entries = new JarFile(jar.toFile())) {
          entries.stream()
              .map(JarEntry::getName)
              .filter(
                  name ->
                      name.matches(
                          "org/apache/commons/(compress|codec|net)/.*|org/nd4j/shade/(yaml|wstx)/.*"
                              + "|onnx/.*|com/google/.*|.*/protobuf/[^/]*Message\\.class"))
              .forEach(found::add);
        }
      }
    }
    assertEquals(Set.of(), found);
  }

  @Test
  public void nobodyCanLogIn() throws IOException {
    for (String line : Files.readAllLines(HOME.resolve("etc/users.properties"))) {
      assertTrue(line, line.isBlank() || line.startsWith("#"));
    }
  }
}
