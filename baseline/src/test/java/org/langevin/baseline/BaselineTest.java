package org.langevin.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No exported package differs from that of the last release without a version that says so. */
class BaselineTest {
  private static final Path BUNDLES = Path.of("..", "bundles");
  private static final Path RELEASED = Path.of("released");

  /** The bundles whose packages others build against. */
  private static final List<String> NAMES =
      List.of("api", "kit", "binding", "nn", "testkit", "workbench");

  private static final String SHAPE = "org/langevin/api/Shape";

  @TempDir private Path folder;

  private static Path classes(String bundle) {
    return BUNDLES.resolve(bundle).resolve("target/classes");
  }

  /** With {@code -Dlangevin.baseline=write} what is compiled becomes what was released. */
  @Test
  void changesShowInVersions() throws IOException {
    List<String> complaints = new ArrayList<>();
    for (String bundle : NAMES) {
      Path released = RELEASED.resolve("org.langevin." + bundle + ".txt");
      Signature now = Signature.of(classes(bundle));
      if (System.getProperty("langevin.baseline", "").equals("write")) {
        Files.createDirectories(RELEASED);
        now.write(released);
      }
      if (Files.exists(released)) {
        complaints.addAll(now.complaints(Signature.read(released)));
      }
    }
    assertEquals("", String.join("\n", complaints));
  }

  @Test
  void whatIsWrittenIsWhatIsRead() {
    for (String bundle : NAMES) {
      Signature now = Signature.of(classes(bundle));
      now.write(folder.resolve(bundle));
      Signature read = Signature.read(folder.resolve(bundle));
      assertEquals(List.of(), now.complaints(read));
      assertEquals(List.of(), read.complaints(now));
      assertTrue(!read.versions().isEmpty(), bundle + " exports nothing");
    }
  }

  @Test
  void aMethodThatIsGoneNeedsANewMajorVersion() throws Exception {
    Signature released = Signature.of(classes("api"));
    Path copy = changed("public boolean isImage()", "public boolean isAnImage()");
    assertRefused(copy, released, "2.0.0");
    raise(copy, "1.1.0");
    assertRefused(copy, released, "2.0.0");
    raise(copy, "2.0.0");
    assertEquals(List.of(), Signature.of(copy).complaints(released));
  }

  @Test
  void aMethodThatIsNewNeedsANewMinorVersion() throws Exception {
    Signature released = Signature.of(classes("api"));
    Path copy =
        changed(
            "public boolean isImage()",
            "public boolean isPoint() { return rank() == 1; }  public boolean isImage()");
    assertRefused(copy, released, "1.2.0");
    raise(copy, "1.2.0");
    assertEquals(List.of(), Signature.of(copy).complaints(released));
  }

  @Test
  void whatAMethodDoesIsNoMatterOfTheSignature() throws Exception {
    Signature released = Signature.of(classes("api"));
    Path copy = changed("return lengths.length == 3 &&", "return rank() == 3 &&");
    assertEquals(List.of(), Signature.of(copy).complaints(released));
  }

  @Test
  void aPackageThatIsGoneIsMissed() throws Exception {
    Signature released = Signature.of(classes("api"));
    Signature less = Signature.of(classes("kit"));
    assertTrue(
        less.complaints(released).contains("org.langevin.api.sde is exported no more"),
        less.complaints(released).toString());
  }

  private static void assertRefused(Path bundle, Signature released, String version) {
    List<String> complaints = Signature.of(bundle).complaints(released);
    assertEquals(1, complaints.size(), complaints.toString());
    assertTrue(complaints.get(0).startsWith("org.langevin.api has changed"), complaints.get(0));
    assertTrue(complaints.get(0).contains("Shape"), complaints.get(0));
    assertTrue(complaints.get(0).endsWith("to " + version), complaints.get(0));
  }

  /** A copy of the API in which a class is compiled from a changed source. */
  private Path changed(String text, String replacement) throws IOException {
    Path copy = folder.resolve("api");
    try (Stream<Path> files = Files.walk(classes("api"))) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(classes("api").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    String source = Files.readString(BUNDLES.resolve("api/src/main/java").resolve(SHAPE + ".java"));
    assertTrue(source.contains(text), "the source is written otherwise");
    Path changed = folder.resolve("Shape.java");
    Files.writeString(changed, source.replace(text, replacement));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-proc:none",
                "-d",
                copy.toString(),
                "-cp",
                copy.toString(),
                changed.toString());
    assertEquals(0, status, "does not compile");
    return copy;
  }

  private static void raise(Path bundle, String version) throws IOException {
    Path file = bundle.resolve("META-INF/MANIFEST.MF");
    Manifest manifest;
    try (InputStream stream = Files.newInputStream(file)) {
      manifest = new Manifest(stream);
    }
    String exports = manifest.getMainAttributes().getValue("Export-Package");
    manifest
        .getMainAttributes()
        .putValue(
            "Export-Package",
            exports.replaceFirst(
                "org\\.langevin\\.api;version=\"[0-9.]+\"",
                "org.langevin.api;version=\"" + version + "\""));
    try (OutputStream stream = Files.newOutputStream(file)) {
      manifest.write(stream);
    }
  }
}
