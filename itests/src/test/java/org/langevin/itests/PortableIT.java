package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The distribution of the plugins that need no native libraries, beside that of all plugins. */
public class PortableIT {
  private static final Path HOME = Path.of(System.getProperty("langevin.portable"));
  private static final Path WHOLE = Path.of(System.getProperty("langevin.home"));

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Langevin portable;

  @Before
  public void setUp() throws IOException {
    folder = temporary.newFolder("portable").toPath();
    portable = new Langevin(folder).from(HOME);
  }

  private static Set<String> jars(Path home) throws IOException {
    Set<String> jars = new TreeSet<>();
    try (Stream<Path> files = Files.walk(home.resolve("system/org/langevin"))) {
      files
          .filter(file -> file.toString().endsWith(".jar"))
          .forEach(file -> jars.add(file.getParent().getParent().getFileName().toString()));
    }
    return jars;
  }

  @Test
  public void lacksWhatIsAboutNativeLibrariesAndNothingElse() throws IOException {
    Set<String> missing = jars(WHOLE);
    missing.removeAll(jars(HOME));
    assertEquals(
        Set.of(
            "org.langevin.metrics.onnx-features",
            "org.langevin.networks.dl4j",
            "org.langevin.numerics",
            "org.langevin.numerics-natives",
            "org.langevin.onnxruntime"),
        missing);
    try (Stream<Path> files = Files.walk(HOME.resolve("system/org/langevin"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        try (JarFile entries = new JarFile(jar.toFile())) {
          assertEquals(
              List.of(),
              entries.stream()
                  .map(JarEntry::getName)
                  .filter(name -> name.matches(".*\\.(so|dll|dylib|jnilib)([.0-9]*)"))
                  .toList());
        }
      }
    }
  }

  /** Neither are there licences of what is not there, nor does one lack. */
  @Test
  public void saysWhatIsInIt() throws IOException {
    String notice = Files.readString(HOME.resolve("NOTICE"));
    assertTrue(notice.contains("jfreechart"));
    for (String absent : List.of("openblas", "nd4j", "onnxruntime", "libgomp")) {
      assertFalse(absent, notice.contains(absent));
    }
  }

  @Test
  public void runsComeToTheSameBits() throws Exception {
    List<String> words =
        List.of(
            "run",
            "quickstart/swiss-roll",
            "--profile",
            "quick",
            "--threads",
            "2",
            "--quiet",
            "--set",
            "/training/steps=200",
            "--set",
            "/samplers/0/steps=20",
            "--set",
            "/samplers/1/steps=20");
    Map<String, byte[]> expected = RunFiles.of(new Langevin(folder), folder, words, "whole");
    RunFiles.assertSame("portable", expected, RunFiles.of(portable, folder, words, "portable"));
  }

  @Test
  public void saysThatAPluginIsNotThereAndOffersNoneThatCannotBe() throws Exception {
    RunFiles.writeGraphExperiment(folder, "experiment.json");
    Langevin.Result result = portable.run("run", "experiment.json");
    assertEquals(result.err(), 2, result.status());
    assertTrue(result.err(), result.err().contains("there is no network dl4j"));
    assertFalse(result.err(), result.err().contains("feature:install"));
  }

  @Test
  public void theConsoleStartsAndListsWhatIsThere() throws Exception {
    Files.writeString(folder.resolve("commands"), "feature:list -i --no-format\nfeature:list\n");
    Langevin.Result result =
        portable.script("KARAF_DATA=\"$PWD/data\" exec \"$LANGEVIN\" shell < commands");
    assertEquals(result.err(), 0, result.status());
    assertEquals("", result.err());
    assertTrue(result.out(), result.out().contains("langevin-portable"));
    assertFalse(result.out(), result.out().contains("dl4j"));
    assertFalse(result.out(), result.out().contains("langevin-all"));
    assertFalse(Files.readString(folder.resolve("data/log/karaf.log")).contains("ERROR"));
  }
}
