package org.langevin.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the jars of a distribution. */
final class Jars {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?i)(META-INF/|shaded/licenses/)?([^/]*/)*"
              + "[^/]*(licen[cs]e|notice|copying|ThirdPartyNotices)[^/]*");

  private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");

  /** The folder of the group, the artifact and the version. */
  private static final Pattern REPOSITORY =
      Pattern.compile("system/(.+)/([^/]+)/([^/]+)/[^/]+\\.jar");

  private Jars() {}

  /** A jar's group, artifact and version. */
  record Coordinates(String group, String artifact, String version) {}

  /** All jars, in the order of their paths. */
  static List<Path> all(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** By the place in the repository, by what the jar says of itself, or by its name. */
  static Coordinates coordinates(Path home, Path jar) throws IOException {
    String place = home.relativize(jar).toString().replace('\\', '/');
    Matcher repository = REPOSITORY.matcher(place);
    if (repository.matches()) {
      return new Coordinates(
          repository.group(1).replace('/', '.'), repository.group(2), repository.group(3));
    }
    String file = String.valueOf(jar.getFileName());
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().endsWith("/pom.properties")) {
          Properties own = new Properties();
          own.load(zip.getInputStream(entry));
          Coordinates coordinates =
              new Coordinates(
                  own.getProperty("groupId", ""),
                  own.getProperty("artifactId", ""),
                  own.getProperty("version", ""));
          if (file.equals(coordinates.artifact() + "-" + coordinates.version() + ".jar")) {
            return coordinates;
          }
        }
      }
    }
    Matcher name = FILE.matcher(file);
    if (!name.matches()) {
      throw new IOException(place + " has no version in its name");
    }
    return new Coordinates("", name.group(1), name.group(2));
  }

  /** The names of the files in it. */
  static List<String> entries(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
    }
  }

  /** The licences and notices in it, by their names, without those of classes. */
  static SortedMap<String, String> texts(Path jar) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<ZipEntry> entries = new ArrayList<>(zip.stream().toList());
      for (ZipEntry entry : entries) {
        if (!entry.isDirectory()
            && !entry.getName().endsWith(".class")
            && TEXT.matcher(entry.getName()).matches()) {
          texts.put(
              entry.getName(),
              new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  /** The checksum of a file. */
  static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
